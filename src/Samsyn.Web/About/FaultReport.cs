namespace Samsyn.Web.About;

/// <summary>
/// A reader's report of something that cannot be used (rapport om bristande tillgänglighet). Personal data when it holds an address.
/// </summary>
/// <remarks>
/// Erased whole when it is twelve months old (<see cref="FaultReports.Keep"/>); the journal keeps the case number and nothing the
/// reader wrote. DOS Act section 12; DOMAIN.md 98, 114.
/// </remarks>
public sealed class FaultReport
{
    /// <summary>Longest message, in characters.</summary>
    public const int MessageLength = 4000;

    /// <summary>Longest page address.</summary>
    public const int PageLength = 500;

    public required Guid Id { get; init; }

    /// <summary>When it came, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Which page it is about, as the reader wrote it; empty when not given.</summary>
    public required string Page { get; init; }

    public required string Message { get; init; }

    /// <summary>Where to answer; null when the reader wants no answer.</summary>
    public string? Email { get; init; }

    /// <summary>The language of the form, and of the answer: <c>sv</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The case number the reader is given: <c>T-7F3K2Q9M</c>.</summary>
    public string Number => NumberOf(Id);

    /// <summary>Eight characters of the id's random end, without letters that are mistaken for digits.</summary>
    public static string NumberOf(Guid id)
    {
        const string letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        Span<char> number = stackalloc char[8];
        for (var i = 0; i < number.Length; i++) number[i] = letters[bytes[8 + i] & 31];
        return $"T-{number}";
    }

    /// <summary>Whether a text from an address could be a case number.</summary>
    public static bool IsNumber(string text) =>
        text.Length == 10 && text.StartsWith("T-", StringComparison.Ordinal) && text[2..].All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c));
}
