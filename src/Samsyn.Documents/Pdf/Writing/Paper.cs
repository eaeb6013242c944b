using Samsyn.Documents.Texts;

namespace Samsyn.Documents.Pdf.Writing;

/// <summary>The sizes of sheets and letters: the print column of LOOK.md 5. Points, 1/72 inch.</summary>
internal static class Paper
{
    public const double Left = 57;
    public const double FirstTop = 104, Top = 58, Bottom = 62;

    /// <summary>A4.</summary>
    public const double Short = 595.28, Long = 841.89;

    /// <summary>A3, lying: for tables that no A4 holds.</summary>
    public const double Longest = 1190.55;

    /// <summary>Of running text: some 66 characters.</summary>
    public const double Measure = 374;

    public static readonly DrawnColour Ink = DrawnColour.Of("#10252B"), Ink2 = DrawnColour.Of("#43565C"), Petrol = DrawnColour.Of("#0B4F5C"), Rule = DrawnColour.Of("#B7C6C7");

    public static readonly TextLook Body = new(Face.Text, 10.5, 15.75, Ink), Title = new(Face.Heading, 24, 28, Ink), TableCaption = new(Face.Strong, 9.5, 13.5, Ink), FigureCaption = new(Face.Text, 8.5, 12.5, Ink2),
        Small = new(Face.Text, 8, 11, Ink2), SmallStrong = new(Face.Strong, 8, 11, Ink), Site = new(Face.Heading, 15, 18, Ink), Beside = new(Face.Text, 9, 12, Ink2), Kind = new(Face.Text, 9, 12, Ink);

    /// <summary>Of headings, the title excepted: look, air above, air below.</summary>
    public static readonly (TextLook Look, double Above, double Below)[] Headings =
    [
        (new TextLook(Face.Heading, 16.5, 20.5, Ink), 24, 6), (new TextLook(Face.Heading, 13.5, 17.5, Ink), 18, 4), (new TextLook(Face.Strong, 11.5, 16, Ink), 14, 3),
        (new TextLook(Face.Strong, 10.5, 15.75, Ink), 12, 2), (new TextLook(Face.Strong, 10.5, 15.75, Ink2), 10, 2), (new TextLook(Face.StrongEmphasis, 10.5, 15.75, Ink2), 10, 2),
    ];
}
