using Samsyn.Domain.Agreements;
using Samsyn.Domain.Principals;

namespace Samsyn.Web.Files;

/// <summary>What an agreement file says about the family: annexes, who else may change the text, lead times before notice (R01, R04, R08).</summary>
public sealed partial class AgreementFile
{
    /// <summary>Bodies that have a power to change the text, or have used it, with their places.</summary>
    public List<Written> PowerBodies { get; } = [];

    /// <summary>Parties with a lead time of their own.</summary>
    public List<Written> LeadParties { get; } = [];

    private static List<Annex> ReadAnnexes(YamlKeys keys)
    {
        var annexes = new List<Annex>();
        foreach (var row in keys.Rows("annexes"))
        {
            var id = row.Required("id");
            var title = row.Required("title")?.Said();
            var url = row.Optional("url");
            var prevails = row.Optional("prevails")?.Flag() ?? false;
            row.Close();
            if (url is { IsEmpty: false } address && !(Uri.TryCreate(address.Text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            {
                address.Refuse($"{address.Quoted} är ingen webbadress", "skriv en adress som börjar med https://");
            }

            if (id?.Said() is not { } text || title is null)
            {
                continue;
            }

            if (annexes.Exists(annex => string.Equals(annex.Id, text, StringComparison.Ordinal)))
            {
                id.Value.Refuse($"bilaga {text} står två gånger", "ta bort den ena raden eller ge den ett eget id");
                continue;
            }

            annexes.Add(new Annex(text, title, url?.Text, prevails));
        }

        return annexes;
    }

    private List<ChangePower> ReadPowers(YamlKeys keys)
    {
        var powers = new List<ChangePower>();
        foreach (var row in keys.Rows("powers"))
        {
            var bodies = row.RequiredTexts("bodies");
            var may = row.Required("may")?.Word(Spelling.PowerReaches);
            var source = row.Required("source")?.Said();
            var limits = row.Texts("limits").Select(text => text.Text).ToList();
            var reserved = row.Texts("reserved").Select(text => text.Text).ToList();
            var from = row.Optional("from")?.Day();
            var until = row.Optional("until")?.Day();
            row.Close();
            if (bodies.Count == 0 && row.Has("bodies"))
            {
                faults.Add(row.PlaceOf("bodies"), "befogenheten säger inte vem som har den", "ange minst ett organ i bodies");
            }

            if (until < from)
            {
                faults.Add(row.PlaceOf("until"), "befogenhetens sista dag är före den första", "rätta from eller until");
            }

            PowerBodies.AddRange(bodies);
            if (may is { } reach && source is not null)
            {
                powers.Add(new ChangePower([.. bodies.Select(body => body.Text)], reach, source, limits, reserved, from, until));
            }
        }

        return powers;
    }

    /// <summary>Under <c>power</c> of a version: the joint body that changed the text.</summary>
    private PowerUse? ReadPowerUse(YamlKeys row)
    {
        if (row.OptionalMap("power") is not { } power)
        {
            return null;
        }

        var written = power.Required("body");
        var body = written?.Body();
        var on = power.Required("on")?.Day();
        var use = (power.Optional("paragraph")?.Text, power.Optional("source")?.Text);
        power.Close();
        if (written is { } name)
        {
            PowerBodies.Add(name);
        }

        return body is { } id && on is { } day ? new PowerUse(id, day, use.Item1, use.Item2) : null;
    }

    private List<LeadTime> ReadLeadTimes(YamlKeys term)
    {
        var leads = new List<LeadTime>();
        foreach (var row in term.Rows("lead_times"))
        {
            var party = row.Required("party");
            var id = party?.Principal();
            var months = row.Required("months")?.Count(most: 120);
            row.Close();
            if (id is not { } principal || months is not { } count)
            {
                continue;
            }

            if (leads.Exists(lead => lead.Party == principal))
            {
                party!.Value.Refuse($"{principal} har redan en egen framförhållning", "ta bort den ena raden");
                continue;
            }

            LeadParties.Add(party!.Value);
            leads.Add(new LeadTime(principal, count));
        }

        return [.. leads.OrderBy(lead => lead.Party)];
    }
}
