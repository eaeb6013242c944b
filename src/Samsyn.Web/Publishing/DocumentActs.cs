using Microsoft.EntityFrameworkCore;
using Samsyn.Domain;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Subscriptions;

namespace Samsyn.Web.Publishing;

/// <summary>What the journal keeps of a document.</summary>
public sealed record DocumentTrace(string Title, string Description, DocumentKind Kind, string? Agreement, string Language, string? ReplacedBy, DateTime? Until, DocumentVersionTrace? Version);

/// <summary>What the journal keeps of a version that was added.</summary>
public sealed record DocumentVersionTrace(int Number, string Label, DateOnly On, string? Sha256, string? Address, string? Changed);

/// <summary>What is said of a document beside its versions: may be changed.</summary>
public sealed record DocumentFacts(string Title, string Description, DocumentKind Kind, Guid? AgreementId, string? AgreementSlug, string Language, string? ReplacedBy);

/// <summary>What a new version holds: a file, or the address of a recording with its words.</summary>
public sealed record NewDocumentVersion(string Label, DateOnly On, string? Changed, AttachedFile? File, string? Address, string? TextAlternative);

/// <summary>Acts on the document library. Every act asks anew whether it is permitted.</summary>
public static class DocumentActs
{
    /// <summary>Adds a document with its first version. Its address comes from the title, with a number when another has it.</summary>
    public static async Task<LibraryDocument> AddDocument(this Act act, Guid id, DocumentFacts facts, NewDocumentVersion version)
    {
        await act.DemandForAll(WorkspaceAct.Publish);
        return await act.LayIn(id, facts, version, isDraft: false);
    }

    /// <summary>Adds it, offered at once or as a draft that waits for somebody to save it; asks nobody.</summary>
    internal static async Task<LibraryDocument> LayIn(this Act act, Guid id, DocumentFacts facts, NewDocumentVersion version, bool isDraft)
    {
        Measure(facts);
        await act.Lock("documents");
        var wanted = AddressKey.Of(facts.Title);
        var taken = await act.Db.Documents.Where(d => d.Slug.StartsWith(wanted)).Select(d => d.Slug).ToListAsync();
        var slug = wanted;
        for (var n = 2; taken.Contains(slug); n++) slug = $"{wanted}-{n}";
        var document = new LibraryDocument { Id = id, Slug = slug, AgreementId = facts.AgreementId, Kind = facts.Kind, Title = facts.Title, Description = facts.Description, Language = facts.Language, ReplacedBy = facts.ReplacedBy, CreatedAt = act.At, Revision = 1, DraftedAt = isDraft ? act.At : null };
        act.Db.Add(document);
        var added = act.Add(document, version, null);
        if (!isDraft) await act.TellSubscribers(document, added);
        act.Journal("dokument " + slug, null, Trace(document, facts.AgreementSlug, added), facts.AgreementSlug);
        return document;
    }

    /// <summary>Changes what is said of a document, and adds a version when one is given.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else has changed it in the meantime; nothing was changed.</exception>
    public static async Task EditDocument(this Act act, Guid id, DocumentFacts facts, NewDocumentVersion? version, int seen)
    {
        await act.DemandForAll(WorkspaceAct.Publish);
        Measure(facts);
        var document = await act.Document(id);
        if (document.Revision != seen) throw new DbUpdateConcurrencyException("The document has been changed since it was read.");
        var before = Trace(document, facts.AgreementSlug, null);
        (document.Title, document.Description, document.Kind, document.AgreementId, document.Language, document.ReplacedBy) = (facts.Title, facts.Description, facts.Kind, facts.AgreementId, facts.Language, facts.ReplacedBy);
        var added = version is null ? null : act.Add(document, version, version.Changed);
        var isOffered = document.DraftedAt is not null;
        document.DraftedAt = null;
        if (added is not null || isOffered) await act.TellSubscribers(document, added ?? document.Newest);
        var after = Trace(document, facts.AgreementSlug, added ?? (isOffered ? document.Newest : null));
        if (after == before) return;
        document.Revision++;
        act.Journal("dokument " + document.Slug, before, after, facts.AgreementSlug);
    }

    /// <summary>Takes a document off the site: its address says that it is gone. The versions stay in the archive.</summary>
    public static async Task WithdrawDocument(this Act act, Guid id, int seen, string? agreementSlug)
    {
        await act.DemandForAll(WorkspaceAct.Publish);
        var document = await act.Document(id);
        if (document.Revision != seen) throw new DbUpdateConcurrencyException("The document has been changed since it was read.");
        var before = Trace(document, agreementSlug, null);
        document.Until = act.At;
        document.Revision++;
        act.Journal("dokument " + document.Slug, before, before with { Until = act.At }, agreementSlug);
    }

    /// <summary>Removes a document that has never been offered, with its files' places. What it was stays in the journal.</summary>
    public static async Task DiscardDocument(this Act act, Guid id, int seen, string? agreementSlug)
    {
        await act.DemandForAll(WorkspaceAct.Publish);
        var document = await act.Document(id);
        if (document.Revision != seen) throw new DbUpdateConcurrencyException("The document has been changed since it was read.");
        if (document.DraftedAt is null) throw new RefusedException(new PublishingRefusal.NotADraft());
        foreach (var other in await act.Db.Documents.Where(d => d.ReplacedBy == document.Slug).ToListAsync())
        {
            other.ReplacedBy = null;
            other.Revision++;
        }

        act.Journal<DocumentTrace>("dokument " + document.Slug, Trace(document, agreementSlug, document.Newest), null, agreementSlug);
        act.Db.RemoveRange(await act.Db.Redirects.Where(r => r.DocumentId == id).ToListAsync());
        // In a list of their own: what is removed leaves the document's.
        act.Db.RemoveRange(document.Versions.ToList());
        act.Db.Remove(document);
    }

    private static DocumentVersion Add(this Act act, LibraryDocument document, NewDocumentVersion version, string? changed)
    {
        if (document.Versions.Exists(v => v.Label == version.Label)) throw new RefusedException(new PublishingRefusal.VersionTaken(version.Label));
        if (document.Versions.Count > 0 && string.IsNullOrEmpty(changed)) throw new RefusedException(new PublishingRefusal.NoChangeSaid());
        var added = new DocumentVersion { Id = Guid.CreateVersion7(), DocumentId = document.Id, Number = document.Versions.Count + 1, Label = version.Label, On = version.On, AddedAt = act.At, Changed = changed, File = version.File, Address = version.Address, TextAlternative = version.TextAlternative };
        act.Db.Add(added);
        return added;
    }

    private static async Task<LibraryDocument> Document(this Act act, Guid id) =>
        await act.Db.Documents.Include(d => d.Versions.OrderBy(v => v.Number)).SingleOrDefaultAsync(d => d.Id == id) ?? throw new RefusedException(new PublishingRefusal.UnknownDocument());

    private static void Measure(DocumentFacts facts)
    {
        if (facts.Title.Length == 0) throw new RefusedException(new PublishingRefusal.NoTitle());
        if (facts.Title.Length > LibraryDocument.LongestTitle) throw new RefusedException(new PublishingRefusal.TooLong("title", facts.Title.Length, LibraryDocument.LongestTitle));
        if (facts.Description.Length > LibraryDocument.LongestDescription) throw new RefusedException(new PublishingRefusal.TooLong("description", facts.Description.Length, LibraryDocument.LongestDescription));
    }

    private static DocumentTrace Trace(LibraryDocument document, string? agreement, DocumentVersion? version) =>
        new(document.Title, document.Description, document.Kind, agreement, document.Language, document.ReplacedBy, document.Until, version is null ? null : new(version.Number, version.Label, version.On, version.File?.Sha256, version.Address, version.Changed));
}
