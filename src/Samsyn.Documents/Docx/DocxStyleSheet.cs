using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Samsyn.Documents.Docx;

/// <summary>How a written text looks: quiet, one typeface that every computer has, air between points.</summary>
internal static class DocxStyleSheet
{
    private static readonly int[] HeadingSizes = [32, 27, 24, 22, 21, 21];

    public static void Add(MainDocumentPart main, string language)
    {
        var styles = new Styles(new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri", ComplexScript = "Calibri" }, new FontSize { Val = "21" }, new Languages { Val = language })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "288", LineRule = LineSpacingRuleValues.Auto }))));
        styles.Append(new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true });
        styles.Append(Paragraph("Title", "Title", [new KeepNext(), new SpacingBetweenLines { After = "240" }], [new Bold(), new FontSize { Val = "40" }]));
        for (var level = 1; level <= 6; level++)
            styles.Append(Paragraph($"Heading{level}", $"heading {level}",
                [new KeepNext(), new KeepLines(), Tab(709), new SpacingBetweenLines { Before = level == 1 ? "360" : "240", After = "80" }, Hanging(709, 709), new OutlineLevel { Val = level - 1 }],
                [new Bold(), new FontSize { Val = HeadingSizes[level - 1].ToString(CultureInfo.InvariantCulture) }]));
        styles.Append(Paragraph("SamsynPoint", "samsyn point", [Tab(709), Hanging(709, 709)], []));
        for (var level = 0; level <= 8; level++)
            styles.Append(Paragraph($"SamsynItem{level}", DocxWriter.ItemStyle + level, [Tab(1134 + level * 425), Hanging(1134 + level * 425, 425), new ContextualSpacing()], []));
        styles.Append(Paragraph("ListBullet", "List Bullet", [new ContextualSpacing()], []));
        styles.Append(Paragraph("Caption", "caption", [new KeepLines(), new SpacingBetweenLines { Before = "120", After = "120" }], [new Color { Val = "43565C" }, new FontSize { Val = "18" }]));
        styles.Append(Paragraph("SamsynTableText", "samsyn table text", [new SpacingBetweenLines { Before = "40", After = "40" }], []));
        styles.Append(Paragraph("SamsynTableHead", "samsyn table head", [new KeepNext(), new SpacingBetweenLines { Before = "40", After = "40" }], []));
        styles.Append(new Style(new StyleName { Val = "Hyperlink" }, new StyleRunProperties(new Color { Val = "0B4F5C" }, new Underline { Val = UnderlineValues.Single })) { Type = StyleValues.Character, StyleId = "Hyperlink" });
        styles.Append(TableStyle());
        main.AddNewPart<StyleDefinitionsPart>("styles").Styles = styles;
        main.AddNewPart<NumberingDefinitionsPart>("numbering").Numbering = Bullets();
    }

    public static FooterPart AddFooter(MainDocumentPart main)
    {
        var part = main.AddNewPart<FooterPart>("footer");
        part.Footer = new Footer(new Paragraph(
            new ParagraphProperties(new Justification { Val = JustificationValues.Right }),
            new SimpleField(new Run(new Text("1"))) { Instruction = " PAGE " }));
        return part;
    }

    private static Style Paragraph(string id, string name, OpenXmlElement[] paragraph, OpenXmlElement[] run)
    {
        var style = new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = id };
        if (id.StartsWith("Samsyn", StringComparison.Ordinal)) style.CustomStyle = true;
        else style.Append(new PrimaryStyle());
        if (paragraph.Length > 0) style.Append(new StyleParagraphProperties(paragraph));
        if (run.Length > 0) style.Append(new StyleRunProperties(run));
        return style;
    }

    private static Tabs Tab(int position) => new(new TabStop { Val = TabStopValues.Left, Position = position });

    private static Indentation Hanging(int left, int hanging) =>
        new() { Left = left.ToString(CultureInfo.InvariantCulture), Hanging = hanging.ToString(CultureInfo.InvariantCulture) };

    private static Style TableStyle()
    {
        TopBorder Line(uint size) => new() { Val = BorderValues.Single, Size = size, Color = "B7C6C7" };
        return new Style(
            new StyleName { Val = "samsyn table" },
            new StyleTableProperties(new TableBorders(Line(4), new BottomBorder { Val = BorderValues.Single, Size = 4U, Color = "B7C6C7" }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4U, Color = "B7C6C7" })),
            new TableStyleProperties(new RunPropertiesBaseStyle(new Bold())) { Type = TableStyleOverrideValues.FirstRow },
            new TableStyleProperties(new RunPropertiesBaseStyle(new Bold())) { Type = TableStyleOverrideValues.FirstColumn })
        { Type = StyleValues.Table, StyleId = "SamsynTable", CustomStyle = true };
    }

    private static Numbering Bullets()
    {
        var levels = Enumerable.Range(0, 9).Select(level => new Level(
            new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.Bullet }, new LevelText { Val = level % 2 == 0 ? "•" : "–" }, new LevelJustification { Val = LevelJustificationValues.Left },
            new PreviousParagraphProperties(Hanging(1134 + level * 425, 425)))
        { LevelIndex = level });
        return new Numbering(
            new AbstractNum([new MultiLevelType { Val = MultiLevelValues.HybridMultilevel }, .. levels]) { AbstractNumberId = 0 },
            new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = 1 });
    }
}
