using Samsyn.Domain;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Mail;

/// <summary>Why a text is no e-mail address that can be sent to: a closed family, with words in <see cref="EmailRefusals"/>.</summary>
public abstract record EmailRefusal : Refusal
{
    private EmailRefusal() { }

    public sealed record Missing : EmailRefusal;

    /// <summary>A line break, a null, a mark that shows nothing: an attempt to write headers of one's own, or a slip in copying.</summary>
    public sealed record InvisibleCharacter : EmailRefusal;

    public sealed record NoAt : EmailRefusal;

    public sealed record TwoAts : EmailRefusal;

    public sealed record Several : EmailRefusal;

    /// <summary><c>Anna Berg &lt;anna@boras.se&gt;</c>: only the address is asked for.</summary>
    public sealed record WithName(string Address) : EmailRefusal;

    public sealed record NothingBeforeAt : EmailRefusal;

    public sealed record NothingAfterAt : EmailRefusal;

    /// <summary><c>"anna berg"@boras.se</c>: allowed by RFC 5321, and used by nobody.</summary>
    public sealed record Quoted : EmailRefusal;

    public sealed record NotAllowed(string Character) : EmailRefusal;

    public sealed record DotMisplaced : EmailRefusal;

    public sealed record NotADomain(string Domain) : EmailRefusal;

    public sealed record NoDotInDomain(string Domain) : EmailRefusal;

    public sealed record TooLong(int Longest) : EmailRefusal;
}

/// <summary>Every refusal of an address in words: what is wrong, and how to mend it.</summary>
public static class EmailRefusals
{
    private static string Example => L("skriv en hel e-postadress, till exempel namn@kommunen.se", "write a whole e-mail address, for example name@municipality.se");

    /// <exception cref="ArgumentOutOfRangeException">A refusal without words: a test fails before a user sees it.</exception>
    public static (string What, string Mend) Words(this EmailRefusal refusal) => refusal switch
    {
        EmailRefusal.Missing => (L("e-postadressen saknas", "the e-mail address is missing"), Example),
        EmailRefusal.InvisibleCharacter => (
            L("adressen innehåller ett radbyte eller ett tecken som inte syns", "the address holds a line break or a character that does not show"),
            L("skriv adressen för hand i stället för att klistra in den", "type the address instead of pasting it")),
        EmailRefusal.NoAt => (L("adressen saknar @", "the address has no @"), Example),
        EmailRefusal.TwoAts => (L("adressen har mer än ett @", "the address has more than one @"), Example),
        EmailRefusal.Several => (L("det står mer än en adress", "there is more than one address"), L("skriv en adress", "write one address")),
        EmailRefusal.WithName r => (
            L("det står ett namn tillsammans med adressen", "there is a name together with the address"),
            L($"skriv bara adressen{Only(r.Address)}", $"write only the address{Only(r.Address)}")),
        EmailRefusal.NothingBeforeAt => (L("det står ingenting före @", "there is nothing before the @"), Example),
        EmailRefusal.NothingAfterAt => (L("det står ingenting efter @", "there is nothing after the @"), Example),
        EmailRefusal.Quoted => (
            L("adressen börjar med ett citattecken", "the address begins with a quotation mark"),
            L("skriv adressen utan citattecken; har du ingen sådan adress, använd en annan", "write the address without quotation marks; if you have none like that, use another")),
        EmailRefusal.NotAllowed r => (
            r.Character == " " ? L("adressen innehåller ett mellanslag", "the address holds a space") : L($"tecknet {r.Character} kan inte stå före @", $"the character {r.Character} cannot stand before the @"),
            r.Character == " " ? L("ta bort mellanslaget", "remove the space") : L("ta bort tecknet, eller rätta det", "remove the character, or mend it")),
        EmailRefusal.DotMisplaced => (
            L("en punkt står först, sist eller bredvid en annan punkt före @", "a full stop comes first, last or beside another one before the @"), L("ta bort punkten", "remove the full stop")),
        EmailRefusal.NotADomain r => (L($"domänen {r.Domain} går inte att skicka till", $"the domain {r.Domain} cannot be sent to"), L("rätta det som står efter @, till exempel kommunen.se", "mend what stands after the @, for example municipality.se")),
        EmailRefusal.NoDotInDomain r => (
            L($"domänen {r.Domain} saknar punkt", $"the domain {r.Domain} has no full stop"), L($"skriv hela domänen, till exempel {r.Domain}.se", $"write the whole domain, for example {r.Domain}.se")),
        EmailRefusal.TooLong r => (
            r.Longest < 100 ? L($"det som står före @ är längre än {r.Longest} tecken", $"what stands before the @ is longer than {r.Longest} characters") : L($"adressen är längre än {r.Longest} tecken", $"the address is longer than {r.Longest} characters"),
            L("skriv en kortare adress", "write a shorter address")),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal.GetType().Name, "A refusal without words."),
    };

    /// <summary>As a form says it, in two sentences.</summary>
    public static string Sentence(this EmailRefusal refusal)
    {
        var (what, mend) = refusal.Words();
        return $"{Capital(what)}. {Capital(mend)}.";
    }

    private static string Only(string address) => EmailAddress.WhyNot(address) is null ? $": {address}" : "";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
