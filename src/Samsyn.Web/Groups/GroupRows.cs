using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Groups;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Groups;

/// <summary>A fact about a group as a row: its kind in a word and the rest as JSON. Added, never changed.</summary>
public sealed class GroupFactRow
{
    public required Guid Id { get; init; }

    public required Guid GroupId { get; init; }

    public required string Kind { get; init; }

    public required string Facts { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required long Place { get; init; }

    public static GroupFactRow Of(Guid groupId, GroupFact fact) => new()
    {
        Id = Guid.CreateVersion7(), GroupId = groupId, Kind = KindOf(fact), Facts = Write(fact), RecordedAt = fact.RecordedAt, Place = fact.Place,
    };

    /// <summary>The word of each kind of fact.</summary>
    public static string KindOf(GroupFact fact) => fact switch
    {
        SeatTaken => "seat",
        SeatLeft => "seat_left",
        MeetingPlanned => "meeting",
        MeetingHeld => "held",
        MeetingCancelled => "cancelled",
        PaperGiven => "document",
        CheckedIn => "check_in",
        NoteSent => "note",
        DigestPublished => "digest",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, "No word for this kind of fact."),
    };

    public static GroupFact Read(string kind, string facts) => kind switch
    {
        "seat" => StoredText.Read<SeatTaken>(facts),
        "seat_left" => StoredText.Read<SeatLeft>(facts),
        "meeting" => StoredText.Read<MeetingPlanned>(facts),
        "held" => StoredText.Read<MeetingHeld>(facts),
        "cancelled" => StoredText.Read<MeetingCancelled>(facts),
        "document" => StoredText.Read<PaperGiven>(facts),
        "check_in" => StoredText.Read<CheckedIn>(facts),
        "note" => StoredText.Read<NoteSent>(facts),
        "digest" => StoredText.Read<DigestPublished>(facts),
        _ => throw new InvalidOperationException($"An unknown kind of fact about a group: {kind}."),
    };

    private static string Write(GroupFact fact) => fact switch
    {
        SeatTaken f => StoredText.Write(f),
        SeatLeft f => StoredText.Write(f),
        MeetingPlanned f => StoredText.Write(f),
        MeetingHeld f => StoredText.Write(f),
        MeetingCancelled f => StoredText.Write(f),
        PaperGiven f => StoredText.Write(f),
        CheckedIn f => StoredText.Write(f),
        NoteSent f => StoredText.Write(f),
        DigestPublished f => StoredText.Write(f),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, "This kind of fact is not stored."),
    };
}

/// <summary>The tables of groups, and of what is confidential.</summary>
internal static class GroupRows
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Group>(group =>
        {
            group.ToTable("agreement_group");
            group.Property(g => g.Id).ValueGeneratedNever();
            group.HasOne<Agreement>().WithMany().HasForeignKey(g => g.AgreementId);
            group.Property(g => g.Settings).AsJson();
            group.Property(g => g.Revision).IsConcurrencyToken();
            group.Ignore(g => g.Facts);
            group.HasIndex(g => new { g.AgreementId, g.Name }).IsUnique();
        });
        model.Entity<GroupFactRow>(fact =>
        {
            fact.ToTable("group_fact");
            fact.Property(f => f.Id).ValueGeneratedNever();
            fact.HasOne<Group>().WithMany().HasForeignKey(f => f.GroupId);
            fact.HasIndex(f => new { f.GroupId, f.Place }).IsUnique();
        });
        model.Entity<Position>(position =>
        {
            position.ToTable("clause_position");
            position.Property(p => p.Id).ValueGeneratedNever();
            position.HasOne<Agreement>().WithMany().HasForeignKey(p => p.AgreementId);
            position.Property(p => p.Side).HasConversion(side => side.Value, text => new NegotiatingSide(text));
            position.Property(p => p.Clause).HasConversion(clause => clause!.Value.Text, text => new ClauseId(text));
            position.Property(p => p.Words).AsJson();
            position.Property(p => p.Revision).IsConcurrencyToken();
            position.HasIndex(p => new { p.AgreementId, p.Side });
        });
        model.Entity<Scenario>(scenario =>
        {
            scenario.ToTable("negotiation_scenario");
            scenario.Property(s => s.Id).ValueGeneratedNever();
            scenario.HasOne<Agreement>().WithMany().HasForeignKey(s => s.AgreementId);
            scenario.Property(s => s.Side).HasConversion(side => side.Value, text => new NegotiatingSide(text));
            scenario.Property(s => s.Words).AsJson();
            scenario.Property(s => s.Revision).IsConcurrencyToken();
            scenario.HasIndex(s => new { s.AgreementId, s.Side, s.Ending }).IsUnique();
        });
    }
}

/// <summary>Reads groups with their facts, the same on both engines. It knows no table of what is confidential.</summary>
internal static class GroupReader
{
    /// <summary>All groups, or those of one agreement, by name.</summary>
    public static async Task<List<Group>> Groups(DbConnection connection, Guid? agreement = null)
    {
        var of = agreement is null ? "" : " where g.agreement_id = @agreement";
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            select g.id, g.agreement_id, g.name, g.settings, g.revision from agreement_group g{of};
            select f.group_id, f.kind, f.facts from group_fact f join agreement_group g on g.id = f.group_id{of} order by f.place;
            """;
        if (agreement is { } one) command.Add("agreement", one);
        await using var row = await command.ExecuteReaderAsync();
        var groups = new Dictionary<Guid, Group>();
        while (await row.ReadAsync())
            groups.Add(row.GetGuid(0), new Group
            {
                Id = row.GetGuid(0),
                AgreementId = row.GetGuid(1),
                Name = row.GetString(2),
                Settings = StoredText.Read<GroupSettings>(row.GetString(3)),
                Revision = row.GetInt32(4),
            });
        await row.NextResultAsync();
        while (await row.ReadAsync()) groups[row.GetGuid(0)].Facts.Add(GroupFactRow.Read(row.GetString(1), row.GetString(2)));
        return [.. groups.Values.OrderBy(g => g.Name, StringComparer.Ordinal)];
    }
}
