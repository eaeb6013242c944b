using Samsyn.Web.Files;

namespace Samsyn.Web.Tests.Files;

/// <summary>
/// CONTRACT.md C2: what an agreement file is refused for, word for word, at the key it is about. The cases and the messages stand
/// in <c>refusals.txt</c> beside this file, where they can be read as a list.
/// </summary>
[Rule("C0.faults", "C2.keys", "C2.cascade", "C2.who-decides", "C2.outcomes", "C2.versions", "C2.identity", "C2.annulled", "C2.corrected", "C2.assessed", "C2.recorded-at", "C2.also", "C3.4.quorum")]
public class ImportRefusalTests
{
    private static readonly string[] Sections = ["cascade", "decisions", "entry", "setting", "versions", "parties", "end", "whole"];

    public static TheoryData<string, string, string> Cases()
    {
        var data = new TheoryData<string, string, string>();
        var (section, rows, told) = ("", new List<string>(), new List<string>());
        foreach (var line in File.ReadLines(Source).Skip(1).Append(""))
        {
            if (Sections.Contains(line.Trim('[', ']')) && line.StartsWith('['))
            {
                section = line.Trim('[', ']');
            }
            else if (line.StartsWith("> ", StringComparison.Ordinal))
            {
                told.Add(line[2..]);
            }
            else if (line.Length > 0)
            {
                rows.Add(line);
            }
            else if (rows.Count > 0)
            {
                data.Add(section, string.Join('\n', rows), string.Join('\n', told));
                (rows, told) = ([], []);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_file_is_refused_with_these_words_and_nothing_changes(string section, string rows, string told)
    {
        using var importing = Importing.WithCounty();
        File.CreateSymbolicLink(Path.Combine(importing.Folder, "lank.md"), "/etc/hostname");
        importing.Put("latin1.md", [(byte)'f', 0xF6, (byte)'r']);
        importing.Put("text/finns.md", "# Text\n");
        var before = importing.Recorded;

        Assert.Equal(told, string.Join('\n', importing.ImportText(FileWith(section, rows))));
        Assert.Same(before, importing.Recorded);
    }

    /// <summary>A file that is right but for one part. <c>$region</c> and the like stand for the rows of a right one.</summary>
    private static string FileWith(string section, string rows)
    {
        rows = rows
            .Replace("$region", "- { step: region, bodies: [HSS], act: decides, for: VGR }", StringComparison.Ordinal)
            .Replace("$councils", "- { step: councils, bodies: [each KF], act: decides }", StringComparison.Ordinal)
            .Replace("$yes", "- { body: HSS, on: 2022-03-01, outcome: approved }", StringComparison.Ordinal);
        string Indented(string by) => string.Join('\n', rows.Split('\n').Select(row => by + row));
        return section switch
        {
            "cascade" => Importing.Agreement(cascade: Indented("  ")),
            "decisions" => Importing.Agreement(decisions: Indented("  ")),
            "entry" => Importing.Agreement(rule: rows),
            "setting" => Importing.Agreement(more: rows),
            "versions" => Importing.Agreement(versions: Indented("    ")),
            "parties" => Importing.Agreement(parties: rows),
            "end" => Importing.Agreement() + rows + "\n",
            "whole" => rows + "\n",
            _ => throw new ArgumentOutOfRangeException(nameof(section), section, "No such section."),
        };
    }

    private static string Source => Path.Combine(Acceptance.Folder, "..", "Samsyn.Web.Tests", "Files", "refusals.txt");
}
