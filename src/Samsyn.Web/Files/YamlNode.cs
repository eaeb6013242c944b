namespace Samsyn.Web.Files;

/// <summary>
/// A node of a YAML file with its place: text, a list or a map. There are no numbers, dates or truth values here;
/// a scalar is the text as written and gets its type from its key (CONTRACT.md, General), so 1480 and "1480" are one id
/// and 1.10 is not 1.1.
/// </summary>
public abstract class YamlNode
{
    private protected YamlNode(int line, int column)
    {
        Line = line;
        Column = column;
    }

    public int Line { get; }

    public int Column { get; }
}

/// <summary>A scalar: its text, quotes and escapes already read.</summary>
public sealed class YamlText(string value, bool quoted, int line, int column) : YamlNode(line, column)
{
    public string Value { get; } = value;

    /// <summary>Nothing at all after the key, as in <c>decisions:</c> with no rows below.</summary>
    public bool IsBlank => Value.Length == 0 && !quoted;
}

/// <summary>A list, in block or flow style.</summary>
public sealed class YamlList(IReadOnlyList<YamlNode> items, int line, int column) : YamlNode(line, column)
{
    public IReadOnlyList<YamlNode> Items { get; } = items;
}

/// <summary>A key of a map with the place of its own, and what stands under it.</summary>
public readonly record struct YamlEntry(YamlText Key, YamlNode Value);

/// <summary>A map; each key once.</summary>
public sealed class YamlMap(IReadOnlyList<YamlEntry> entries, int line, int column) : YamlNode(line, column)
{
    /// <summary>Rows have a dozen keys, where a walk beats a hash; a map with more gets an index.</summary>
    private const int IndexedAbove = 16;

    private readonly Dictionary<string, YamlNode>? index = entries.Count > IndexedAbove
        ? entries.ToDictionary(entry => entry.Key.Value, entry => entry.Value, StringComparer.Ordinal)
        : null;

    public IReadOnlyList<YamlEntry> Entries { get; } = entries;

    /// <summary>What stands under a key, or null when the key is not there.</summary>
    public YamlNode? this[string key]
    {
        get
        {
            if (index is not null)
            {
                return index.GetValueOrDefault(key);
            }

            for (var i = 0; i < Entries.Count; i++)
            {
                if (string.Equals(Entries[i].Key.Value, key, StringComparison.Ordinal))
                {
                    return Entries[i].Value;
                }
            }

            return null;
        }
    }
}
