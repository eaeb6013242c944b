using Samsyn.Domain.Groups;
using Samsyn.Web.Files;
using Samsyn.Web.Tests.Files;

namespace Samsyn.Web.Tests.Groups;

/// <summary>Groups come in with the agreement's file, are added to by later files, and go out as they came.</summary>
[Rule("C0.faults", "C0.import", "R11")]
public sealed class Groups_in_files
{
    private const string Group = """
        groups:
          - id: referensgruppen
            title: Referensgruppen
            kind: reference
            nominations: [ { by: GR, seats: 2 }, { by: "9904", seats: 1 } ]
            seats:
              - { id: gr-1, nominated_by: GR, function: socialchef, organisation: "9901", from: 2022-02-01 }
            meetings:
              - { id: mote-1, planned: 2022-05-04 }

        """;

    private static string With(string groups) => Importing.Agreement() + "\n" + groups;

    private static Importing Standing()
    {
        var importing = Importing.WithCounty();
        Assert.Empty(importing.ImportText(With(Group)));
        return importing;
    }

    private static Group Stored(Importing importing) => Assert.Single(importing.Recorded.Agreements).Groups.Single(g => g.Name == "referensgruppen");

    [Fact]
    public void The_same_file_again_changes_nothing()
    {
        using var importing = Standing();
        importing.At = importing.At.AddDays(1);

        Assert.Empty(importing.ImportText(With(Group)));
        Assert.True(importing.Plan!.ChangesNothing);
    }

    [Fact]
    public void A_later_file_adds_facts_and_overwrites_settings_and_what_it_leaves_out_stays()
    {
        using var importing = Standing();
        importing.At = importing.At.AddDays(1);

        Assert.Empty(importing.ImportText(With("""
            groups:
              - id: referensgruppen
                title: Referensgruppen för avtalet
                kind: reference
                nominations: [ { by: GR, seats: 3 } ]
                seats_left: [ { seat: gr-1, on: 2022-10-31 } ]
              - { id: natverket, title: Nätverket, kind: network }
            """)));

        var change = Assert.Single(importing.Plan!.Agreements);
        Assert.Equal(["referensgruppen", "natverket"], change.Groups.Select(g => g.Group.Name));
        Assert.Equal("Referensgruppen", change.Groups[0].SettingsBefore!.Title);
        var group = Stored(importing);
        Assert.Equal(("Referensgruppen för avtalet", 3), (group.Settings.Title, group.Settings.Nominations[0].Seats));
        Assert.Equal([typeof(SeatTaken), typeof(MeetingPlanned), typeof(SeatLeft)], group.Facts.Select(f => f.GetType()));
        Assert.Equal([1L, 2, 3], group.Facts.Select(f => f.Place));
        Assert.Empty(importing.ImportText(Importing.Agreement()));
        Assert.Equal(2, importing.Recorded.Agreements[0].Groups.Count);
    }

    [Fact]
    public void Written_out_they_stand_in_blocks_with_a_line_for_each_fact()
    {
        using var importing = Standing();

        var text = System.Text.Encoding.UTF8.GetString(importing.Export().Single(f => f.Path.EndsWith("agreement.yaml", StringComparison.Ordinal)).Bytes);

        Assert.EndsWith("""
            groups:
              - id: referensgruppen
                title: Referensgruppen
                kind: reference
                nominations:
                  - { by: GR, seats: 2 }
                  - { by: "9904", seats: 1 }
                seats:
                  - { id: gr-1, nominated_by: GR, function: socialchef, organisation: "9901", from: 2022-02-01, recorded_at: 2026-11-22T09:00:00Z }
                meetings:
                  - { id: mote-1, planned: "2022-05-04", recorded_at: 2026-11-22T09:00:00Z }

            """.ReplaceLineEndings("\n"), text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- { id: Grupp 1, title: t, kind: working }", "”Grupp 1” är inget giltigt kortnamn")]
    [InlineData("- { id: a, title: t, kind: committee }", "”committee” är inget av orden här")]
    [InlineData("- { id: a, kind: working }", "nyckeln title saknas")]
    [InlineData("- { id: a, title: t, kind: working, mandat: x }", "okänd nyckel mandat — menade du mandate?")]
    [InlineData("- { id: a, title: t, kind: working }\n  - { id: a, title: t, kind: working }", "gruppen a står två gånger")]
    [InlineData("- { id: a, title: t, kind: working, reports_to: XYZ }", "organet XYZ finns inte i länets register")]
    [InlineData("- { id: a, title: t, kind: working, from: 2022-02-01, until: 2022-01-01 }", "den sista dagen är före den första")]
    [InlineData("- { id: a, title: t, kind: working, nominations: [ { by: XX, seats: 1 } ] }", "XX är varken ett förbund, en huvudman eller ett organ i länets register")]
    [InlineData("- { id: a, title: t, kind: working, nominations: [ { by: GR, seats: 1 }, { by: GR, seats: 2 } ] }", "GR står två gånger bland dem som nominerar")]
    [InlineData("- { id: a, title: t, kind: working, nominations: [ { by: GR, seats: 0 } ] }", "0 ligger utanför")]
    [InlineData("- { id: a, title: t, kind: working, seats: [ { id: s, nominated_by: XX, function: chef } ] }", "XX är varken")]
    [InlineData("- { id: a, title: t, kind: working, seats: [ { id: s, nominated_by: GR, function: chef, organisation: \"1480\" } ] }", "1480 finns inte bland länets huvudmän")]
    [InlineData("- { id: a, title: t, kind: working, seats: [ { id: s, nominated_by: GR, function: chef }, { id: s, nominated_by: FY, function: chef } ] }", "s är redan registrerat med andra uppgifter")]
    [InlineData("- { id: a, title: t, kind: working, seats: [ { id: s, nominated_by: GR, function: chef }, { id: s, nominated_by: GR, function: chef } ] }", "samma rad står två gånger i gruppen")]
    [InlineData("- { id: a, title: t, kind: working, seats_left: [ { seat: s, on: 2022-01-01 } ] }", "gruppen har ingen plats s")]
    [InlineData("- { id: a, title: t, kind: working, meetings: [ { id: m } ] }", "mötet har varken planned eller words")]
    [InlineData("- { id: a, title: t, kind: working, meetings: [ { id: m, planned: \"v. 5\" } ] }", "är inget planerat datum")]
    [InlineData("- { id: a, title: t, kind: working, held: [ { meeting: m, on: 2022-01-01 } ] }", "gruppen har inget möte m")]
    [InlineData("- { id: a, title: t, kind: working, meetings: [ { id: m, words: snart } ], held: [ { meeting: m, on: 2031-01-01 } ] }", "2031-01-01 ligger i framtiden; i dag är det 2026-11-22")]
    [InlineData("- { id: a, title: t, kind: working, documents: [ { id: d, title: t, kind: note, on: 2022-01-01 } ] }", "raden säger inget")]
    [InlineData("- { id: a, title: t, kind: working, documents: [ { id: d, title: t, kind: note, on: 2022-01-01, url: \"javascript:alert(1)\" } ] }", "är ingen webbadress")]
    [InlineData("- { id: a, title: t, kind: working, documents: [ { id: d, title: t, kind: note, on: 2022-01-01, sha256: abc } ] }", "är inget SHA-256")]
    [InlineData("- { id: a, title: t, kind: working, documents: [ { id: d, title: t, kind: note, on: 2022-01-01, text: x, to: [b] } ] }", "avtalet har ingen grupp b")]
    [InlineData("- { id: a, title: t, kind: working, notes: [ { document: d, on: 2022-01-01, text: x, by_function: chef } ] }", "ingen av avtalets grupper har dokumentet d")]
    [InlineData("- { id: a, title: t, kind: working, check_ins: [ { body: XYZ, on: 2022-01-01, asked: x } ] }", "organet XYZ finns inte i länets register")]
    [InlineData("- { id: a, title: t, kind: working, digests: [ { on: 2022-01-01, title: t, text: x } ] }", "nyckeln by_function saknas")]
    [InlineData("- { id: a, title: t, kind: working, digests: [ { on: 2022-01-01, title: t, text: x, by_function: y, recorded_at: 2031-01-01T08:00:00Z } ] }", "ligger i framtiden")]
    public void What_cannot_be_is_refused_at_its_place(string row, string told)
    {
        using var importing = Importing.WithCounty();
        var before = importing.Recorded;
        var text = With("groups:\n  " + row + "\n");
        var first = text[..text.IndexOf("groups:", StringComparison.Ordinal)].Count(c => c == '\n') + 2;

        var faults = importing.ImportText(text);

        var fault = Assert.Single(faults);
        Assert.Contains(told, fault, StringComparison.Ordinal);
        Assert.Matches($@"^fel\.yaml:({first}|{first + 1}):\d+: .+ — .+", fault);
        Assert.Same(before, importing.Recorded);
    }

    [Fact]
    public void Another_instant_under_the_same_fact_is_refused()
    {
        using var importing = Standing();

        Assert.Contains("samma uppgift är redan registrerad med recorded_at 2026-11-22T09:00:00Z", Assert.Single(importing.ImportText(With("""
            groups:
              - id: referensgruppen
                title: Referensgruppen
                kind: reference
                nominations: [ { by: GR, seats: 2 }, { by: "9904", seats: 1 } ]
                meetings: [ { id: mote-1, planned: 2022-05-04, recorded_at: 2022-01-01T08:00:00Z } ]
            """))), StringComparison.Ordinal);
    }
}
