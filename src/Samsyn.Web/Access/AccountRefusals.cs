using Samsyn.Web.Mail;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Access;

/// <summary>Every refusal about accounts in words: what is wrong, and how to mend it.</summary>
public static class AccountRefusals
{
    public static string Sentence(this AccountRefusal refusal) => refusal switch
    {
        AccountRefusal.Taken r => L($"”{r.Name}” används redan. Välj ett annat.", $"“{r.Name}” is already used. Choose another."),
        AccountRefusal.NotAName => L("Skriv ett användarnamn av bokstäver, siffror, punkt och bindestreck, till exempel anna.berg.", "Write a user name of letters, digits, full stops and hyphens, for example anna.berg."),
        AccountRefusal.NotAnEmail r => r.Why.Sentence(),
        AccountRefusal.PasswordTooShort r => L($"Välj ett lösenord på minst {r.Shortest} tecken. En mening går bra.", $"Choose a password of at least {r.Shortest} characters. A sentence will do."),
        AccountRefusal.PasswordTooPlain => L("Välj ett lösenord med fler olika tecken.", "Choose a password with more different characters."),
        AccountRefusal.UnknownOwner r => L($"Registret har ingen huvudman och inget organ {r.Id}.", $"The register has no principal and no body {r.Id}."),
        AccountRefusal.OwnerMissing r => L($"{r.Role.Label()} är man för en huvudman eller ett organ. Välj vilket.", $"One is {r.Role.Label().ToLowerInvariant()} of a principal or a body. Choose which."),
        AccountRefusal.OwnerDoesNotFit r => L($"Rollen {r.Role.Label().ToLowerInvariant()} går inte ihop med det som valts. Välj högst en huvudman eller ett organ, och bara där rollen har en.", $"The role {r.Role.Label().ToLowerInvariant()} does not go with what was chosen. Choose at most one principal or body, and only where the role has one."),
        AccountRefusal.Oneself => L("Du kan inte ta bort dig själv. Be en annan administratör.", "You cannot remove yourself. Ask another administrator."),
        AccountRefusal.LastAdministrator => L("Det är den sista administratören. Bjud in en till först.", "This is the last administrator. Invite another first."),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal.GetType().Name, "A refusal without words."),
    };
}
