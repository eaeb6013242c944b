namespace Samsyn.Domain.Agreements.Clauses;

/// <summary>Something in a text's numbers or headings that a reader will stumble on. Nothing is refused for it.</summary>
public abstract record TextNotice(int Clause)
{
    /// <summary>Two clauses have the same number: "enligt 4.2" means either.</summary>
    public sealed record SameNumber(int Clause, string Number) : TextNotice(Clause);

    /// <summary>Two chapters have the same heading.</summary>
    public sealed record SameHeading(int Clause, string Heading) : TextNotice(Clause);

    /// <summary>A number does not follow the one before it: 4.2, then 4.4.</summary>
    public sealed record NotNext(int Clause, string Before, string Number) : TextNotice(Clause);

    /// <summary>A point stands under another chapter than its number says: 5.1 under 4.</summary>
    public sealed record NotUnderItsChapter(int Clause, string Chapter, string Number) : TextNotice(Clause);

    /// <summary>All there are, in reading order.</summary>
    public static IReadOnlyList<TextNotice> Of(ClauseText text)
    {
        var notices = new List<TextNotice>();
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        var headings = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var last = new Dictionary<int, string>();
        for (var i = 0; i < text.InOrder.Count; i++)
        {
            var placed = text.InOrder[i];
            if (placed.Clause.Heading is { Length: > 0 } heading && !headings.Add(heading)) notices.Add(new SameHeading(i, heading));
            if (placed.Clause.Number is not { } number) continue;
            var parts = number.Trim('§', ' ').Split('.');
            if (placed.Parent >= 0 && text.InOrder[placed.Parent].Clause.Number?.Trim('§', ' ') is { } chapter && parts.Length > 1 && string.Join('.', parts[..^1]) != chapter)
                notices.Add(new NotUnderItsChapter(i, chapter, number));
            else if (!numbers.Add(number)) notices.Add(new SameNumber(i, number));
            else if (last.TryGetValue(placed.Parent, out var before) && IsNot(Next(before), parts[^1])) notices.Add(new NotNext(i, before, number));
            last[placed.Parent] = number;
        }

        return notices;
    }

    private static int? Next(string number) => int.TryParse(number.Trim('§', ' ').Split('.')[^1], out var last) ? last + 1 : null;

    private static bool IsNot(int? next, string last) => next is { } expected && int.TryParse(last, out var number) && number != expected;
}
