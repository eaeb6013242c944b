using System.Globalization;
using Samsyn.Domain.Agreements.Clauses;

namespace Samsyn.Web.Files;

/// <summary>What a file says about one clause: its id, and who is responsible.</summary>
/// <param name="Index">The clause's place in reading order, from 0.</param>
/// <param name="Id">Null to keep or find the id.</param>
public sealed record SaidClause(int Index, ClauseId? Id, IReadOnlyList<Responsibility> Responsibilities);

/// <summary>
/// The file beside a text that says what is kept about its clauses: ids that last, and who is responsible for what. One row a responsibility; a clause
/// without any has one row or none.
/// </summary>
/// <remarks>
/// A clause is named by its number or heading, or by its place in the text when several look the same. Columns: place, number, heading, clause_id, responsible
/// (region, municipality, both, other), named, what, whom.
/// </remarks>
public static class ClauseFile
{
    public static readonly string[] Columns = ["place", "number", "heading", "clause_id", "responsible", "named", "what", "whom"];

    public static readonly Words<Responsible> Sides = new(
        ("region", Responsible.Region), ("municipality", Responsible.Municipality), ("both", Responsible.Both), ("other", Responsible.Other));

    /// <summary>Reads the file; null and faults when it cannot be used.</summary>
    public static IReadOnlyList<SaidClause>? Read(FileBeside beside, Written name, ClauseText? text, FaultList faults)
    {
        if (beside.Text(name, faults) is not { } source)
        {
            return null;
        }

        if (text is null)
        {
            name.Refuse("versionen har ingen text som kan delas i punkter", "ange textens fil (file), eller ta bort clauses");
            return null;
        }

        var before = faults.Count;
        var said = new SortedDictionary<int, SaidClause>();
        var ids = new Dictionary<ClauseId, int>();
        foreach (var row in CsvTable.Read(source, faults, Columns).Rows)
        {
            if (Find(row, text) is not { } index)
            {
                continue;
            }

            var id = Id(row, index, ids);
            var known = said.GetValueOrDefault(index) ?? new SaidClause(index, null, []);
            if (known.Id is { } first && id is { } other && first != other)
            {
                row["clause_id"].Refuse($"punkten har redan id {first}", "skriv samma id på alla punktens rader, eller bara på den första");
            }

            var responsibility = Responsibility(row);
            said[index] = new SaidClause(index, known.Id ?? id, responsibility is null ? known.Responsibilities : [.. known.Responsibilities, responsibility]);
        }

        return faults.Count == before ? [.. said.Values] : null;
    }

    /// <summary>The file of a version in its one form: every clause in reading order.</summary>
    public static void Write(TextWriter to, ClauseText text, IReadOnlyList<ClauseEntry> entries, bool forSpreadsheets = false)
    {
        var csv = new CsvWriter(to, forSpreadsheets);
        csv.Line([.. Columns]);
        for (var i = 0; i < entries.Count; i++)
        {
            var clause = text.InOrder[i].Clause;
            string[] named = [(i + 1).ToString(CultureInfo.InvariantCulture), clause.Number ?? "", clause.Heading ?? "", entries[i].Id.Text];
            foreach (var one in entries[i].Responsibilities)
            {
                csv.Line([.. named, Sides.Of(one.Who), one.Named ?? "", one.What, one.Whom ?? ""]);
            }

            if (entries[i].Responsibilities.Count == 0)
            {
                csv.Line([.. named, "", "", "", ""]);
            }
        }
    }

    private static int? Find(CsvRow row, ClauseText text)
    {
        var clauses = text.InOrder;
        var number = row["number"].Text;
        var heading = row["heading"].Text;
        if (row.Optional("place") is { } place)
        {
            if (place.Whole(1, clauses.Count) is not { } whole)
            {
                return null;
            }

            var clause = clauses[(int)whole - 1].Clause;
            if (number == (clause.Number ?? "") && heading == (clause.Heading ?? ""))
            {
                return (int)whole - 1;
            }

            place.Refuse($"punkt nummer {whole} i texten är ”{clause}”, inte ”{$"{number} {heading}".Trim()}”", "rätta raden, eller lämna place tomt");
            return null;
        }

        List<int> found = [.. Enumerable.Range(0, clauses.Count).Where(i => Fits(clauses[i].Clause))];
        if (found.Count == 1)
        {
            return found[0];
        }

        var field = row.Optional("number") ?? row["heading"];
        if (found.Count == 0)
        {
            field.Refuse($"texten har ingen punkt ”{$"{number} {heading}".Trim()}”", "skriv numret och rubriken som de står i texten");
        }
        else
        {
            field.Refuse($"{found.Count} punkter i texten heter ”{$"{number} {heading}".Trim()}”", "ange också place: den hur mångte punkten i texten är");
        }

        return null;

        bool Fits(Clause clause) => (number.Length > 0 || heading.Length > 0)
            && (number.Length == 0 || number == clause.Number) && (heading.Length == 0 || heading == clause.Heading);
    }

    private static ClauseId? Id(CsvRow row, int index, Dictionary<ClauseId, int> ids)
    {
        if (row.Optional("clause_id") is not { } written)
        {
            return null;
        }

        if (!ClauseId.IsValid(written.Text))
        {
            written.Refuse($"{written.Quoted} är inget id för en punkt", "lämna fältet tomt för en ny punkt; ett id består av 4–16 siffror och konsonanter");
            return null;
        }

        var id = new ClauseId(written.Text);
        if (ids.TryAdd(id, index) || ids[id] == index)
        {
            return id;
        }

        written.Refuse($"id {id} står på två punkter", "varje punkt har ett eget id; lämna fältet tomt för en ny punkt");
        return null;
    }

    private static Responsibility? Responsibility(CsvRow row)
    {
        var who = row.Optional("responsible")?.Word(Sides);
        var what = row.Optional("what");
        var (named, whom) = (row.Optional("named")?.Text, row.Optional("whom")?.Text);
        if (who is null && row.Optional("responsible") is null)
        {
            if ((what ?? row.Optional("named") ?? row.Optional("whom")) is { } lonely)
            {
                lonely.Refuse("raden säger inte vem som är ansvarig", $"fyll i responsible: {Sides}");
            }

            return null;
        }

        if (what is null)
        {
            row["responsible"].Refuse("raden säger inte vad ansvaret gäller", "fyll i what");
            return null;
        }

        if (who == Responsible.Other && named is null)
        {
            row["responsible"].Refuse("raden säger inte vem som är ansvarig", "fyll i named när responsible är other");
            return null;
        }

        return who is { } side ? new Responsibility(side, named, what.Value.Text, whom) : null;
    }
}
