using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements;

/// <summary>What is said of a version that a joint body made (R04).</summary>
public static class PowerWords
{
    public static string Sentence(this PowerFinding finding) => finding switch
    {
        PowerFinding.NoPower f => L($"Avtalet ger inte organet rätt att ändra texten {Dates.Full(f.On)}. Parterna bör ta ställning till ändringen.", $"The agreement gives the body no power to change the text on {Dates.Full(f.On)}. The parties should consider the change."),
        PowerFinding.EditorialOnly => L("Organet får bara göra redaktionella ändringar, och versionen är inte märkt som en sådan.", "The body may make editorial changes only, and the version is not marked as one."),
        PowerFinding.Reserved f => L($"Ändringen rör {(f.Clauses.Count == 1 ? "punkt" : "punkterna")} {string.Join(", ", f.Clauses)}, som bara parternas egna fullmäktige får ändra.", $"The change touches {(f.Clauses.Count == 1 ? "clause" : "clauses")} {string.Join(", ", f.Clauses)}, which only the parties’ own assemblies may change."),
        _ => throw new ArgumentOutOfRangeException(nameof(finding), finding, "No sentence for this finding."),
    };

    /// <summary>A version's text with the ids of its clauses, to be compared; null without a text.</summary>
    public static async Task<ComparedText?> ComparedText(this Records records, Agreement agreement, AgreementVersion version)
    {
        if (version.TextSha256 is not { } hash || await records.Blob(hash) is not { } bytes) return null;
        var clauses = await records.Clauses(agreement.Id, version.Id);
        return new ComparedText(MarkdownText.Read(System.Text.Encoding.UTF8.GetString(bytes)), clauses is null ? null : [.. clauses.Entries.Select(entry => entry.Id)]);
    }
}

/// <summary>A text and the ids of its clauses in reading order; no ids when nothing is kept about them.</summary>
public sealed record ComparedText(ClauseText Text, IReadOnlyList<ClauseId>? Ids);
