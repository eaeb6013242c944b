using System.Security.Cryptography;
using System.Text;

namespace Samsyn.Domain.Agreements.Clauses;

/// <summary>
/// What a clause is called for ever (punktens beständiga id), whatever number it has in a version: <c>k7f2m9qd</c>.
/// </summary>
/// <remarks>
/// Eight characters of digits and consonants, so that no id is a word. Made from agreement, version and the clause's place when it first appears, so that
/// two nodes that read the same file give the same ids.
/// </remarks>
public readonly record struct ClauseId
{
    private const string Alphabet = "23456789bcdfghjkmnpqrstvwxz";

    /// <exception cref="FormatException">Not 4 to 16 of the alphabet's characters.</exception>
    public ClauseId(string text)
    {
        if (!IsValid(text)) throw new FormatException($"'{text}' is not the id of a clause.");
        Text = text;
    }

    public string Text { get; }

    public static bool IsValid(string? text) => text is { Length: >= 4 and <= 16 } && text.All(c => Alphabet.Contains(c, StringComparison.Ordinal));

    /// <summary>The id of a clause that appears for the first time.</summary>
    public static ClauseId First(string agreement, string version, int place, int attempt = 0)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{agreement}\n{version}\n{place}\n{attempt}"));
        var text = new char[8];
        for (var i = 0; i < text.Length; i++) text[i] = Alphabet[(hash[2 * i] << 8 | hash[2 * i + 1]) % Alphabet.Length];
        return new ClauseId(new string(text));
    }

    public override string ToString() => Text;
}

/// <summary>Gives each clause of a version its id: the one it had before, or a new one.</summary>
public static class ClauseIds
{
    /// <summary>Ids in reading order. A clause that was divided keeps its id in its largest part; of two that became one, the larger keeps its own.</summary>
    /// <param name="before">The version before with its ids; null for the first.</param>
    /// <param name="said">Ids that a person has said, by index in reading order: they go before what is found out.</param>
    /// <param name="taken">Ids that other versions of the agreement have used.</param>
    public static IReadOnlyList<ClauseId> Of(
        string agreement, string version, ClauseText text, (ClauseText Text, IReadOnlyList<ClauseId> Ids)? before,
        IReadOnlyDictionary<int, ClauseId>? said = null, IEnumerable<ClauseId>? taken = null)
    {
        var count = text.InOrder.Count;
        var ids = new ClauseId?[count];
        var used = new HashSet<ClauseId>(taken ?? []);
        var given = new HashSet<ClauseId>();
        foreach (var (index, id) in said ?? new Dictionary<int, ClauseId>())
        {
            ids[index] = id;
            given.Add(id);
        }

        if (before is { } earlier)
        {
            used.UnionWith(earlier.Ids);
            // What a person has said is known to the matching by equal ids; the rest gets ids that match nothing.
            var hinted = said is null ? null : Enumerable.Range(0, count).Select(i => ids[i] ?? default).ToArray();
            var old = TextComparison.Between(earlier.Text, text, hinted is null ? null : earlier.Ids, hinted).OldOf;
            for (var i = 0; i < count; i++)
                if (ids[i] is null && old[i] >= 0 && given.Add(earlier.Ids[old[i]])) ids[i] = earlier.Ids[old[i]];
        }

        used.UnionWith(given);
        for (var i = 0; i < count; i++)
        {
            for (var attempt = 0; ids[i] is null; attempt++)
            {
                var id = ClauseId.First(agreement, version, i, attempt);
                if (used.Add(id)) ids[i] = id;
            }
        }

        return [.. ids.Select(id => id!.Value)];
    }
}
