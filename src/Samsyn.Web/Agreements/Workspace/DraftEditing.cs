using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Web.Agreements.Clauses;

namespace Samsyn.Web.Agreements.Workspace;

/// <summary>A draft as the tree it is, and what one can do to it: each act gives the text and entries as they become.</summary>
/// <remarks>
/// A piece of the text is a clause without its sub-clauses. Acts put pieces together and read the whole again, so that a draft is always a text that reads
/// back as itself; ids go with their pieces.
/// </remarks>
public sealed class DraftEditing
{
    private readonly string agreement;
    private readonly List<string> pieces;
    private readonly List<ClauseEntry> entries;

    public DraftEditing(string agreement, string text, IReadOnlyList<ClauseEntry> entries)
    {
        this.agreement = agreement;
        Text = MarkdownText.Read(text);
        pieces = [.. CanonicalText.Pieces(Text)];
        this.entries = [.. entries];
    }

    public ClauseText Text { get; }

    public IReadOnlyList<ClauseEntry> Entries => entries;

    /// <summary>Place in reading order; −1 when the clause is gone.</summary>
    public int IndexOf(ClauseId id) => entries.FindIndex(entry => entry.Id == id);

    /// <summary>What a clause says, in short: whoever opened it before somebody else changed it is told.</summary>
    public string Seen(int index) => CanonicalText.HashOf(Text.InOrder[index].Clause)[..16] + (Text.InOrder[index].Clause.Number ?? "");

    /// <summary>Gives a clause another wording. Numbered paragraphs in it become points of their own after it.</summary>
    public (string Text, IReadOnlyList<ClauseEntry> Entries) Change(int index, string? number, string? heading, string body)
    {
        var placed = Text.InOrder[index];
        pieces[index + 1] = Piece(placed.Clause.Heading is null ? null : placed.Depth, number, heading, body);
        return Whole(index, 1, [entries[index]]);
    }

    /// <summary>Puts a clause in after another, with all that one's sub-clauses before it; first when <paramref name="after"/> is −1.</summary>
    /// <param name="heading">Null for a point.</param>
    public (string Text, IReadOnlyList<ClauseEntry> Entries) Add(int after, string? number, string? heading, string body)
    {
        var depth = after < 0 ? 1 : HeadingDepth(after);
        var at = after < 0 ? 0 : heading is null ? after + 1 : After(after);
        pieces.Insert(at + 1, Piece(heading is null ? null : depth, number, heading, body));
        return Whole(at, 0, []);
    }

    /// <summary>Takes a clause away with its sub-clauses.</summary>
    public (string Text, IReadOnlyList<ClauseEntry> Entries) Remove(int index)
    {
        var end = After(index);
        pieces.RemoveRange(index + 1, end - index);
        entries.RemoveRange(index, end - index);
        return (Joined(), entries);
    }

    /// <summary>Moves a clause with its sub-clauses to after another one and those below it; first when <paramref name="after"/> is −1.</summary>
    public (string Text, IReadOnlyList<ClauseEntry> Entries) Move(int index, int after)
    {
        var count = After(index) - index;
        if (after >= index && after < index + count) return (Joined(), entries);
        var to = after < 0 ? 0 : Text.InOrder[index].Clause.Heading is null && Text.InOrder[after].Clause.Heading is not null ? after + 1 : After(after);
        var (movedPieces, movedEntries) = (pieces.GetRange(index + 1, count), entries.GetRange(index, count));
        pieces.RemoveRange(index + 1, count);
        entries.RemoveRange(index, count);
        if (to > index) to -= count;
        pieces.InsertRange(to + 1, movedPieces);
        entries.InsertRange(to, movedEntries);
        return (Joined(), entries);
    }

    /// <summary>Says who is responsible by a clause.</summary>
    public (string Text, IReadOnlyList<ClauseEntry> Entries) Responsible(int index, IReadOnlyList<Responsibility> responsibilities)
    {
        entries[index] = entries[index] with { Responsibilities = responsibilities };
        return (Joined(), entries);
    }

    /// <summary>Says which earlier clause this one is: it gets that one's id.</summary>
    public (string Text, IReadOnlyList<ClauseEntry> Entries) Is(int index, ClauseId id)
    {
        entries[index] = entries[index] with { Id = id };
        return (Joined(), entries);
    }

    /// <summary>Replaces the whole text, as after a round in Word: clauses are found again by what they say.</summary>
    public (string Text, IReadOnlyList<ClauseEntry> Entries) Replace(ClauseText text) => Identified(agreement, text, (Text, entries));

    /// <summary>A text with ids for its clauses, and the responsibilities that came along with those it had before.</summary>
    public static (string Text, IReadOnlyList<ClauseEntry> Entries) Identified(string agreement, ClauseText text, (ClauseText Text, IReadOnlyList<ClauseEntry> Entries)? before)
    {
        var ids = ClauseIds.Of(agreement, Guid.CreateVersion7().ToString(), text, before is { } b ? (b.Text, [.. b.Entries.Select(entry => entry.Id)]) : null);
        var known = before?.Entries.ToDictionary(entry => entry.Id, entry => entry.Responsibilities);
        return (CanonicalText.Of(text), [.. ids.Select(id => new ClauseEntry(id, known?.GetValueOrDefault(id) ?? []))]);
    }

    /// <summary>A piece in its one form. A heading or a numbered paragraph in the body becomes a clause of its own after it.</summary>
    private static string Piece(int? depth, string? number, string? heading, string body)
    {
        // Read by itself, under a heading of its own, so that nothing in it reaches outside it.
        var read = MarkdownText.Read("# x\n\n## y\n\n" + (depth is null && number is not null ? number + " " : "") + body.TrimStart());
        var inner = CanonicalText.Pieces(read).Skip(2).ToList();
        var own = CanonicalText.BodyOf(read.Clauses[0]);
        if (depth is { } level) inner.Insert(0, CanonicalText.HeadingLine(level, number, ClauseTextBuilder.OneLine(heading ?? "")) + "\n" + (own.Length > 0 ? "\n" + own + "\n" : ""));
        else if (own.Length > 0) inner.Insert(0, own + "\n");
        return string.Join('\n', inner);
    }

    /// <summary>The whole as it reads now; clauses that came out of the piece at <paramref name="at"/> beyond those known get ids of their own.</summary>
    private (string Text, IReadOnlyList<ClauseEntry> Entries) Whole(int at, int replaced, IReadOnlyList<ClauseEntry> known)
    {
        var text = Joined();
        var read = MarkdownText.Read(text);
        var came = read.InOrder.Count - (entries.Count - replaced);
        var after = entries.Take(at).ToList();
        var taken = entries.Select(entry => entry.Id).ToHashSet();
        for (var i = 0; i < came; i++)
        {
            if (i < known.Count) after.Add(known[i]);
            else
            {
                var id = ClauseId.First(agreement, Guid.CreateVersion7().ToString(), i);
                while (!taken.Add(id)) id = ClauseId.First(agreement, Guid.CreateVersion7().ToString(), i);
                after.Add(new ClauseEntry(id, []));
            }
        }

        after.AddRange(entries.Skip(at + replaced));
        return (CanonicalText.Of(read), after);
    }

    private string Joined() => CanonicalText.Of(MarkdownText.Read(string.Join('\n', pieces.Where(piece => piece.Length > 0))));

    /// <summary>Index of the first clause that is not below this one.</summary>
    private int After(int index)
    {
        var end = index + 1;
        while (end < Text.InOrder.Count && Text.InOrder[end].Depth > Text.InOrder[index].Depth) end++;
        return end;
    }

    private int HeadingDepth(int index)
    {
        while (Text.InOrder[index].Clause.Heading is null && Text.InOrder[index].Parent >= 0) index = Text.InOrder[index].Parent;
        return Text.InOrder[index].Clause.Heading is null ? 1 : Text.InOrder[index].Depth;
    }
}

/// <summary>What the journal keeps of a change to a draft: the clause, or how many clauses there are.</summary>
public sealed record DraftTrace(string Draft, string? Clause = null, string? Number = null, string? Heading = null, string? Body = null, int? Clauses = null, string? Text = null);
