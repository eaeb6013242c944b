using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Consultations;
using Samsyn.Web.Consultations.Answering;
using Samsyn.Web.Storage;

namespace Samsyn.Benchmarks;

/// <summary>
/// A thousand people who write their answers at once, through the pages, on both engines; and five thousand answers to forty clauses compiled to a workbook.
/// </summary>
internal static partial class RemissBenchmark
{
    private const string Slug = "bank-remiss";
    private const int Writers = 1000;
    private const int Clauses = 40;
    private const int Answers = 5000;

    /// <summary>As many have answered already when the thousand write: it is the last day.</summary>
    private const int HandedIn = 500;

    /// <summary>Each saves a section about this often: faster than anybody writes one.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(30);

    public static async Task Run(Report report, string[] rest)
    {
        using (var example = await Example.Load()) await Saves(report, "SQLite", example, example.Database);
        await using (var server = await TemporaryPostgreSql.Start())
        {
            using var example = await Example.Load(server.Setting);
            await Saves(report, "PostgreSQL", example, server.Setting);
        }

        using var compiled = await Example.Load();
        await Compile(report, compiled);
    }

    private static async Task Saves(Report report, string engine, Example example, string setting)
    {
        await Import(example, setting);
        await Fill(setting, 0, HandedIn);
        var secrets = await Begin(setting);
        var (served, _) = await Served.Start(Example.Dotnet, port => [Example.Program, "serve", "--database", setting, "--urls", $"http://127.0.0.1:{port}"], $"/avtal/{Slug}/remiss");
        using var server = served;
        var acknowledged = new List<(Guid Draft, string Section, string Text)>[Writers];
        var times = new List<double>[Writers];
        var failures = 0;
        var until = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async n =>
        {
            var random = new Random(n);
            (acknowledged[n], times[n]) = ([], []);
            using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(server.Address), Timeout = TimeSpan.FromSeconds(60) };
            var root = $"/avtal/{Slug}/remiss/svar/{secrets[n].Draft}/{secrets[n].Secret}";
            await Task.Delay(TimeSpan.FromSeconds(random.NextDouble() * Pause.TotalSeconds));
            var token = Token().Match(await http.GetStringAsync($"{root}/avsnitt?nr=1")).Groups[1].Value;
            for (var revision = new int[Clauses + 1]; until.Elapsed < Measured + Pause;)
            {
                var section = random.Next(1, Clauses + 1);
                var text = $"Skribent {n}, avsnitt {section}, {random.Next()}. Volymerna bör rapporteras i december, när budgeten är beslutad.";
                using var form = new FormUrlEncodedContent(new Dictionary<string, string>
                {
                    ["actId"] = Guid.CreateVersion7().ToString(), ["seen"] = revision[section].ToString(CultureInfo.InvariantCulture), ["nr"] = section.ToString(CultureInfo.InvariantCulture), ["Stance"] = "supports_with_remarks", ["Text"] = text, ["next"] = "nej",
                    ["__RequestVerificationToken"] = token,
                });
                var clock = Stopwatch.StartNew();
                using var answer = await http.PostAsync($"{root}/avsnitt?nr={section}", form);
                if (until.Elapsed > Pause) times[n].Add(clock.Elapsed.TotalMilliseconds);
                if ((int)answer.StatusCode != 302) Interlocked.Increment(ref failures);
                else
                {
                    revision[section]++;
                    acknowledged[n].Add((secrets[n].Draft, section.ToString(CultureInfo.InvariantCulture), text));
                }

                await Task.Delay(TimeSpan.FromSeconds((0.5 + random.NextDouble()) * Pause.TotalSeconds));
            }
        }));
        var all = times.SelectMany(t => t).Order().ToList();
        report.Note($"{engine}: saves measured", all.Count, "");
        report.Note($"{engine}: saves a second", all.Count / Measured.TotalSeconds, "/s");
        report.Note($"{engine}: median", all[all.Count / 2], "ms");
        report.AtMost($"{engine}: a thousand officers, 99 of 100 saves within", all[(int)(all.Count * 0.99)], 250, "ms");
        report.Must($"{engine}: every save was acknowledged", failures == 0);
        report.Must($"{engine}: no acknowledged save is lost", await AreThere(setting, acknowledged.SelectMany(a => a).GroupBy(a => (a.Draft, a.Section)).Select(g => g.Last())));
    }

    private static async Task<bool> AreThere(string setting, IEnumerable<(Guid Draft, string Section, string Text)> last)
    {
        using var database = new Database(setting);
        await using var connection = await database.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "select draft_id, section, text from answer_field";
        await using var row = await command.ExecuteReaderAsync();
        var stands = new Dictionary<(Guid, string), string>();
        while (await row.ReadAsync()) stands[(row.GetGuid(0), row.GetString(1))] = row.GetString(2);
        return last.All(l => stands.GetValueOrDefault((l.Draft, l.Section)) == l.Text);
    }

    /// <summary>An agreement of forty clauses whose round is open, and a draft for each writer.</summary>
    private static async Task Import(Example example, string setting)
    {
        var folder = Path.Combine(example.Folder, "remiss");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "agreement.yaml"), $"samsyn: 1\nagreement:\n  slug: {Slug}\n  title: En lång remiss\n  demonstration: true\n  form: multilateral\n  parties: all\n  versions:\n    - {{ id: \"0.9\", on: 2022-01-01, file: text.md }}\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "text.md"), "# Avtal\n\n" + string.Concat(Enumerable.Range(1, Clauses).Select(n => $"## {n} Avsnitt {n}\n\nParterna ska göra det som står i avsnitt {n}, tillsammans och var för sig.\n\n")));
        await File.WriteAllTextAsync(Path.Combine(folder, "consultation.yaml"), $"samsyn: 1\nconsultation:\n  agreement: {Slug}\n  version: \"0.9\"\n  opens: 2022-01-20\n  closes: 2199-12-31\n  open_to_all: true\n");
        var (code, output) = await Served.Finish(Example.Dotnet, Example.Program, "import", folder, "--database", setting);
        if (code != 0) throw new InvalidOperationException(output);
    }

    private static async Task<List<(Guid Draft, string Secret)>> Begin(string setting)
    {
        using var database = new Database(setting);
        var (acts, records) = (new Acts(database, TimeProvider.System), new Records(database));
        var cascade = (await records.Cascade(Slug))!;
        var round = (await records.Rounds(cascade.Agreement.Id))[0].Consultation;
        var secrets = Enumerable.Range(0, Writers).Select(_ => (Draft: Guid.CreateVersion7(), Secret: AnswerActs.NewSecret())).ToList();
        foreach (var (draft, secret) in secrets) await acts.Run(new ActOrder(draft, "answer.begin", new Actor(null, "open")), act => act.BeginDraft(round, "", AnswerKind.Open, secret, null));
        return secrets;
    }

    private static async Task Compile(Report report, Example example)
    {
        await Import(example, example.Database);
        var half = await Filled(example, 0, Answers / 2);
        var (whole, memory) = await Filled(example, Answers / 2, Answers);
        report.Note("compile, 100,000 rows", half.Seconds, "s");
        report.AtMost("compile, 200,000 rows to a workbook", whole, 2, "s");
        report.AtMost("compile, most memory", memory, 300, "MB");
        report.AtMost("compile, twice the rows cost", whole / half.Seconds, 2.3, "x");
    }

    /// <summary>Adds answers and compiles: the best of three, since other programs run beside.</summary>
    private static async Task<(double Seconds, double Megabytes)> Filled(Example example, int from, int to)
    {
        await Fill(example.Database, from, to);
        var (seconds, megabytes) = (double.MaxValue, 0.0);
        for (var i = 0; i < 3; i++)
        {
            var clock = Stopwatch.StartNew();
            var start = new ProcessStartInfo(Example.Dotnet, [Example.Program, "compile", Slug, "--out", Path.Combine(example.Folder, "k.xlsx"), "--database", example.Database]) { RedirectStandardOutput = true };
            using var process = Process.Start(start)!;
            while (!process.HasExited)
            {
                process.Refresh();
                if (!process.HasExited) megabytes = Math.Max(megabytes, process.PeakWorkingSet64 / 1024.0 / 1024);
                await Task.Delay(10);
            }

            if (process.ExitCode != 0) throw new InvalidOperationException("compile failed");
            seconds = Math.Min(seconds, clock.Elapsed.TotalSeconds);
        }

        return (seconds, megabytes);
    }

    private static async Task Fill(string setting, int from, int to)
    {
        using var database = new Database(setting);
        var acts = new Acts(database, TimeProvider.System);
        var records = new Records(database);
        var cascade = (await records.Cascade(Slug))!;
        var round = (await records.Rounds(cascade.Agreement.Id))[0].Consultation;
        var ids = (await records.Clauses(cascade.Agreement.Id, "0.9"))!.Entries.Select(e => e.Id).ToList();
        await acts.Run(new ActOrder(Guid.CreateVersion7(), "import", Actor.Import), act =>
        {
            for (var n = from; n < to; n++)
            {
                var person = new OpenPerson { Id = Guid.CreateVersion7(), Name = $"Förening {n}", PublishName = true };
                act.Db.Add(person);
                act.Db.Add(Answer(round, n, person.Id, ids));
            }

            act.Journal("consultation 0.9", null, to.ToString(CultureInfo.InvariantCulture), Slug);
            return Task.CompletedTask;
        });
    }

    private static Answer Answer(Consultation round, int n, Guid person, List<ClauseId> ids) => new()
    {
        Id = Guid.CreateVersion7(), ConsultationId = round.Id, Reference = $"b{n}", Number = n + 1, From = "", Kind = AnswerKind.Open, ReceivedAt = new DateTime(2022, 3, 1, 9, 0, 0, DateTimeKind.Utc), PersonId = person, RecordedAt = new DateTime(2022, 3, 1, 9, 0, 0, DateTimeKind.Utc),
        Parts = [.. Enumerable.Range(1, Clauses).Select(c => new AnswerPart(c.ToString(CultureInfo.InvariantCulture), ids[c - 1], (Stance)((n + c) % 5), $"Synpunkt {n} på avsnitt {c}: texten bör säga vem som gör vad, och när det ska vara klart."))],
    };

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
