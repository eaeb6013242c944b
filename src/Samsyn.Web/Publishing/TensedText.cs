using System.Text;
using System.Text.RegularExpressions;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Publishing;

/// <summary>What words that follow the state are chosen by: the agreement's days and counts as of one day.</summary>
/// <param name="Today">The day in Stockholm, or the day an exercise is shown as of.</param>
/// <param name="Round">First and last day of the agreement's latest consultation round; null without one.</param>
/// <param name="Term">From when and, if that is known, until when the agreement applies; null while nothing says.</param>
/// <param name="Decided">How many have said yes, of how many; null when decisions are not followed here.</param>
public sealed record TenseFacts(DateOnly Today, (DateOnly First, DateOnly Last)? Round = null, (DateOnly First, DateOnly? Last)? Term = null, (int Yes, int Of)? Decided = null)
{
    /// <summary>Of an agreement on a day, by everything known at an instant.</summary>
    public static TenseFacts Of(Cascade cascade, IEnumerable<Consultation> rounds, DateOnly today, DateTime now)
    {
        var status = AgreementStatus.Of(cascade, today, now);
        var round = rounds.OrderBy(r => r.Settings.Opens).LastOrDefault();
        return new TenseFacts(today,
            round is null ? null : (round.Settings.Opens, round.ClosesOn()),
            status.Term.From is { } from ? (from, status.Term.Until) : null,
            cascade.Decisions.Count > 0 ? (status.Counts.Approved, status.Counts.Parties) : null);
    }
}

/// <summary>What is wrong with a block of words that follow the state.</summary>
/// <param name="Block">As written.</param>
public sealed record TenseFault(TenseFaultKind Kind, string Block)
{
    public string Sentence() => Kind switch
    {
        TenseFaultKind.NotClosed => L($"”{Block}” börjar med {{{{ men slutar aldrig. Avsluta med }}}}.", $"“{Block}” begins with {{{{ but never ends. End it with }}}}."),
        TenseFaultKind.UnknownKey => L($"”{Block}” börjar inte med något som går att följa. Skriv remiss, avtalet, beslut, en dag (2022-04-18) eller två dagar (2022-01-20/2022-04-18).", $"“{Block}” does not begin with anything that can be followed. Write remiss, avtalet, beslut, a day (2022-04-18) or two days (2022-01-20/2022-04-18)."),
        TenseFaultKind.WrongNumberOfWordings => L($"”{Block}” har fel antal texter. Om en dag eller ett beslut skriver du två, före | efter. Om en tid skriver du tre, före | under | efter.", $"“{Block}” has the wrong number of texts. About a day or a decision you write two, before | after. About a time you write three, before | during | after."),
        TenseFaultKind.NothingKnown => L($"”{Block}” följer något som avtalet inte har: ingen remiss, ingen giltighetstid eller inga beslut är inlagda. Välj avtalet, eller skriv en dag i stället.", $"“{Block}” follows something that the agreement does not have: no consultation, no term or no decisions are recorded. Choose the agreement, or write a day instead."),
        _ => throw new InvalidOperationException($"No words for {Kind}."),
    };
}

public enum TenseFaultKind
{
    NotClosed,
    UnknownKey,
    WrongNumberOfWordings,
    NothingKnown,
}

/// <summary>
/// Words that follow the state (texter som följer läget), so that a page never says in one breath that a proposal goes out for consultation and that it is
/// out for decision. A block is bound to a day, to two days or to the agreement, and holds one wording for each time.
/// </summary>
/// <example><code>
/// {{remiss | Remissen öppnar {första}. | Remissen är öppen till och med {sista}. | Remissen stängde {sista}.}}
/// {{2022-04-18 | Sista dag att svara är den 18 april. | Sista dag att svara var den 18 april.}}
/// {{beslut | {ja} av {alla} parter har sagt ja. | Alla {alla} parter har sagt ja.}}
/// </code></example>
/// <remarks>
/// A day itself still belongs to before: on the last day a round is open. Between two days both belong to during. <c>{första}</c>, <c>{sista}</c>, <c>{ja}</c> and
/// <c>{alla}</c> are filled in. Source: the pages of 2022 contradicted themselves (DOMAIN.md 150, S4); DESIGN.md 5 "no page shows a stale sentence".
/// </remarks>
public static partial class TensedText
{
    [GeneratedRegex(@"^(\d{4}-\d{2}-\d{2})(?:/(\d{4}-\d{2}-\d{2}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Days();

    /// <summary>The text as it reads on the day. A block that cannot be followed any more keeps its first wording, so that no braces reach a reader.</summary>
    public static string On(string text, TenseFacts facts) => Walk(text, facts, null);

    /// <summary>Everything that is wrong with the blocks of a text; empty when it can be published.</summary>
    public static IReadOnlyList<TenseFault> Faults(string text, TenseFacts facts)
    {
        var faults = new List<TenseFault>();
        Walk(text, facts, faults);
        return faults;
    }

    /// <summary>The text without its blocks: what is left says the same every day, and is what a search for stale words reads.</summary>
    public static string Outside(string text)
    {
        var left = new StringBuilder(text.Length);
        Each(text, plain => left.Append(plain), _ => left.Append(' '), _ => { });
        return left.ToString();
    }

    /// <summary>The latest day, today or before, on which the text came to read otherwise than the day before, by the days alone; null when none did.</summary>
    /// <remarks>Counts are those of today throughout: a decision is told when it is recorded.</remarks>
    public static DateOnly? ChangedOn(string text, TenseFacts facts)
    {
        var turns = new SortedSet<DateOnly>();
        foreach (var (first, last) in new[] { facts.Round is { } round ? (round.First, round.Last) : ((DateOnly, DateOnly?)?)null, facts.Term }.OfType<(DateOnly, DateOnly?)>()) Add(first, last);
        Each(text, _ => { }, block =>
        {
            if (Days().Match(block.Split('|')[0].Trim()) is not { Success: true } days || !Design.Dates.TryRead(days.Groups[1].Value, out var first)) return;
            Add(first, days.Groups[2].Success && Design.Dates.TryRead(days.Groups[2].Value, out var last) ? last : first);
        }, _ => { });
        return turns.Reverse().Select(day => (DateOnly?)day).FirstOrDefault(day => day <= facts.Today && On(text, facts with { Today = day.Value }) != On(text, facts with { Today = day.Value.AddDays(-1) }));

        void Add(DateOnly first, DateOnly? last)
        {
            turns.Add(first);
            if (last is { } end && end < DateOnly.MaxValue) turns.Add(end.AddDays(1));
        }
    }

    public static bool HasBlocks(string text) => text.Contains("{{", StringComparison.Ordinal);

    private static string Walk(string text, TenseFacts facts, List<TenseFault>? faults)
    {
        if (!HasBlocks(text)) return text;
        var said = new StringBuilder(text.Length);
        Each(text, plain => said.Append(plain), block => said.Append(Say(block, facts, faults)), open =>
        {
            faults?.Add(new(TenseFaultKind.NotClosed, Short(open)));
            said.Append(open.Replace("{{", "", StringComparison.Ordinal));
        });
        return said.ToString();
    }

    private static void Each(string text, Action<string> plain, Action<string> block, Action<string> open)
    {
        var at = 0;
        while (text.IndexOf("{{", at, StringComparison.Ordinal) is >= 0 and var start)
        {
            plain(text[at..start]);
            var end = text.IndexOf("}}", start + 2, StringComparison.Ordinal);
            // "{sista}}}" closes the word first.
            while (end >= 0 && end + 2 < text.Length && text[end + 2] == '}') end++;
            if (end < 0)
            {
                open(text[start..]);
                return;
            }

            block(text[(start + 2)..end]);
            at = end + 2;
        }

        plain(text[at..]);
    }

    private static string Say(string block, TenseFacts facts, List<TenseFault>? faults)
    {
        var parts = block.Split('|');
        var (key, wordings) = (parts[0].Trim(), parts.Skip(1).Select(p => p.Trim()).ToArray());
        string Fault(TenseFaultKind kind)
        {
            faults?.Add(new(kind, Short("{{" + block + "}}")));
            return wordings.Length > 0 ? Fill(wordings[0], null, null, facts.Decided) : "";
        }

        if (key.Equals("beslut", StringComparison.OrdinalIgnoreCase))
        {
            if (wordings.Length != 2) return Fault(TenseFaultKind.WrongNumberOfWordings);
            return facts.Decided is not { } decided ? Fault(TenseFaultKind.NothingKnown) : Fill(wordings[decided.Yes < decided.Of ? 0 : 1], null, null, decided);
        }

        (DateOnly First, DateOnly? Last)? time;
        if (Days().Match(key) is { Success: true } days)
        {
            if (!Design.Dates.TryRead(days.Groups[1].Value, out var first)) return Fault(TenseFaultKind.UnknownKey);
            if (!days.Groups[2].Success)
            {
                if (wordings.Length != 2) return Fault(TenseFaultKind.WrongNumberOfWordings);
                return Fill(wordings[facts.Today <= first ? 0 : 1], first, first, facts.Decided);
            }

            if (!Design.Dates.TryRead(days.Groups[2].Value, out var last) || last < first) return Fault(TenseFaultKind.UnknownKey);
            time = (first, last);
        }
        else if (key.Equals("remiss", StringComparison.OrdinalIgnoreCase)) time = facts.Round is { } round ? (round.First, round.Last) : null;
        else if (key.Equals("avtalet", StringComparison.OrdinalIgnoreCase)) time = facts.Term;
        else return Fault(TenseFaultKind.UnknownKey);

        if (wordings.Length != 3) return Fault(TenseFaultKind.WrongNumberOfWordings);
        if (time is not { } between) return Fault(TenseFaultKind.NothingKnown);
        var which = facts.Today < between.First ? 0 : between.Last is { } end && facts.Today > end ? 2 : 1;
        return Fill(wordings[which], between.First, between.Last, facts.Decided);
    }

    /// <summary>Days are written in Swedish: the text is.</summary>
    private static string Fill(string wording, DateOnly? first, DateOnly? last, (int Yes, int Of)? decided)
    {
        if (!wording.Contains('{', StringComparison.Ordinal)) return wording;
        return wording.Replace("{första}", first is { } f ? In(Design.Language.Swedish, () => Design.Dates.Full(f)) : "en dag som inte är bestämd", StringComparison.Ordinal)
            .Replace("{sista}", last is { } l ? In(Design.Language.Swedish, () => Design.Dates.Full(l)) : "en dag som inte är bestämd", StringComparison.Ordinal)
            .Replace("{ja}", decided is { } d ? Design.Numbers.Whole(d.Yes) : "flera", StringComparison.Ordinal)
            .Replace("{alla}", decided is { } all ? Design.Numbers.Whole(all.Of) : "alla", StringComparison.Ordinal);
    }

    private static string Short(string block) => block.ReplaceLineEndings(" ") is { Length: > 60 } line ? line[..59] + "…" : block.ReplaceLineEndings(" ");
}
