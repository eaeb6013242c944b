using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Samsyn.Domain.Money;
using Samsyn.Web.Commands;
using Samsyn.Web.Files;

namespace Samsyn.Web.Settlement;

/// <summary><c>samsyn allocate --amount-ore N --key key.csv [--json]</c>: divides an amount by weights, to the öre (CONTRACT.md C5).</summary>
internal static class AllocateCommand
{
    public static Command Make()
    {
        var amount = WholeOre("--amount-ore", "Beloppet i hela ören, också negativt");
        var key = Key();
        var json = new Option<bool>("--json") { Description = "Skriv JSON" };
        var command = new Command("allocate", "Fördelar ett belopp efter vikter, så att delarna blir hela beloppet.") { amount, key, json };
        command.SetAction(parsed =>
        {
            var total = new Money(parsed.GetRequiredValue(amount));
            var parts = Divide(total, parsed.GetRequiredValue(key));
            if (parsed.GetValue(json))
            {
                Print(writer =>
                {
                    writer.WriteNumber("amount_ore", total.Ore);
                    WriteParts(writer, parts);
                });
                return CommandLine.Done;
            }
            using var output = Console.OpenStandardOutput();
            output.Write("id,amount_ore\n"u8);
            var csv = new CsvBytes();
            foreach (var (id, part) in parts)
            {
                csv.Clear();
                csv.Field(Encoding.UTF8.GetBytes(id)).Field(part.Ore).EndLine();
                output.Write(csv.Written);
            }
            return CommandLine.Done;
        });
        return command;
    }

    internal static Option<string> Key() => new("--key") { Description = "Fördelningsnyckel: CSV med id,weight", Required = true, HelpName = "FILE" };

    /// <summary>An amount in whole öre, with a minus sign or without. What is no such number is wrong usage.</summary>
    internal static Option<long> WholeOre(string name, string description) => new(name)
    {
        Description = description, Required = true, HelpName = "ORE",
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ore) && !text.StartsWith('+')) return ore;
            result.AddError($"{name}: {text} är inget belopp i hela ören. Skriv siffror, till exempel 940000000 eller -125.");
            return 0;
        },
    };

    /// <summary>The parts by id.</summary>
    internal static IReadOnlyList<(string Id, Money Part)> Divide(Money amount, string keyFile)
    {
        var key = KeyFile.Read(keyFile);
        return [.. key.Select(part => part.Id).Zip(Allocation.Divide(amount, [.. key.Select(part => part.Weight)]))];
    }

    internal static void WriteParts(Utf8JsonWriter writer, IReadOnlyList<(string Id, Money Part)> parts)
    {
        writer.WriteStartArray("parts");
        foreach (var (id, part) in parts)
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            writer.WriteNumber("amount_ore", part.Ore);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    /// <summary>Prints one JSON object on a line.</summary>
    internal static void Print(Action<Utf8JsonWriter> content)
    {
        using var output = Console.OpenStandardOutput();
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            content(writer);
            writer.WriteEndObject();
        }
        output.WriteByte((byte)'\n');
    }
}

/// <summary>
/// <c>samsyn result --result-ore N --refund-share 0.5 --key key.csv [--json]</c>: splits a year's result in what goes back and what is kept
/// (CONTRACT.md C5).
/// </summary>
internal static class ResultCommand
{
    public static Command Make()
    {
        var result = AllocateCommand.WholeOre("--result-ore", "Årets resultat i hela ören; negativt är underskott");
        var share = new Option<Weight>("--refund-share")
        {
            Description = "Hur stor del som går tillbaka till dem som betalat, 0 till 1", Required = true, HelpName = "SHARE", CustomParser = Share,
        };
        var key = AllocateCommand.Key();
        var json = new Option<bool>("--json") { Description = "Skriv JSON" };
        var command = new Command("result", "Delar årets resultat mellan återbetalning och buffert.") { result, share, key, json };
        command.SetAction(parsed =>
        {
            var year = YearResult.Split(new Money(parsed.GetRequiredValue(result)), parsed.GetRequiredValue(share));
            var parts = AllocateCommand.Divide(year.Refund, parsed.GetRequiredValue(key));
            if (parsed.GetValue(json))
            {
                AllocateCommand.Print(writer =>
                {
                    writer.WriteNumber("result_ore", year.Result.Ore);
                    writer.WriteNumber("refund_ore", year.Refund.Ore);
                    writer.WriteNumber("buffer_ore", year.Buffer.Ore);
                    AllocateCommand.WriteParts(writer, parts);
                });
                return CommandLine.Done;
            }
            Console.WriteLine($"Resultat      {SettleCommand.Kronor(year.Result.Ore)}");
            Console.WriteLine($"{(year.Result.Ore < 0 ? "Tas ut        " : "Betalas åter  ")}{SettleCommand.Kronor(year.Refund.Ore)}");
            Console.WriteLine($"Buffert       {SettleCommand.Kronor(year.Buffer.Ore)}");
            foreach (var (id, part) in parts) Console.WriteLine($"  {id,-12}{SettleCommand.Kronor(part.Ore)}");
            return CommandLine.Done;
        });
        return command;
    }

    private static Weight Share(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (Weight.TryParse(text, out var share) && share <= new Weight(1)) return share;
        result.AddError($"--refund-share: {text} är ingen andel från 0 till 1. Skriv med punkt, till exempel 0.5.");
        return default;
    }
}
