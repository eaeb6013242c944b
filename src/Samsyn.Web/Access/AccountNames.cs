using Samsyn.Domain.Agreements;
using Samsyn.Domain.Principals;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Access;

/// <summary>Roles and functions in words: "Handläggare, Mark".</summary>
public static class AccountNames
{
    /// <summary>Letters a user name may hold.</summary>
    public const string Allowed = "abcdefghijklmnopqrstuvwxyzåäöéüABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÉÜ0123456789-._@+";

    public static string Label(this Role role) => role switch
    {
        Role.Administrator => L("Administratör", "Administrator"),
        Role.ProcessLeader => L("Processledare", "Process leader"),
        Role.Officer => L("Handläggare", "Officer"),
        Role.Registrar => L("Registrator", "Registrar"),
        Role.Economist => L("Ekonom", "Finance officer"),
        Role.Approver => L("Godkännare", "Approver"),
        _ => L("Läsare", "Reader"),
    };

    /// <summary>"Handläggare, Mark", "Handläggare, Hälso- och sjukvårdsstyrelsen", "Processledare".</summary>
    public static string Label(this RoleGrant grant, County? county)
    {
        var role = grant.IsPrincipalAdministrator ? L($"{grant.Role.Label()} och administratör", $"{grant.Role.Label()} and administrator") : grant.Role.Label();
        return OwnerName(grant.PrincipalId?.Value ?? grant.BodyId?.Value, county) is { } owner ? $"{role}, {owner}" : role;
    }

    /// <summary>The journal's <c>officer:1463</c> as people read it; a command by its name.</summary>
    public static string Function(string function, County? county)
    {
        var parts = function.Split(':', 2);
        var role = parts[0] switch
        {
            "import" => L("Inläsning av filer", "Import of files"),
            "command" => L("Kommando på servern", "Command on the server"),
            "invited" => L("Den inbjudna", "The invited"),
            "demo" => L("Övningens uppstart", "Start of the exercise"),
            "rule" => L("Samsyn, enligt regel", "Samsyn, by rule"),
            "outbox" => L("Samsyn, efter en registrering", "Samsyn, after a record"),
            "mail" => L("Samsyn, när mejl skickas", "Samsyn, when mail is sent"),
            "open" => L("Någon utan konto", "Somebody without an account"),
            "principal_administrator" => L("Huvudmannens administratör", "The principal’s administrator"),
            // What reminds and erases by itself has the name of its act.
            var word when word.Contains('.', StringComparison.Ordinal) => "Samsyn",
            var word => Enum.GetValues<Role>().Where(r => StoredWords.Of(r) == word).Select(r => r.Label()).FirstOrDefault(word),
        };
        return parts.Length == 2 ? $"{role}, {OwnerName(parts[1], county)}" : role;
    }

    private static string? OwnerName(string? id, County? county)
    {
        if (id is null) return null;
        if (PrincipalId.IsValid(id) && county?.Find(new PrincipalId(id)) is { } principal) return principal.Name;
        if (BodyId.IsValid(id) && county is not null && county.TryFind(new BodyId(id), out var body)) return body.Of is { } of ? $"{body.Name}, {of.Name}" : body.Name;
        return id;
    }
}
