namespace Samsyn.Domain.Calendars;

/// <summary>Why a text is no planned date, and where in it the fault is.</summary>
/// <param name="Kind">What is wrong; the sentence and the mend stand in Web.</param>
/// <param name="Index">Where, in UTF-16 units from 0; equal to the text's length when something is missing at its end.</param>
/// <param name="Fragment">The piece of text it is about, for example <c>2022-13</c>; may be empty.</param>
public sealed record PlannedDateFault(PlannedDateFaultKind Kind, int Index, string Fragment);

/// <summary>The ways a text fails to be a planned date. Source: CONTRACT.md General, the EDTF subset.</summary>
public enum PlannedDateFaultKind
{
    /// <summary>There is no text at all.</summary>
    Empty,

    /// <summary>A space or other white space: <c>2022-05 / 2022-06</c>.</summary>
    Space,

    /// <summary>An uncertainty mark <c>? ~ %</c>: preliminary is a flag of its own, not a part of the date.</summary>
    UncertaintyMark,

    /// <summary>An end left open: <c>2022-05/</c>, <c>/2022-05</c>, or two dots.</summary>
    OpenEnd,

    /// <summary>Not <c>yyyy</c>, <c>yyyy-mm</c> or <c>yyyy-mm-dd</c>: <c>juni</c>, <c>2022-5</c>, <c>22-05-01</c>.</summary>
    NotADate,

    /// <summary>The year 0000.</summary>
    NoSuchYear,

    /// <summary>Neither a month 01-12 nor a season 21-24: <c>2022-13</c>; nor may a season have a day: <c>2022-21-01</c>.</summary>
    NoSuchMonth,

    /// <summary>A day the month does not have: <c>2022-02-29</c>.</summary>
    NoSuchDay,

    /// <summary>More than one slash, or a slash inside brackets.</summary>
    TooManySlashes,

    /// <summary>The end of the interval lies before its start: <c>2022-06/2022-05</c>.</summary>
    EndBeforeStart,

    /// <summary><c>[</c> without <c>]</c>.</summary>
    BracketNotClosed,

    /// <summary>Something follows the closing bracket.</summary>
    TextAfterBracket,

    /// <summary>Brackets around fewer than two dates: write the date without brackets.</summary>
    TooFewAlternatives,
}
