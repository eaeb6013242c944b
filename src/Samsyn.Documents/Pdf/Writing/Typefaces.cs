namespace Samsyn.Documents.Pdf.Writing;

/// <summary>Which of the typefaces some words are set in.</summary>
internal enum Face
{
    Text,
    Strong,
    Emphasis,
    StrongEmphasis,
    Heading,
}

/// <summary>The typefaces of Samsyn's documents: Inter for text, Familjen Grotesk for headings, as on the pages (LOOK.md 3). Read once, from the program itself.</summary>
internal static class Typefaces
{
    private static readonly string[] Files = ["Inter-Regular", "Inter-SemiBold", "Inter-Italic", "Inter-SemiBoldItalic", "FamiljenGrotesk-SemiBold"];

    private static readonly Lazy<TrueTypeFont>[] Read = [.. Files.Select(file => new Lazy<TrueTypeFont>(() => new TrueTypeFont(Bytes(file))))];

    public static int Count => Files.Length;

    public static TrueTypeFont Of(Face face) => Read[(int)face].Value;

    private static byte[] Bytes(string file)
    {
        using var resource = typeof(Typefaces).Assembly.GetManifestResourceStream($"Fonts/{file}.ttf")!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
