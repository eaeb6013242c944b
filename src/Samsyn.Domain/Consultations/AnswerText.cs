using System.Text;

namespace Samsyn.Domain.Consultations;

/// <summary>What people paste into a form, as it is kept.</summary>
public static class AnswerText
{
    /// <summary>
    /// Line ends as line feeds; without signs that show nothing and can make words read as others: control characters, and those that turn the direction of
    /// writing around. No letter is lost: right-to-left scripts keep their own direction without them. Source: Unicode UAX #9, UTS #39.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
            {
                if (i + 1 < text.Length && text[i + 1] == '\n') continue;
                clean.Append('\n');
            }
            else if (c is '\v' or '\f' or '\u0085' or '\u2028' or '\u2029') clean.Append('\n');
            else if (c is '\n' or '\t') clean.Append(c);
            else if (char.IsControl(c) || c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u200e' or '\u200f' or '\u061c' or '\ufeff' or '\ufffe' or '\uffff') continue;
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) clean.Append(c).Append(text[++i]);
            else clean.Append(char.IsSurrogate(c) ? '\ufffd' : c);
        }

        return clean.ToString().Trim().Normalize(NormalizationForm.FormC);
    }
}
