namespace Samsyn.Domain.Principals;

/// <summary>
/// Who a principal (huvudman) is: a municipality's four-digit code, such as <c>1480</c>, or a region's 2-8 capitals and
/// digits beginning with a letter, such as <c>VGR</c>.
/// </summary>
/// <remarks>
/// Ids sort ordinally ("1480" before "VGR"), which is the order of files and of JSON; people read names in Swedish order.
/// Source: CONTRACT.md General.
/// </remarks>
public readonly record struct PrincipalId : IComparable<PrincipalId>
{
    private readonly string? _value;

    /// <exception cref="FormatException">The text is neither a municipality code nor a region's id.</exception>
    public PrincipalId(string value) =>
        _value = IsValid(value) ? value : throw new FormatException($"'{value}' is not a principal's id.");

    public string Value => _value ?? "";

    /// <summary>True for four digits: the two kinds of id cannot be mistaken for one another.</summary>
    public bool IsMunicipality => _value is { Length: 4 } && char.IsAsciiDigit(_value[0]);

    public static bool IsValid(string? text)
    {
        if (text is null) return false;
        if (text.Length == 4 && text.All(char.IsAsciiDigit)) return true;
        return text.Length is >= 2 and <= 8 && char.IsAsciiLetterUpper(text[0])
            && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));
    }

    public int CompareTo(PrincipalId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>
/// A deciding or advising body (organ): <c>SRO</c>, <c>VK</c>, or one of many alike, <c>KF:1480</c> – the assembly of
/// municipality 1480.
/// </summary>
/// <remarks>
/// The part before the colon is the body's own id in the county file (<see cref="Kind"/>); the part after it is the
/// principal it belongs to, when the county has one such body per municipality or region. Source: CONTRACT.md C1, C2.
/// </remarks>
public readonly record struct BodyId : IComparable<BodyId>
{
    private readonly string? _value;

    /// <exception cref="FormatException">The text is not a body's id.</exception>
    public BodyId(string value) =>
        _value = IsValid(value) ? value : throw new FormatException($"'{value}' is not a body's id.");

    public string Value => _value ?? "";

    /// <summary><c>KF</c> of <c>KF:1480</c>; all of <c>SRO</c>.</summary>
    public string Kind => Value.IndexOf(':', StringComparison.Ordinal) is var i and >= 0 ? Value[..i] : Value;

    /// <summary><c>1480</c> of <c>KF:1480</c>; null for a body that stands alone.</summary>
    public PrincipalId? Principal =>
        Value.IndexOf(':', StringComparison.Ordinal) is var i and >= 0 ? new PrincipalId(Value[(i + 1)..]) : null;

    public static BodyId Of(string kind, PrincipalId principal) => new($"{kind}:{principal.Value}");

    public static bool IsValid(string? text)
    {
        if (string.IsNullOrEmpty(text)) return false;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? IsKind(text) : IsKind(text[..colon]) && PrincipalId.IsValid(text[(colon + 1)..]);
    }

    /// <summary>A body's own id: 1-16 capitals, digits or hyphens, beginning with a letter (<c>BG-HS</c> is one).</summary>
    public static bool IsKind(string text) =>
        text.Length is >= 1 and <= 16 && char.IsAsciiLetterUpper(text[0])
        && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-');

    public int CompareTo(BodyId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
