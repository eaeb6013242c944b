using System.Globalization;
using System.Text;

namespace Samsyn.Web.Design;

/// <summary>A name as a part of an address or a key: "Digital remisskonferens 1" is <c>digital-remisskonferens-1</c>.</summary>
internal static class AddressKey
{
    /// <summary>The same name gives the same key, whatever day it moves to; a name without letters and digits is <c>namnlos</c>.</summary>
    public static string Of(string name)
    {
        var key = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
            if (char.IsAsciiLetterOrDigit(letter)) key.Append(char.ToLowerInvariant(letter));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && key.Length > 0 && key[^1] != '-') key.Append('-');
        return key.ToString().TrimEnd('-') is { Length: > 0 } some ? some : "namnlos";
    }
}
