using System.Globalization;
using System.Text;
using Samsyn.Domain.Money;
using Samsyn.Domain.Settlement;
using Samsyn.Web.Files;

namespace Samsyn.Web.Settlement;

/// <summary>The small files of <c>allocate</c>, <c>result</c> and <c>evaluate</c>, read whole (CONTRACT.md C5).</summary>
internal static class KeyFile
{
    /// <summary>Reads a key of division: <c>id,weight</c>, each id once. Given back in the order of the ids by code point.</summary>
    /// <exception cref="FaultyFileException">The file has faults, or no weight is above zero.</exception>
    public static IReadOnlyList<(string Id, Weight Weight)> Read(string path)
    {
        var faults = new FaultList();
        var parts = new List<(string Id, Weight Weight)>();
        var file = InputFile.At(path);
        ReadOnce(file, ["id", "weight"], faults, row =>
        {
            if (!Weight.TryParse(row.Text(1), out var weight)) row.Refuse(1, $"weight är {row.Quoted(1)}", "skriv siffror med högst en punkt mellan, till exempel 12 eller 0.125");
            else parts.Add((row.Text(0), weight));
        });
        faults.ThrowIfAny();
        if (Allocation.WhyNotDivide([.. parts.Select(part => part.Weight)]) is not null)
            throw SourceText.Fail(path, "alla vikter är noll", "ge åtminstone en rad en vikt över noll");
        parts.Sort((a, b) => Encoding.UTF8.GetBytes(a.Id).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b.Id)));
        return parts;
    }

    /// <summary>Reads one period of an evaluation: <c>article,quantity,amount_ore</c>, each article once.</summary>
    /// <exception cref="FaultyFileException">The file has faults.</exception>
    public static IReadOnlyList<EvaluatedArticle> ReadArticles(string path)
    {
        var faults = new FaultList();
        var articles = new List<EvaluatedArticle>();
        ReadOnce(InputFile.At(path), ["article", "quantity", "amount_ore"], faults, row =>
        {
            var fits = Weight.TryParse(row.Text(1), out var quantity)
                || row.Refuse(1, $"quantity är {row.Quoted(1)}", "skriv siffror med högst en punkt mellan, till exempel 12 eller 0.5");
            var isWhole = long.TryParse(row.Text(2), NumberStyles.None, CultureInfo.InvariantCulture, out var ore);
            if (!isWhole) fits = row.Refuse(2, $"amount_ore är {row.Quoted(2)}", $"skriv hela ören med siffror, 0 till {long.MaxValue}");
            if (fits && quantity.IsZero && ore != 0) fits = row.Refuse(2, $"beloppet är {ore} fast antalet är 0", "ange antalet, eller beloppet 0");
            if (fits) articles.Add(new EvaluatedArticle(row.Text(0), quantity, new Money(ore)));
        });
        faults.ThrowIfAny();
        return articles;
    }

    /// <summary>Reads rows whose first field names each of them: never empty and never twice.</summary>
    private static void ReadOnce(InputFile file, string[] columns, FaultList faults, Action<Row> each)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        Rows.Read(file, columns, faults, row =>
        {
            if (!row.Has(0)) return;
            if (lines.TryAdd(row.Text(0), row.Line)) each(row);
            else row.Refuse(0, $"{columns[0]} {row.Text(0)} står två gånger, först på rad {lines[row.Text(0)]}", "slå ihop raderna");
        });
    }
}
