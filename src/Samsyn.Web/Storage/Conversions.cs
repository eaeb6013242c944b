using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Samsyn.Domain.Principals;

namespace Samsyn.Web.Storage;

/// <summary>Instants as they are made and stored: UTC, whole milliseconds, the same on both engines.</summary>
public static class Instants
{
    public static DateTime Now(TimeProvider clock) => Cut(clock.GetUtcNow().UtcDateTime);

    /// <summary>Cuts away what is finer than a millisecond.</summary>
    public static DateTime Cut(DateTime utc) => new(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMillisecond), utc.Kind);

    /// <exception cref="InvalidOperationException">Not UTC, or finer than a millisecond: it would not be read back as it was written.</exception>
    internal static DateTime Checked(DateTime instant) =>
        instant.Kind == DateTimeKind.Utc && instant.Ticks % TimeSpan.TicksPerMillisecond == 0
            ? instant
            : throw new InvalidOperationException($"The instant {instant:O} ({instant.Kind}) is not UTC in whole milliseconds.");
}

internal sealed class PrincipalIdConverter() : ValueConverter<PrincipalId, string>(id => id.Value, text => new PrincipalId(text));

internal sealed class BodyIdConverter() : ValueConverter<BodyId, string>(id => id.Value, text => new BodyId(text));

internal sealed class InstantConverter() : ValueConverter<DateTime, DateTime>(
    instant => Instants.Checked(instant), stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));

/// <summary>Only the accounts' library asks for it (lockout): stored as an instant like all others.</summary>
internal sealed class OffsetConverter() : ValueConverter<DateTimeOffset, DateTime>(
    offset => Instants.Cut(offset.UtcDateTime), stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));

internal sealed class WordConverter<T>() : ValueConverter<T, string>(value => StoredWords.Of(value), word => StoredWords.Read<T>(word))
    where T : struct, Enum;

internal static class ConversionExtensions
{
    public static void InWords<T>(this ModelConfigurationBuilder types) where T : struct, Enum =>
        types.Properties<T>().HaveConversion<WordConverter<T>>();

    /// <summary>
    /// Stored as JSON text. Such values are replaced and never changed in place, so the same object is the same value.
    /// </summary>
    public static void AsJson<T>(this PropertyBuilder<T> property) where T : class? =>
        property.HasConversion(
            new ValueConverter<T, string>(value => StoredText.Write(value), text => StoredText.Read<T>(text)),
            new ValueComparer<T>((a, b) => ReferenceEquals(a, b), value => RuntimeHelpers.GetHashCode(value), value => value));

    /// <summary>Stored as JSON text; for a class of a library that changes its values in place.</summary>
    public static void AsChangingJson<T>(this PropertyBuilder<T> property) where T : class =>
        property.HasConversion(
            new ValueConverter<T, string>(value => StoredText.Write(value), text => StoredText.Read<T>(text)),
            new ValueComparer<T>(
                (a, b) => ReferenceEquals(a, b) || (a != null && b != null && string.Equals(StoredText.Write(a), StoredText.Write(b), StringComparison.Ordinal)),
                value => StringComparer.Ordinal.GetHashCode(StoredText.Write(value)),
                value => StoredText.Read<T>(StoredText.Write(value))));
}
