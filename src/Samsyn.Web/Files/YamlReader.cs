using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Samsyn.Web.Files;

/// <summary>
/// Reads one YAML document into <see cref="YamlNode"/>s from YamlDotNet's events, as strictly as CONTRACT.md (General)
/// asks: no anchors, aliases, tags, directives or second document, each key once, at most 64 levels.
/// </summary>
/// <remarks>
/// What is refused is refused at its first event, before anything is built from it: a file whose aliases would unfold
/// into a billion nodes costs as much as a file with one wrong word.
/// </remarks>
public sealed class YamlReader
{
    /// <summary>The deepest level a node may stand at; the root stands at 1.</summary>
    public const int MaxDepth = 64;

    private readonly SourceText source;
    private readonly FaultList faults;
    private readonly Scanner scanner;
    private readonly Parser events;

    private YamlReader(SourceText source, FaultList faults)
    {
        this.source = source;
        this.faults = faults;
        scanner = new Scanner(new StringReader(source.Text), skipComments: true);
        events = new Parser(scanner);
    }

    /// <summary>
    /// The map at the root of the file. Repeated keys are added to <paramref name="faults"/> and reading goes on;
    /// what makes the rest of the file unreadable is added too, and then there is no map.
    /// </summary>
    public static YamlMap? Read(SourceText source, FaultList faults)
    {
        try
        {
            return new YamlReader(source, faults).Document();
        }
        catch (YamlException e)
        {
            faults.Add(Syntax(source, e));
            return null;
        }
        catch (FaultyFileException e)
        {
            faults.AddAll(e.Faults);

            return null;
        }
    }

    private YamlMap? Document()
    {
        RefuseDirectives();
        Next<StreamStart>();
        if (Advance() && events.Current is StreamEnd)
        {
            throw SourceText.Fail(source.File, "filen är tom", "börja filen med samsyn: 1");
        }

        Current<DocumentStart>();
        Advance();
        var root = Node(depth: 1);
        Next<DocumentEnd>();
        if (Advance() && events.Current is DocumentStart second)
        {
            throw Stop(second.Start, "ett andra dokument börjar här", "lägg det i en egen fil, eller ta bort raden ---");
        }

        if (root is YamlMap map)
        {
            return map;
        }

        faults.Add(new Place(source.File, root.Line, root.Column), "filen innehåller inga nycklar", "börja filen med samsyn: 1");
        return null;
    }

    /// <summary>Reads the node whose first event is the current one and leaves its last event current.</summary>
    private YamlNode Node(int depth)
    {
        var current = events.Current!;
        if (current is AnchorAlias alias)
        {
            throw Stop(alias.Start, $"alias (*{alias.Value}) får inte användas", "skriv ut värdet i stället");
        }

        var node = (NodeEvent)current;
        if (!node.Anchor.IsEmpty)
        {
            throw Stop(node.Start, $"ankare (&{node.Anchor.Value}) får inte användas", "ta bort ankaret och skriv ut värdet där det behövs");
        }

        if (!node.Tag.IsEmpty)
        {
            throw Stop(node.Start, $"taggar ({node.Tag}) får inte användas", "ta bort taggen; ett värde får sin typ av sin nyckel");
        }

        if (depth > MaxDepth)
        {
            throw Stop(node.Start, $"djupare än {MaxDepth} nivåer", "flytta ut innehållet till en grundare nivå");
        }

        return node switch
        {
            Scalar scalar => Text(scalar),
            SequenceStart => List(node, depth),
            _ => Map(node, depth),
        };
    }

    private YamlList List(NodeEvent start, int depth)
    {
        var items = new List<YamlNode>();
        while (Advance() && events.Current is not SequenceEnd)
        {
            items.Add(Node(depth + 1));
        }

        return new YamlList(items, (int)start.Start.Line, (int)start.Start.Column);
    }

    private YamlMap Map(NodeEvent start, int depth)
    {
        var entries = new List<YamlEntry>();
        HashSet<string>? seen = null;
        while (Advance() && events.Current is not MappingEnd)
        {
            var node = Node(depth + 1);
            if (node is not YamlText key)
            {
                throw new FaultyFileException(new Fault(
                    new Place(source.File, node.Line, node.Column), "en nyckel är en lista eller en samling nycklar", "skriv ett ord som nyckel"));
            }

            Advance();
            var value = Node(depth + 1);
            if (IsNew(key.Value, entries, ref seen))
            {
                entries.Add(new YamlEntry(key, value));
            }
            else
            {
                faults.Add(new Place(source.File, key.Line, key.Column), $"nyckeln {key.Value} står två gånger", "ta bort den ena");
            }
        }

        return new YamlMap(entries, (int)start.Start.Line, (int)start.Start.Column);
    }

    /// <summary>
    /// A scalar; an escape such as <c>"\0"</c> may not bring in a character that may not stand in the file itself, for
    /// PostgreSQL stores no NUL and no output format takes half a character.
    /// </summary>
    private YamlText Text(Scalar scalar)
    {
        if (scalar.Style == ScalarStyle.DoubleQuoted && SourceText.Refuses(scalar.Value) is { } what)
        {
            faults.Add(new Place(source.File, (int)scalar.Start.Line, (int)scalar.Start.Column), $"värdet innehåller {what}", "ta bort tecknet");
        }

        return new YamlText(scalar.Value, scalar.Style != ScalarStyle.Plain, (int)scalar.Start.Line, (int)scalar.Start.Column);
    }

    private static bool IsNew(string key, List<YamlEntry> entries, ref HashSet<string>? seen)
    {
        if (seen is not null)
        {
            return seen.Add(key);
        }

        foreach (var entry in entries)
        {
            if (string.Equals(entry.Key.Value, key, StringComparison.Ordinal))
            {
                return false;
            }
        }

        if (entries.Count >= 16)
        {
            seen = new HashSet<string>(entries.Select(entry => entry.Key.Value), StringComparer.Ordinal) { key };
        }

        return true;
    }

    /// <summary>
    /// Goes to the next event. For some files that are no YAML the scanner fails with an exception of its own inner workings; it stands
    /// then where the file is wrong.
    /// </summary>
    private bool Advance()
    {
        try
        {
            return events.MoveNext();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or ArithmeticException or FormatException or InvalidCastException)
        {
            throw new SyntaxErrorException(scanner.CurrentPosition, scanner.CurrentPosition, e.Message);
        }
    }

    private void Next<T>()
        where T : ParsingEvent
    {
        Advance();
        Current<T>();
    }

    private T Current<T>()
        where T : ParsingEvent =>
        events.Current as T ?? throw Stop(events.Current?.Start ?? Mark.Empty, "filen är inte giltig YAML", "kontrollera början av filen");

    private FaultyFileException Stop(Mark at, string what, string mend) =>
        new(new Fault(new Place(source.File, (int)at.Line, (int)at.Column), what, mend));

    /// <summary>A line that begins with % before the document; some of them leave no trace in the events.</summary>
    private void RefuseDirectives()
    {
        var number = 0;
        foreach (var line in source.Text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.StartsWith('%'))
            {
                throw new FaultyFileException(new Fault(new Place(source.File, number, 1), "direktiv som börjar med % får inte finnas", "ta bort raden"));
            }

            if (!line.IsWhiteSpace() && !line.TrimStart().StartsWith('#'))
            {
                return;
            }
        }
    }

    private static Fault Syntax(SourceText source, YamlException e)
    {
        var told = (int)e.Start.Line;
        if (TabIndentation(source.Text) is var tab and > 0 && (told <= 1 || tab - told is 0 or 1))
        {
            return new Fault(new Place(source.File, tab, 1), "raden är indragen med tabb", "dra in med blanksteg");
        }

        var place = new Place(source.File, Math.Max(1, told), (int)Math.Max(1, e.Start.Column));
        return new Fault(place, "filen är inte giltig YAML här", "kontrollera indrag, kolon, hakar och citattecken på raden och på raden före");
    }

    /// <summary>
    /// The first line whose leading white space holds a tab, or 0. The parser tells tab indentation
    /// at 1:1 whatever the line, and a person looks for it in vain: a tab looks like blanks.
    /// </summary>
    private static int TabIndentation(string text)
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var content = line.TrimStart(" \t");
            if (line[..^content.Length].Contains('\t'))
            {
                return number;
            }
        }

        return 0;
    }
}
