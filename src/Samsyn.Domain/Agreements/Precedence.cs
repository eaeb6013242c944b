namespace Samsyn.Domain.Agreements;

/// <summary>What an agreement is in its family (R01).</summary>
public enum AgreementKind
{
    /// <summary>Huvudavtal: all others between the parties in its field are subordinate to it (DOMAIN.md 54).</summary>
    Main,

    /// <summary>Underavtal: governs a part, such as the four that the law requires (DOMAIN.md 57).</summary>
    Sub,

    /// <summary>Specifikation: living text that a joint body may change during the term (DOMAIN.md 13, 62).</summary>
    Specification,
}

/// <summary>A document that belongs to an agreement's text (bilaga).</summary>
/// <param name="Id">As the text calls it: <c>2</c>.</param>
/// <param name="Prevails">It says itself that it goes before the text; otherwise the text goes before its annexes.</param>
public sealed record Annex(string Id, string Title, string? Url, bool Prevails = false);

/// <summary>One document in the order in which a family's documents go before one another.</summary>
/// <param name="Depth">0 for the main agreement, 1 for those below it, and so on.</param>
/// <param name="Annex">The annex; null for the agreement's own text.</param>
public sealed record Ranked(Agreement Agreement, Annex? Annex, AgreementKind Kind, int Depth);

/// <summary>
/// Which document goes before which when two say different things (företräde): the main agreement, then each agreement below it with what belongs to it.
/// </summary>
/// <example>HoS 2023, then the four statutory agreements, each before its own annexes; a specification after the agreement that gives it its power.</example>
/// <remarks>Source: R01, DOMAIN.md 54, 57, 62. Siblings are equal unless the texts give a <see cref="AgreementSettings.Rank"/>.</remarks>
public static class Precedence
{
    /// <summary>What an agreement is: as said, else main when others belong to it, sub when it belongs to one.</summary>
    public static AgreementKind KindOf(Agreement agreement, IReadOnlyList<Agreement> all) =>
        agreement.Settings.Kind ?? (agreement.Settings.Parent is { } parent && all.Any(other => other.Slug == parent) ? AgreementKind.Sub : AgreementKind.Main);

    /// <summary>The family of an agreement in order, the document that goes before all others first.</summary>
    public static IReadOnlyList<Ranked> Of(Agreement agreement, IReadOnlyList<Agreement> all)
    {
        var top = agreement;
        var way = new HashSet<string>(StringComparer.Ordinal) { top.Slug };
        while (top.Settings.Parent is { } parent && all.FirstOrDefault(other => other.Slug == parent) is { } above && way.Add(above.Slug)) top = above;
        var order = new List<Ranked>();
        Add(order, top, all, 0, new HashSet<string>(StringComparer.Ordinal));
        return order;
    }

    /// <summary>Two documents of a family are equal when neither text says which goes first: same parent, and no rank or the same.</summary>
    public static bool AreEqual(Ranked a, Ranked b) =>
        a.Annex is null && b.Annex is null && a.Depth == b.Depth && a.Agreement.Settings.Parent == b.Agreement.Settings.Parent
        && a.Kind == b.Kind && a.Agreement.Settings.Rank == b.Agreement.Settings.Rank;

    private static void Add(List<Ranked> order, Agreement agreement, IReadOnlyList<Agreement> all, int depth, HashSet<string> seen)
    {
        if (!seen.Add(agreement.Slug)) return;
        var kind = KindOf(agreement, all);
        order.AddRange(agreement.Settings.Annexes.Where(annex => annex.Prevails).Select(annex => new Ranked(agreement, annex, kind, depth)));
        order.Add(new Ranked(agreement, null, kind, depth));
        order.AddRange(agreement.Settings.Annexes.Where(annex => !annex.Prevails).Select(annex => new Ranked(agreement, annex, kind, depth)));
        var below = all.Where(other => other.Settings.Parent == agreement.Slug)
            .OrderBy(other => KindOf(other, all) == AgreementKind.Specification).ThenBy(other => other.Settings.Rank ?? int.MaxValue).ThenBy(other => other.Slug, StringComparer.Ordinal);
        foreach (var other in below) Add(order, other, all, depth + 1, seen);
    }
}
