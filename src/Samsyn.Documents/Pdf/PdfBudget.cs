namespace Samsyn.Documents.Pdf;

/// <summary>Why a file cannot be read; never leaves <see cref="SignedPdf"/>.</summary>
internal sealed class PdfFault(PdfProblem problem) : Exception
{
    public PdfProblem Problem => problem;

    public static PdfFault Malformed() => new(PdfProblem.Malformed);
}

/// <summary>
/// What reading one upload may cost. A file of 25 MB can be written to unpack to terabytes or to be walked for hours;
/// these counts hold any file within 256 MB and five seconds, and are some ten times what an agreement of 200 pages needs.
/// </summary>
internal sealed class PdfBudget
{
    public const int MaxFile = 25 * 1024 * 1024;
    public const int MaxDepth = 64;
    public const int MaxSections = 128;
    public const int MaxSignatures = 64;
    public const int MaxCms = 2 * 1024 * 1024;

    private int values = 1_500_000;         // parsed and kept, about 60 bytes each
    private int entries = 1_000_000;        // of cross-reference tables
    private int inflated = 48 * 1024 * 1024;
    private int visits = 12_000_000;        // values walked by, again and again
    private int scanned = 200 * 1024 * 1024; // bytes of strings and comments: parsed at many offsets, they overlap
    private long hashed = 400L * 1024 * 1024;

    public int InflatedLeft => inflated;

    public void Value(int cost = 1) => Spend(ref values, cost);

    public void Entry() => Spend(ref entries, 1);

    public void Inflated(int bytes) => Spend(ref inflated, bytes);

    public void Visit(int cost = 1) => Spend(ref visits, cost);

    public void Scanned(int bytes) => Spend(ref scanned, bytes);

    public void Hashed(long bytes)
    {
        hashed -= bytes;
        if (hashed < 0)
        {
            throw new PdfFault(PdfProblem.TooComplex);
        }
    }

    private static void Spend(ref int left, int cost)
    {
        if (cost > left)
        {
            throw new PdfFault(PdfProblem.TooComplex);
        }

        left -= cost;
    }
}
