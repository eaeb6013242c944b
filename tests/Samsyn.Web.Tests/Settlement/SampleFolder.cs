using System.Globalization;
using System.Security.Cryptography;
using Samsyn.Domain.Settlement;
using Samsyn.Web.Files;
using Samsyn.Web.Settlement.Sample;

namespace Samsyn.Web.Tests.Settlement;

/// <summary>The files of a sample in memory, read as anybody would: rows of text by column.</summary>
internal sealed class SampleFolder
{
    private readonly Dictionary<string, byte[]> _files = [];

    public SampleFolder(long rentals, long seed, string period)
    {
        Assert.True(SettlementMonth.TryParse(period, out var month));
        var sample = new SampleMonth(rentals, seed, month);
        foreach (var name in SampleMonth.Files)
        {
            using var file = new MemoryStream();
            var text = new SampleText(file);
            sample.Write(name, text);
            text.Flush();
            _files[name] = file.ToArray();
        }
        (First, Last) = (DateOnly.FromDayNumber(month.First), DateOnly.FromDayNumber(month.Last));
    }

    /// <summary>The month's first and last day.</summary>
    public DateOnly First { get; }

    public DateOnly Last { get; }

    public byte[] this[string name] => _files[name];

    /// <summary>SHA-256 over all files in order.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData([.. SampleMonth.Files.SelectMany(name => _files[name])]));

    public string Text(string name) => System.Text.Encoding.UTF8.GetString(_files[name]);

    public List<Dictionary<string, string>> Rows(string name)
    {
        var reader = new CsvReader(new MemoryStream(_files[name]), name);
        Assert.True(reader.Read());
        var header = Fields(reader);
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read()) rows.Add(header.Zip(Fields(reader)).ToDictionary(field => field.First, field => field.Second, StringComparer.Ordinal));
        return rows;
    }

    private static string[] Fields(CsvReader reader)
    {
        Assert.Equal(CsvFlaw.None, reader.Flaw);
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.Text)];
    }

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A day, or what an empty field means.</summary>
    public static DateOnly Day(string text, DateOnly empty) => text.Length == 0 ? empty : Day(text);
}
