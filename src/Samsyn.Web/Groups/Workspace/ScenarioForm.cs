using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Groups;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Groups.Workspace;

/// <summary>Skriv ett scenario: how the negotiation may end, what that takes, costs and leads to.</summary>
public sealed class ScenarioForm(FormContext context) : SideForm(context)
{
    public const string EndingField = "utgang";
    private const string Needs = "kraver";
    private const string DatesField = "tider";
    private const string Cost = "kostnad";
    private const string CostSource = "kostnadskalla";
    private const string Outcome = "foljd";

    public override string Name => L("Skriv ett scenario", "Write a scenario");

    public override string ActName => "scenario.write";

    public override string GivenField => EndingField;

    public override string Button => L("Spara scenariot", "Save the scenario");

    private Ending? ChosenEnding => Enum.GetValues<Ending>().Where(e => StoredWords.Of(e) == Answers[EndingField]).Select(e => (Ending?)e).FirstOrDefault();

    private Scenario? Before => ChosenEnding is not { } ending || Side is not { } side ? null : Known.Scenarios.FirstOrDefault(s => s.Side == side && s.Ending == ending);

    private string Key => $"{Side}:{Answers[EndingField]}";

    public override IReadOnlyList<Question> Questions => [.. Asked()];

    private IEnumerable<Question> Asked()
    {
        foreach (var side in AskSide()) yield return side;
        yield return new("utgang", L("Hur slutar förhandlingen?", "How does the negotiation end?"), Agreement.Settings.Title,
            [new OneOfField(EndingField, "Scenario", "", [.. Enum.GetValues<Ending>().Select(e => new Choice(StoredWords.Of(e), e.Label()))]) { Plain = true, WhenEmpty = L("Välj ett scenario.", "Choose a scenario.") }]);
        yield return new("kraver", L("Vad behöver göras, och när?", "What has to be done, and when?"), ChosenEnding?.Label(),
        [
            new TextField(Needs, L("Vad som behöver göras", "What has to be done"), "", 5) { Default = Before?.Words.Needs, WhenEmpty = L("Skriv vad som behöver göras.", "Write what has to be done.") },
            new LineField(DatesField, L("Tider", "Dates"), L("Till exempel: beslut i SRO senast i mars", "In Swedish, for example: beslut i SRO senast i mars"), 40) { Optional = true, Default = Before?.Words.Dates },
        ]);
        yield return new("foljd", L("Vad kostar det, och vad leder det till?", "What does it cost, and what does it lead to?"), ChosenEnding?.Label(),
        [
            new LineField(Cost, L("Kostnad i kronor", "Cost in kronor"), L("Till exempel 1 250 000 eller −40 000,50 för en besparing. Lämna tomt om den inte är känd.", "For example 1 250 000, or −40 000,50 for a saving. Leave empty if it is not known."), 16) { Optional = true, Default = Before?.Words.CostOre is { } ore ? Kronor(ore) : null },
            new LineField(CostSource, L("Var beloppet kommer ifrån", "Where the amount comes from"), "", 40) { Optional = true, Default = Before?.Words.CostSource },
            new TextField(Outcome, L("Vad det leder till", "What it leads to"), "", 4) { Optional = true, Default = Before?.Words.Consequence },
        ]);
        if (AskReplace(Key, Before?.Revision, Before is { } now ? [new(L("Står nu", "Stands now"), now.Words.Needs)] : []) is { } replace) yield return replace;
    }

    /// <summary>"1250000,50" as it is written back into the field.</summary>
    private static string Kronor(long ore) => string.Create(CultureInfo.InvariantCulture, $"{(ore < 0 ? "-" : "")}{Math.Abs(ore) / 100}{(ore % 100 == 0 ? "" : $",{Math.Abs(ore) % 100:00}")}");

    /// <summary>An amount as people write it, in öre; null when it is none.</summary>
    internal static long? Ore(string text)
    {
        var plain = new string([.. text.Where(c => !char.IsWhiteSpace(c))]).Replace('−', '-').Replace('.', ',');
        var negative = plain.StartsWith('-');
        var parts = plain.TrimStart('-').Split(',');
        if (parts.Length > 2 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var kronor) || kronor > 1_000_000_000_000) return null;
        var decimals = 0L;
        if (parts.Length == 2 && (parts[1].Length is 0 or > 2 || !long.TryParse(parts[1].PadRight(2, '0'), NumberStyles.None, CultureInfo.InvariantCulture, out decimals))) return null;
        return (negative ? -1 : 1) * (kronor * 100 + decimals);
    }

    private ScenarioWords? Words() => !Answers.Has(Needs) ? null : new ScenarioWords(Answers[Needs], OrNull(DatesField), Answers.Has(Cost) ? Ore(Answers[Cost]) : null, OrNull(CostSource), OrNull(Outcome));

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (ChosenEnding is not null && Side is not null) Remember(Key, Before?.Revision);
        if (Answers.Has(Cost) && Ore(Answers[Cost]) is null) yield return new(Cost, L("Skriv ett belopp i kronor, till exempel 1 250 000.", "Write an amount in kronor, for example 1 250 000."));
        else if (Words() is { } words && Scenario.WhyNot(words) is GroupRefusal.CostNeedsSource refusal) yield return new(CostSource, refusal.Sentence());
    }

    public override IEnumerable<AnswerRow> Rows =>
    [
        SideRow, new("Scenario", ChosenEnding?.Label(), "utgang", EndingField), new(L("Behöver göras", "To be done"), OrNull(Needs), "kraver", Needs) { Data = true }, new(L("Tider", "Dates"), OrNull(DatesField), "kraver", DatesField) { Data = true },
        new(L("Kostnad", "Cost"), Answers.Has(Cost) && Ore(Answers[Cost]) is { } ore ? Numbers.Kronor(ore) : OrNull(Cost), "foljd", Cost), new(L("Beloppets källa", "Source of the amount"), OrNull(CostSource), "foljd", CostSource) { Data = true },
        new(L("Leder till", "Leads to"), OrNull(Outcome), "foljd", Outcome) { Data = true },
    ];

    public override async Task Do(Act act, Cascade cascade)
    {
        var side = await DemandSide(act, cascade);
        if (ChosenEnding is not { } ending || Words() is not { } words) throw new InvalidOperationException("An unfinished form was sent.");
        if (Scenario.WhyNot(words) is { } refusal) throw new RefusedException(refusal);
        await act.Lock($"positions:{cascade.Agreement.Id}:{side}");
        var stored = await act.Db.Scenarios.SingleOrDefaultAsync(s => s.AgreementId == cascade.Agreement.Id && s.Side == side && s.Ending == ending);
        DemandRead(Key, stored?.Revision);
        var before = stored?.Words;
        if (stored is null)
        {
            act.Db.Add(new Scenario { Id = Guid.CreateVersion7(), AgreementId = cascade.Agreement.Id, Side = side, Ending = ending, Words = words, ChangedAt = act.At });
        }
        else
        {
            (stored.Words, stored.ChangedAt) = (words, act.At);
            stored.Revision++;
        }

        act.Journal($"{side} {StoredWords.Of(ending)}", before, words);
    }

    /// <inheritdoc cref="PositionForm.Receipt"/>
    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status) => new(
        L("Scenariot är sparat", "The scenario is saved"), L("Bara er sida ser det.", "Only your side sees it."), "", $"{Root}/standpunkter", L("Se era ståndpunkter och scenarier", "See your positions and scenarios"));
}
