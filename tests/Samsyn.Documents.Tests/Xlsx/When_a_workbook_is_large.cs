using Samsyn.Documents.Xlsx;

namespace Samsyn.Documents.Tests.Xlsx;

/// <summary>Rows are written as they come and kept nowhere. Memory is the whole program's, so nothing else runs meanwhile.</summary>
[Collection(nameof(Alone))]
public sealed class When_a_workbook_is_large
{
    private static readonly DateTime Created = new(2022, 5, 2, 7, 30, 0, DateTimeKind.Utc);

    private static readonly XlsxSheet Answers = new("Svar", [new("Remissinstans", XlsxKind.Text, 24), new("Inkom", XlsxKind.Day, 12), new("Kl", XlsxKind.Time, 18), new("Antal", XlsxKind.Number, 8), new("Synpunkt", XlsxKind.Wrapped, 60)]);

    /// <summary>Memory does not grow with rows: a hundred thousand of them, in a sheet whose long texts never repeat.</summary>
    [Fact]
    public void Many_rows_cost_no_memory_of_their_own()
    {
        using var book = new XlsxWriter(Stream.Null, "t", Created, [Answers]);
        book.Begin(0);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 100_000; i++) book.Row([XlsxCell.Text("Mark"), XlsxCell.Day(new(2022, 4, 18)), default, XlsxCell.Number(i), XlsxCell.Text($"Synpunkt nummer {i}, som är en egen text.")]);
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.InRange(grown, long.MinValue, 4_000_000);
    }

    /// <summary>Nor do long texts in a column of short ones, which are not kept to be shared.</summary>
    [Fact]
    public void Long_texts_are_not_kept_to_be_shared()
    {
        using var book = new XlsxWriter(Stream.Null, "t", Created, [Answers]);
        book.Begin(0);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 5_000; i++) book.Row([XlsxCell.Text(i + new string('a', 3_000))]);
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.InRange(grown, long.MinValue, 4_000_000);
    }

    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public sealed class Alone;
}
