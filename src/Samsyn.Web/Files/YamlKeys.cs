namespace Samsyn.Web.Files;

/// <summary>
/// Reads the keys of one map of a YAML file. Each key asked for is thereby a known key; <see cref="Close"/> refuses the
/// others and suggests the nearest known one.
/// </summary>
/// <example><code>
/// var row = new YamlKeys(map, file, faults);
/// var on = row.Required("on")?.Day();
/// var note = row.Optional("note")?.Text;
/// row.Close();
/// </code></example>
public sealed class YamlKeys(YamlMap map, string file, FaultList faults)
{
    private readonly List<string> known = [];

    /// <summary>Where the map begins: the place of a fault about the map as a whole.</summary>
    public Place Place => At(map);

    public FaultList Faults => faults;

    /// <summary>The keys that are there, known or not.</summary>
    public IEnumerable<string> Present => map.Entries.Select(entry => entry.Key.Value);

    public bool Has(string key) => map[key] is not null;

    /// <summary>The key is there and something stands under it.</summary>
    public bool Says(string key) => map[key] is not (null or YamlText { IsBlank: true });

    /// <summary>A key's text, or null and a fault when the key is missing or holds a list or a map.</summary>
    public Written? Required(string key)
    {
        RequireNode(key);
        return Optional(key);
    }

    /// <summary>A key's text, or null when the key is left out.</summary>
    public Written? Optional(string key) => Node(key) is { } node ? Text(node, key) : null;

    /// <summary>The map under a key, or null and a fault when it is missing or something else.</summary>
    public YamlKeys? RequiredMap(string key)
    {
        RequireNode(key);
        return OptionalMap(key);
    }

    /// <summary>The map under a key, or null when the key is left out.</summary>
    public YamlKeys? OptionalMap(string key)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlMap inner:
                return new YamlKeys(inner, file, faults);
            case var other:
                faults.Add(At(other), $"{key} ska vara nycklar med värden", $"skriv {key}: {{ … }} eller nycklarna indragna på egna rader");
                return null;
        }
    }

    /// <summary>The maps of a list: the rows under <c>decisions</c>. Empty when the key is left out.</summary>
    public IEnumerable<YamlKeys> Rows(string key)
    {
        foreach (var item in List(key))
        {
            if (item is YamlMap row)
            {
                yield return new YamlKeys(row, file, faults);
            }
            else
            {
                faults.Add(At(item), $"varje rad under {key} ska vara nycklar med värden", "skriv raden som - { nyckel: värde, … }");
            }
        }
    }

    /// <summary>The maps of a list that must be there.</summary>
    public IEnumerable<YamlKeys> RequiredRows(string key)
    {
        RequireNode(key);
        return Rows(key);
    }

    /// <summary>The texts of a list, as <c>bodies: [GR, FY]</c>. Empty when the key is left out.</summary>
    public IReadOnlyList<Written> Texts(string key)
    {
        var texts = new List<Written>();
        foreach (var item in List(key))
        {
            if (Text(item, key) is { } text)
            {
                texts.Add(text);
            }
        }

        return texts;
    }

    /// <summary>The texts of a list that must be there.</summary>
    public IReadOnlyList<Written> RequiredTexts(string key)
    {
        RequireNode(key);
        return Texts(key);
    }

    /// <summary>What stands under a key, whatever it is; the key counts as known.</summary>
    public YamlNode? Node(string key)
    {
        known.Add(key);
        return map[key];
    }

    /// <summary>The place of a key's value, or of the map when the key is not there.</summary>
    public Place PlaceOf(string key) => map[key] is { } node ? At(node) : Place;

    /// <summary>The place of the key itself, or of the map when the key is not there.</summary>
    public Place PlaceOfKey(string key)
    {
        foreach (var entry in map.Entries)
        {
            if (string.Equals(entry.Key.Value, key, StringComparison.Ordinal))
            {
                return At(entry.Key);
            }
        }

        return Place;
    }

    /// <summary>Says that a key may not stand here although it is known elsewhere, with the reason.</summary>
    public void RefuseKey(string key, string what, string mend)
    {
        known.Add(key);
        if (Has(key))
        {
            faults.Add(PlaceOfKey(key), what, mend);
        }
    }

    /// <summary>Refuses every key nobody asked for.</summary>
    public void Close()
    {
        foreach (var entry in map.Entries)
        {
            var key = entry.Key.Value;
            if (known.Contains(key, StringComparer.Ordinal))
            {
                continue;
            }

            var near = faults.Count < FaultList.Kept ? Nearest.Of(key, known) : null;
            faults.Add(At(entry.Key), $"okänd nyckel {key}", near is null ? $"ta bort den; här får stå: {string.Join(", ", known.Distinct())}" : $"menade du {near}?");
        }
    }

    private void RequireNode(string key)
    {
        if (!Has(key))
        {
            known.Add(key);
            faults.Add(Place, $"nyckeln {key} saknas", $"lägg till {key}");
        }
    }

    private IReadOnlyList<YamlNode> List(string key)
    {
        switch (Node(key))
        {
            case null or YamlText { IsBlank: true }:
                return [];
            case YamlList list:
                return list.Items;
            case var other:
                faults.Add(At(other), $"{key} ska vara en lista", $"skriv {key}: [ … ] eller raderna med bindestreck under");
                return [];
        }
    }

    private Written? Text(YamlNode node, string key)
    {
        if (node is YamlText text)
        {
            return new Written(text.Value, At(node), faults);
        }

        faults.Add(At(node), $"{key} ska vara ett enda värde", node is YamlList ? "skriv ett värde; är hakarna en del av det, sätt citattecken runt det" : "skriv värdet direkt efter kolonet");
        return null;
    }

    private Place At(YamlNode node) => new(file, node.Line, node.Column);
}
