using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;

namespace Samsyn.Web.Tests.Consultations;

/// <summary>A site of its own with a round on the exercise of night watch, sent out by its process leader: version 1.0, open on the day the exercise is shown as of.</summary>
internal static class RoundSite
{
    public const string Slug = WorkspaceSite.NightWatch;
    public const string Public = $"/avtal/{Slug}/remiss";
    public const string Mine = $"/arbete/avtal/{Slug}/remissvar";

    public static async Task<WorkspaceSite> Start(Engine engine, string closes = "2022-12-20", string opens = "2022-11-01", bool open = true)
    {
        var site = await WorkspaceSite.Start(engine);
        using var leader = await site.SignedIn("process_leader");
        await SendOut(leader, opens, closes, open);
        return site;
    }

    /// <summary>Through the form, question by question.</summary>
    public static async Task SendOut(Visitor leader, string opens, string closes, bool open = true)
    {
        await leader.Go($"/arbete/avtal/{Slug}/skicka-remiss");
        await leader.Choose("Version 1.0").Press("Fortsätt");
        await leader.Fill("Första dag att svara", opens).Fill("Sista dag att svara", closes).Press("Fortsätt");
        await leader.Fill("Andra som tillfrågas", "Funktionsrätt Skaraborg").Press("Fortsätt");
        await leader.Choose(open ? "Ja, vem som helst får svara" : "Nej, bara de som tillfrågas").Fill("Diarienummer", "VK 2022/0114").Press("Fortsätt");
        await leader.Press("Skicka ut på remiss");
        Assert.Equal("Remissen är registrerad", leader.Heading);
    }

    /// <summary>Begins the answer of the consultee that somebody works for; the address is the draft's.</summary>
    public static async Task<string> Begin(Visitor officer)
    {
        await officer.Go(Mine);
        await officer.Press("Börja svara");
        return officer.Path;
    }

    /// <summary>Saves one section.</summary>
    public static async Task Write(Visitor visitor, string draft, string section, string? stance, string text)
    {
        await visitor.Go(draft + "/avsnitt" + (section.Length > 0 ? "?nr=" + Uri.EscapeDataString(section) : ""));
        if (stance is not null) visitor.Choose(stance);
        await visitor.Fill("Synpunkter", text).Press("Spara");
    }

    /// <summary>Hands the answer in subject to the board's decision.</summary>
    public static async Task HandIn(Visitor officer, string draft)
    {
        await officer.Go(draft + "/granska");
        await officer.Choose("Nej, det lämnas med reservation för beslut").Press("Lämna in svaret");
    }
}
