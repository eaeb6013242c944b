using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Principals;
using Samsyn.Web.Decisions.Workspace;
using Samsyn.Web.Outbox;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Subscriptions;

/// <summary>
/// Something that subscribers are told of (händelse). It says which; the words are made when the letter is sent, of what is true then.
/// </summary>
public sealed class MailEvent
{
    /// <summary>For a decision made of agreement, body, day and the hour it is told: what is corrected before that hour is the same event.</summary>
    public required Guid Id { get; init; }

    public required Telling Kind { get; init; }

    /// <summary>As the public history says it; null for what is published without a line there.</summary>
    public HistoryKind? Happened { get; init; }

    public Guid? AgreementId { get; init; }

    /// <summary>The party whose body it is about.</summary>
    public string? Principal { get; init; }

    public string? Body { get; init; }

    public Guid? ArticleId { get; init; }

    public Guid? DocumentId { get; init; }

    public required HistoryFacts Facts { get; init; }

    public required DateTime At { get; init; }

    /// <summary>From when it may be told.</summary>
    public required DateTime DueAt { get; init; }

    /// <summary>The act that it came from, for the trace.</summary>
    public required Guid ActId { get; init; }

    /// <summary>Its line in the public history.</summary>
    public Guid? LineId { get; init; }

    /// <summary>The event that this one tells anew, as a news item does that was made of a line: who is told the one is not told the other.</summary>
    public Guid? SameAs { get; init; }
}

/// <summary>That one subscriber is to be told one event: a row, so that it is once.</summary>
public sealed class LetterItem
{
    public required Guid EventId { get; init; }

    public required Guid SubscriberId { get; init; }

    /// <summary>At once, or with the next digest.</summary>
    public required DateTime DueAt { get; init; }

    /// <summary>The letter it stands in; null while it waits for its hour.</summary>
    public Guid? BatchId { get; set; }
}

/// <summary>The outbox's message to find out who is to be told an event, some thousand subscribers at a time.</summary>
/// <param name="After">The last subscriber seen; null at the start.</param>
public sealed record TellMessage(Guid EventId, Guid? After);

/// <summary>Leaves events for subscribers in the same commit as what happened.</summary>
public static class MailEvents
{
    public const string Tell = "mail.tell";

    /// <summary>Which kind of telling a line of the public history is; None for what changes pages and calendars only.</summary>
    public static Telling KindOf(HistoryKind happened) => happened switch
    {
        HistoryKind.DecisionRecorded or HistoryKind.DecisionCorrected or HistoryKind.DecisionAnnulled or HistoryKind.DecisionAssessed => Telling.Decisions,
        HistoryKind.RoundOpened or HistoryKind.RoundExtended or HistoryKind.CompilationReleased => Telling.Consultations,
        HistoryKind.VersionPublished or HistoryKind.TermChanged or HistoryKind.StepReplanned or HistoryKind.EnteredIntoForce => Telling.Agreement,
        HistoryKind.DigestPublished => Telling.News,
        _ => Telling.None,
    };

    /// <summary>What a line of the history says, for subscribers. The same decision before the same hour is one event.</summary>
    public static async Task TellSubscribers(this Act act, Guid line, Guid ofAct, DateTime at, HistoryKind happened, Guid agreementId, HistoryFacts facts, MailHours hours)
    {
        var kind = KindOf(happened);
        if (kind == Telling.None || await act.Db.Agreements.FindAsync(agreementId) is not { } agreement) return;
        if (NewsProposals.IsOld(agreement, facts, at)) return;
        var due = hours.FirstFor(kind, at);
        var body = facts.Body?.Value;
        var id = kind == Telling.Decisions ? Made($"decision {agreementId} {body} {facts.On:yyyy-MM-dd} {due:O}") : line;
        await act.Leave(new MailEvent
        {
            Id = id, Kind = kind, Happened = happened, AgreementId = agreementId, Body = body, Facts = facts, At = at, DueAt = due, ActId = ofAct, LineId = line,
            Principal = facts.Body is { } who && await act.County() is { } county && county.TryFind(who, out var found) ? (await act.PartyOf(found, county, agreement.Slug))?.Value : null,
        });
    }

    /// <summary>An article that is shown for the first time, told as of now: about an exercise it may be shown as of a day long past.</summary>
    public static async Task TellSubscribers(this Act act, Article article, Guid ofAct, DateTime at)
    {
        if (await NewsOf(act.Db, article, ofAct, at) is { } told) await act.Leave(told);
    }

    /// <summary>The event that an article is when it is shown for the first time; null for what is told nobody.</summary>
    internal static async Task<MailEvent?> NewsOf(SamsynDb db, Article article, Guid ofAct, DateTime at)
    {
        // A page of an earlier site was told when it was new.
        if (article.Kind != ArticleKind.NewsItem || article.IsOldPage) return null;
        var line = article.Source?.StartsWith("history:", StringComparison.Ordinal) == true && Guid.TryParse(article.Source.AsSpan("history:".Length), out var id) ? id : (Guid?)null;
        var same = line is null ? null : await db.MailEvents.Where(e => e.LineId == line).Select(e => (Guid?)e.Id).FirstOrDefaultAsync();
        return new MailEvent { Id = Made($"article {article.Id}"), Kind = Telling.News, AgreementId = article.AgreementId, ArticleId = article.Id, Facts = new HistoryFacts(), At = at, DueAt = at, ActId = ofAct, SameAs = same };
    }

    /// <summary>A document, or a new version of one.</summary>
    public static Task TellSubscribers(this Act act, LibraryDocument document, DocumentVersion version) =>
        act.Leave(new MailEvent { Id = Made($"document {document.Id} {version.Number}"), Kind = Telling.Documents, AgreementId = document.AgreementId, DocumentId = document.Id, Facts = new HistoryFacts { On = version.On, Version = version.Label }, At = act.At, DueAt = act.At, ActId = act.Order.Id });

    /// <summary>Leaves an event, unless it is there.</summary>
    internal static async Task Leave(this Act act, MailEvent told)
    {
        if (await act.Db.MailEvents.FindAsync(told.Id) is not null) return;
        act.Db.Add(told);
        act.Later(Tell, new TellMessage(told.Id, null), told.DueAt);
    }

    /// <summary>An id made of words: the same words, the same id (RFC 9562 5.8, version 8).</summary>
    internal static Guid Made(string words)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 16);
        (hash[6], hash[8]) = ((byte)(0x80 | hash[6] & 0x0F), (byte)(0x80 | hash[8] & 0x3F));
        return new Guid(hash, bigEndian: true);
    }

    /// <summary>Whose decision it is: a municipality's of its own bodies, the region's of the one that decides for it in this agreement. Nobody's of a body that only recommends to many.</summary>
    private static async Task<PrincipalId?> PartyOf(this Act act, Body body, County county, string slug) =>
        body.Of?.Id ?? (await RecordReader.Cascade(act.Db.Database.GetDbConnection(), county, slug))?.PartyOf(body)?.Id;
}
