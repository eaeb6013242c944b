namespace Samsyn.Web.Tests.Files.Consultations;

/// <summary>An agreement whose version 0.9 has a text and whose 1.0 has another, recorded in a small county, and a round of 0.9 to vary.</summary>
internal static class RoundFiles
{
    public const string Text = "# Provavtal\n\n## 4 Volymer\n\n4.1 Volymer anges.\n\n4.2 Senast i november.\n\n## 5 Kostnader\n\n5.1 Efter folkmängd.\n";

    public static Importing WithAgreement()
    {
        var importing = Importing.WithCounty();
        importing.Put("text/a.md", Text);
        importing.Put("text/b.md", Text.Replace("4.2 Senast i november.", "4.2 Senast i december.", StringComparison.Ordinal));
        Assert.Empty(importing.ImportText(Agreement));
        return importing;
    }

    public static string Agreement { get; } = Importing.Agreement(versions: "    - { id: utkast, on: 2021-12-01 }\n    - { id: \"0.9\", on: 2022-01-10, file: text/a.md }\n    - { id: \"1.0\", on: 2022-04-28, file: text/b.md }");

    /// <summary>A round file; the answers begin on line 10, or as many lines later as <paramref name="more"/> has.</summary>
    public static string Round(string answers = "", string more = "", string version = "0.9", string consultees = "{ principal: \"9901\", may_answer: [ Norr, Söder ] }, { principal: \"9902\", may_answer: [ Söder ] }, { federation: SK }, { name: Föreningen }", string opens = "2022-01-20", string closes = "2022-04-18", bool open = true) =>
        $"""
        samsyn: 1
        consultation:
          agreement: fel
          version: "{version}"
          opens: {opens}
          closes: {closes}
          open_to_all: {(open ? "true" : "false")}
          consultees: [ {consultees} ]{(more.Length > 0 ? "\n  " + more : "")}
        {(answers.Length > 0 ? "answers:\n" + answers : "answers: []")}

        """.ReplaceLineEndings("\n");

    public const string First = "  - { id: a1, from: \"9901\", kind: invited, received_at: 2022-04-11T08:00:00Z, sections: [ { section: \"4.2\", stance: opposes, text: Vänta till december. } ] }";

    public static IReadOnlyList<string> ImportRound(this Importing importing, string text)
    {
        importing.Put("remiss.yaml", text);
        return importing.Import("remiss.yaml");
    }
}
