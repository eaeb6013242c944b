using Samsyn.Browser.Tests.Site;

namespace Samsyn.Browser.Tests.Journeys;

/// <summary>
/// An invented agreement that nobody has sent out for consultation yet, so that a round can be played from its very beginning. It is an exercise that lives on
/// a day of its own; the day passes when the files are read in again with a later one, as whoever runs a site does it.
/// </summary>
public sealed class RoundExercise : IDisposable
{
    public const string Slug = "ovning-trygghetsjour";
    public const string Title = "Gemensam trygghetsjour i Dalsland (övning)";
    public const string Municipality = "Melleruds kommun";

    /// <summary>The version that is sent out.</summary>
    public const string Proposal = "0.9";

    /// <summary>The number of a clause that people have views about, and what it says.</summary>
    public const string Clause = "2.2";
    public const string Said = "Jouren är framme inom femton minuter.";

    private const string Before = """
        # Avtal om gemensam trygghetsjour

        *Övningstext. Avtalet är påhittat.*

        ## 1 Syfte

        1.1 Den som larmar på natten ska få hjälp av närmaste jour, också över kommungränsen.

        ## 2 Ansvar

        2.1 Kommunerna turas om att bemanna jouren, en månad var.

        2.2 Jouren är framme så snart den kan.

        ## 3 Kostnader

        3.1 Kommunerna delar kostnaden efter antal larm.

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("samsyn-round-").FullName;
    private readonly SamsynServer _server;

    private RoundExercise(SamsynServer server) => _server = server;

    /// <summary>Reads the agreement in, on its first day.</summary>
    public static async Task<RoundExercise> Begin(SamsynServer server, DateOnly day)
    {
        var exercise = new RoundExercise(server);
        await exercise.Pass(day);
        return exercise;
    }

    /// <summary>Lets the agreement's day be another.</summary>
    public async Task Pass(DateOnly day)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "jour-0.8.md"), Before);
        await File.WriteAllTextAsync(Path.Combine(_folder, "jour-0.9.md"), Before.Replace("Jouren är framme så snart den kan.", Said, StringComparison.Ordinal));
        var file = Path.Combine(_folder, "agreement.yaml");
        await File.WriteAllTextAsync(file, $$"""
            samsyn: 1
            agreement:
              slug: {{Slug}}
              title: {{Title}}
              demonstration: true
              shown_as_of: {{day:yyyy-MM-dd}}
              form: multilateral
              parties: ["1438", "1439", "1460", "1461", "1492"]
              purpose: Den som larmar på natten ska få hjälp av närmaste jour. Det här är en övning, och allt i den är påhittat.
              contacts:
                - { function: processledare, organisation: VästKom, email: processledare.vastkom@example.org, phone: "031-390 06 01" }
              entry_into_force: { rule: all }
              versions:
                - { id: "0.8", on: 2026-05-11, file: jour-0.8.md }
                - { id: "0.9", on: 2026-09-28, file: jour-0.9.md, summary: "Jouren är framme inom femton minuter. Påhittat." }
            cascade:
              - { step: federation, bodies: [FY], act: recommends, planned: "2026-12", preliminary: true, words: "preliminärt december 2026", after: [] }
              - { step: councils, bodies: [each KF], act: decides, planned: "2027-02/2027-03", preliminary: true, words: "preliminärt februari–mars 2027", after: [federation] }

            """);
        await _server.Import(file);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
