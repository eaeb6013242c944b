namespace Samsyn.Web.Tests.Files;

/// <summary>Two rounds of each generated agreement that use every key of CONTRACT.md C4: one of a text that is not known, and one of a text whose clauses are.</summary>
internal sealed partial class GeneratedCounty
{
    private void Rounds(string slug, List<string> parties)
    {
        var (party, last) = (parties[0], parties[^1]);
        var code = Array.Find(["GR", "FY", "SK"], one => Files["lan/förbund.csv"].Contains($",{one}\n", StringComparison.Ordinal));
        Files[$"avtal/{slug}/bilagor/svar.PDF"] = $"%PDF-1.7 svar {slug}";
        Files[$"avtal/{slug}/bilagor/utdrag.pdf"] = $"%PDF-1.7 utdrag {slug}";
        Files[$"avtal/{slug}/bilagor/utan"] = "samma bilaga i alla";
        Files[$"avtal/{slug}/remiss.yaml"] = $$"""
            answers:
              - { from: {{Quote(party)}}, id: s1, kind: invited, received_at: 2022-02-01T08:00:00.250Z, adopted_on: 2022-01-31, adopted_by: "KS:{{municipalities[0]}}", adopted_paragraph: {{Yaml(Said())}}, adopted_recorded_at: 2022-02-02T08:00:00Z, extract: bilagor/utdrag.pdf, shared_draft: {{Yaml(Said())}},
                  overall: { text: {{Yaml(Any())}}, stance: {{Pick("supports", "supports_with_remarks", "opposes", "no_objection", "abstains")}}, disposition: {{Pick("accepted", "partly", "declined", "forwarded", "answered")}}, reason: {{Yaml(Any())}}, tags: [{{Yaml(Said())}}, {{Yaml(Said())}}] },
                  sections: [ { stance: no_view, section: {{Yaml(Said() + " b")}} }, { section: 'a', text: {{Yaml(Said())}}, change: "0.9#7", published_text: {{Yaml(Any())}}, redaction_reason: {{Yaml(Said())}} } ] }
              - { id: s2, from: Enhet 1, kind: invited, received_at: 2022-02-03T10:00:00+02:00, channel: {{Pick("paper", "mail")}}, handed_in_by: {{Yaml(Said())}}, attachments: [ { name: {{Yaml(Said() + ".pdf")}}, file: bilagor/svar.PDF }, { file: bilagor/utan, name: utan } ],
                  sections: [ { section: b, text: {{Yaml(Said())}}, same_as: { answer: s4, section: b } }, { section: a, text: {{Yaml(Said())}}, change: "#4.2", change_clause: bcdf2345, same_as: { answer: s1, section: a } } ] }
              - { id: 3, from: {{Yaml(Said())}}, kind: open, received_at: 2022-03-01T08:00:00Z, publish_name: {{Pick("true", "false")}}, number: 9, overall: { stance: supports } }
              - { id: s4, from: {{Quote(party)}}, kind: invited, received_at: 2023-03-01T08:00:00Z, replaces: s1, sections: [ { section: b, text: {{Yaml(Said())}} } ], recorded_at: 2023-03-02T08:00:00Z }
              - { id: s5, from: "", kind: open, received_at: 2022-03-01T08:00:00Z, erased: { on: 2023-01-01, by: {{Yaml(Said())}} }, overall: { stance: abstains, change_clause: bcdf2346 } }
            consultation:
              version: "0.9"
              agreement: {{slug}}
              closes: 2022-02-28
              opens: 2022-01-05
              open_to_all: true
              voluntary: {{Pick("true", "false")}}
              case: {{Yaml(Said())}}
              consultees: [ { principal: {{Quote(party)}}, may_answer: [Enhet 1, {{Yaml(Said().Replace("/", "", StringComparison.Ordinal) + " 2")}}] }, { name: {{Yaml("Förening " + Said())}} }{{(code is null ? "" : $", {{ federation: {code}, instead_of_members: true }}")}} ]
              conferences: [ { on: 2022-02-10, title: {{Yaml(Said())}}, recording: {{Yaml(Any())}}, time: {{Yaml(Any())}}, place: {{Yaml(Any())}}, programme: {{Yaml(Any())}}, recording_text: {{Yaml(Any())}}, held: {{Pick("true", "false")}}, source: {{Yaml(Any())}} } ]
              extended: [ { on: 2022-02-20, closes: 2022-03-31, reason: {{Yaml(Said())}} }, { closes: 2022-03-15, on: 2022-02-19, reason: {{Yaml(Said())}}, recorded_at: 2022-02-19T08:00:00Z } ]
              background: [ { title: {{Yaml(Said())}}, url: "https://exempel.se/?a=b", kind: {{Yaml(Any())}} } ]
              anchoring: [ { on: 2021-10-14, where: {{Yaml(Said())}}, with: {{Yaml(Any())}}, changed: {{Yaml(Any())}} } ]
              remind_days: [{{random.Next(5, 30)}}, 2]
              privacy: {{Yaml(Any())}}
              recorded_at: 2022-01-01T08:00:00Z
              released: { on: 2022-05-02, unanswered: 2, reason: {{Yaml(Said())}}, recorded_at: 2022-05-02T08:00:00Z }
            samsyn: 1

            """;
        Files[$"avtal/{slug}/andra.yaml"] = $$"""
            samsyn: 1
            consultation: { agreement: {{slug}}, version: "1/1", opens: 2022-02-01, closes: 2022-02-28, consultees: [ { principal: {{Quote(last)}} } ] }
            answers: [ { id: s1, from: {{Quote(last)}}, kind: invited, received_at: 2022-02-02T08:00:00Z, sections: [ { section: "4.2", text: {{Yaml(Said())}}, change: "1/1#4.1" }, { section: '4.1', stance: supports } ] } ]

            """;
    }
}
