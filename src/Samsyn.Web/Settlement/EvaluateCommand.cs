using System.CommandLine;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Samsyn.Domain.Settlement;
using Samsyn.Web.Commands;

namespace Samsyn.Web.Settlement;

/// <summary>
/// <c>samsyn evaluate --base base.csv --current current.csv [--json]</c>: how much of a change in cost is price, volume and mix, each with its
/// definition beside it (CONTRACT.md C5; rule R39).
/// </summary>
internal static class EvaluateCommand
{
    public static Command Make()
    {
        var before = new Option<string>("--base") { Description = "Perioden man jämför med: CSV med article,quantity,amount_ore", Required = true, HelpName = "FILE" };
        var now = new Option<string>("--current") { Description = "Perioden som jämförs", Required = true, HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Skriv JSON" };
        var command = new Command("evaluate", "Delar upp en kostnadsförändring i pris, volym och sammansättning.") { before, now, json };
        command.SetAction(parsed =>
        {
            var (old, current) = (KeyFile.ReadArticles(parsed.GetRequiredValue(before)), KeyFile.ReadArticles(parsed.GetRequiredValue(now)));
            Evaluation evaluation;
            try
            {
                evaluation = new Evaluation(old, current);
            }
            catch (OverflowException)
            {
                throw new CommandRefusedException($"{parsed.GetRequiredValue(now)}: en summa blir större än 2^63 − 1 öre — kontrollera beloppen.");
            }
            if (parsed.GetValue(json)) AllocateCommand.Print(writer => Write(writer, evaluation));
            else foreach (var line in Lines(evaluation)) Console.WriteLine(line);
            return CommandLine.Done;
        });
        return command;
    }

    private static void Write(Utf8JsonWriter writer, Evaluation evaluation)
    {
        writer.WriteNumber("base_ore", evaluation.Base.Ore);
        writer.WriteNumber("current_ore", evaluation.Current.Ore);
        writer.WriteNumber("change_ore", evaluation.Change.Ore);
        writer.WriteNumber("price_ore", evaluation.Price.Ore);
        writer.WriteNumber("volume_ore", evaluation.Volume.Ore);
        writer.WriteNumber("mix_ore", evaluation.Mix.Ore);
        writer.WriteNumber("new_ore", evaluation.New.Ore);
        writer.WriteNumber("gone_ore", evaluation.Gone.Ore);
        Millionths("price_index_laspeyres", evaluation.Laspeyres);
        Millionths("price_index_paasche", evaluation.Paasche);
        Millionths("price_index_fisher", evaluation.Fisher);
        Millionths("quantity_change", evaluation.QuantityChange);

        void Millionths(string name, BigInteger? value)
        {
            writer.WritePropertyName(name);
            if (value is { } known) writer.WriteRawValue(Decimal(known, "."));
            else writer.WriteNullValue();
        }
    }

    private static IEnumerable<string> Lines(Evaluation evaluation)
    {
        (string Name, long Ore, string Means)[] rows =
        [
            ("Kostnad förut", evaluation.Base.Ore, ""), ("Kostnad nu", evaluation.Current.Ore, ""), ("Förändring", evaluation.Change.Ore, "summan av det som följer"),
            ("  pris", evaluation.Price.Ore, "nya priser minus gamla, gånger antalen nu"), ("  volym", evaluation.Volume.Ore, "gamla kostnaden gånger förändringen av hela antalet"),
            ("  sammansättning", evaluation.Mix.Ore, "att andra artiklar hyrs än förut"), ("  nya artiklar", evaluation.New.Ore, "fanns inte förut"),
            ("  borttagna", evaluation.Gone.Ore, "finns inte längre"),
        ];
        var width = rows.Max(row => SettleCommand.Kronor(row.Ore).Length);
        foreach (var (name, ore, means) in rows) yield return $"{name,-18}{SettleCommand.Kronor(ore).PadLeft(width)}   {means}".TrimEnd();
        yield return $"Prisindex         Laspeyres {Shown(evaluation.Laspeyres)} (förra periodens antal), Paasche {Shown(evaluation.Paasche)} (antalen nu), Fisher {Shown(evaluation.Fisher)}";
        yield return $"Antal             {Shown(evaluation.QuantityChange)} (0 är oförändrat)";
    }

    private static string Shown(BigInteger? millionths) => millionths is { } known ? Decimal(known, ",") : "går inte att räkna";

    /// <summary>Millionths as a decimal number: 982000 is 0.982000.</summary>
    private static string Decimal(BigInteger millionths, string point)
    {
        var digits = BigInteger.Abs(millionths).ToString(CultureInfo.InvariantCulture).PadLeft(Evaluation.Decimals + 1, '0');
        return $"{(millionths.Sign < 0 ? "-" : "")}{digits[..^Evaluation.Decimals]}{point}{digits[^Evaluation.Decimals..]}";
    }
}
