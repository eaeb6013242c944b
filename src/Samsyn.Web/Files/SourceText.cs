using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Samsyn.Web.Files;

/// <summary>
/// The text of one file, read as strictly as CONTRACT.md (General) asks: at most 32 MB of UTF-8, LF or CRLF, and no
/// character a reader could not see or that two programs could read as different line ends.
/// </summary>
/// <remarks>
/// A file saved by an older Windows program is the everyday fault: "för" arrives as a byte that is no UTF-8. Guessing
/// the encoding would put wrong letters into a public register without a word, so the place is told instead.
/// </remarks>
public sealed class SourceText
{
    /// <summary>32 MB: the largest file that is read (CONTRACT.md, General).</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    private const char ByteOrderMark = '\uFEFF';

    private static readonly SearchValues<char> Refused = SearchValues.Create(RefusedCharacters());

    /// <summary>The bytes of å ä ö Å Ä Ö é É ü Ü æ ø à è, § and no-break space, dashes, bullet, quotes and ellipsis in that encoding.</summary>
    private static readonly SearchValues<byte> SwedishInWindows1252 = SearchValues.Create(
        0xE5, 0xE4, 0xF6, 0xC5, 0xC4, 0xD6, 0xE9, 0xC9, 0xFC, 0xDC, 0xE6, 0xF8, 0xE0, 0xE8, 0xA7, 0xA0, 0x96, 0x97, 0x95, 0x91, 0x92, 0x93, 0x94, 0x85);

    private SourceText(string file, byte[] bytes, int start, string text)
    {
        File = file;
        Text = text;
        Utf8 = bytes.AsMemory(start);
    }

    /// <summary>The name the file goes by in messages, as the user wrote it.</summary>
    public string File { get; }

    /// <summary>The text without a byte order mark; line ends as they stand in the file.</summary>
    public string Text { get; }

    /// <summary>The same text as UTF-8, without a byte order mark.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>Reads a file. A file above the limit is refused by its size, before any of it is read.</summary>
    /// <param name="path">Where the file is.</param>
    /// <param name="file">What the file is called in messages; the path when left out.</param>
    /// <exception cref="FaultyFileException">The file is missing, too large, not UTF-8 or holds a refused character.</exception>
    public static SourceText Load(string path, string? file = null)
    {
        file ??= path;
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Load(stream, file);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Fail(file, "filen finns inte", "kontrollera namnet och mappen");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Fail(file, "filen går inte att läsa", "kontrollera att det är en fil och att du har rätt att läsa den");
        }
    }

    /// <summary>Reads a stream of known or unknown length; never more than the limit and one byte.</summary>
    /// <exception cref="FaultyFileException">Too large, not UTF-8 or holds a refused character.</exception>
    public static SourceText Load(Stream stream, string file)
    {
        if (stream.CanSeek && stream.Length > MaxBytes)
        {
            throw TooLarge(file);
        }

        using var held = new MemoryStream(stream.CanSeek ? (int)stream.Length : 0);
        var buffer = new byte[81920];
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            if (held.Length + read > MaxBytes)
            {
                throw TooLarge(file);
            }

            held.Write(buffer.AsSpan(0, read));
        }

        return Of(held.ToArray(), file);
    }

    /// <summary>Checks bytes already in memory.</summary>
    /// <exception cref="FaultyFileException">Too large, not UTF-8 or holds a refused character.</exception>
    public static SourceText Of(byte[] bytes, string file)
    {
        if (bytes.Length > MaxBytes)
        {
            throw TooLarge(file);
        }

        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw Fail(file, "filen är sparad som UTF-16, inte UTF-8", "spara om filen med teckenkodningen UTF-8");
        }

        var start = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        var utf8 = bytes.AsSpan(start);
        if (!System.Text.Unicode.Utf8.IsValid(utf8))
        {
            throw NotUtf8(utf8, file);
        }

        var text = Encoding.UTF8.GetString(utf8);
        RefuseCharacters(text, file);
        return new SourceText(file, bytes, start, text);
    }

    /// <summary>Checks text that has not been a file: what a person pasted into a field, or a test wrote.</summary>
    /// <exception cref="FaultyFileException">Too large, or holds a refused character.</exception>
    public static SourceText Of(string text, string file) => Of(Encoding.UTF8.GetBytes(text), file);

    /// <summary>The line and column of a position in <see cref="Text"/>.</summary>
    public Place At(int position) => PlaceAt(Text, position, File);

    /// <summary>What in a value read from escapes may not stand in any file, in Swedish; null when nothing does.</summary>
    public static string? Refuses(string value)
    {
        if (value.AsSpan().IndexOfAny(Refused) is var hit and >= 0)
        {
            return Describe(value[hit]).What;
        }

        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(value[i]))
            {
                return "ett halvt tecken (ett ensamt surrogat)";
            }
        }

        return null;
    }

    /// <summary>The place of the first byte that is no UTF-8, and what encoding the file seems to be in.</summary>
    internal static FaultyFileException NotUtf8(ReadOnlySpan<byte> utf8, string file, int firstLine = 1)
    {
        var good = 0;
        while (Rune.DecodeFromUtf8(utf8[good..], out _, out var length) == OperationStatus.Done)
        {
            good += length;
        }

        var before = Encoding.UTF8.GetString(utf8[..good]);
        var place = PlaceAt(before, before.Length, file);
        var bad = utf8[good];
        var guess = SwedishInWindows1252.Contains(bad)
            ? $"filen är inte UTF-8 (den ser ut att vara sparad i Windows-1252, även kallat ANSI): byte 0x{bad:X2}"
            : $"filen är inte UTF-8: byte 0x{bad:X2}";
        return new FaultyFileException(new Fault(place with { Line = place.Line + firstLine - 1 }, guess, "spara om filen med teckenkodningen UTF-8"));
    }

    internal static FaultyFileException Fail(string file, string what, string mend) => new(new Fault(Place.StartOf(file), what, mend));

    private static void RefuseCharacters(string text, string file)
    {
        var rest = text.AsSpan();
        var offset = 0;
        while (rest.IndexOfAny(Refused) is var hit and >= 0)
        {
            var position = offset + hit;
            var c = text[position];
            if (c != '\r' || position + 1 >= text.Length || text[position + 1] != '\n')
            {
                var (what, mend) = Describe(c);
                throw new FaultyFileException(new Fault(PlaceAt(text, position, file), what, mend));
            }

            offset = position + 1;
            rest = text.AsSpan(offset);
        }
    }

    private static (string What, string Mend) Describe(char c) => c switch
    {
        '\0' => ("ett NUL-tecken (U+0000)", "ta bort tecknet; är filen sparad som UTF-16, spara om den som UTF-8"),
        '\r' => ("ett ensamt vagnreturtecken (U+000D)", "spara filen med radslut LF eller CRLF"),
        ByteOrderMark => ("en byteordningsmarkör (U+FEFF) inne i texten", "ta bort tecknet; det får bara stå allra först i filen"),
        '\u0085' or '\u2028' or '\u2029' => ($"radskiljaren U+{(int)c:X4}", "byt tecknet mot ett vanligt radslut eller ett blanksteg"),
        _ => ($"styrtecknet U+{(int)c:X4}", "ta bort tecknet"),
    };

    private static Place PlaceAt(string text, int position, string file)
    {
        var before = text.AsSpan(0, position);
        return new Place(file, before.Count('\n') + 1, position - before.LastIndexOf('\n'));
    }

    private static FaultyFileException TooLarge(string file) =>
        Fail(file, "filen är större än 32 MB", "dela upp den i flera filer på högst 32 MB");

    private static string RefusedCharacters()
    {
        var refused = new StringBuilder("\u2028\u2029\uFEFF\uFFFE\uFFFF\u007F");
        for (var c = '\0'; c <= '\u009F'; c++)
        {
            if (char.IsControl(c) && c is not ('\t' or '\n' or '\u007F'))
            {
                refused.Append(c);
            }
        }

        return refused.ToString();
    }
}
