using System.Text;

namespace Samsyn.Web.Tests.Settlement;

/// <summary>Every fault outside the rentals' lines, and every file that cannot be read, refuses the run: file, line, what and the mend (CONTRACT.md C5 rule 5).</summary>
[Rule("C5.5", "C0.faults")]
public sealed class Bad_files_are_refused
{
    public static TheoryData<string, string, string, string> Rows => new()
    {
        // file, the row added or put in, and what stderr must say
        { "users.csv", "u1,2020-01-01,1401,", "users.csv:5:1: brukaren u1 har redan en rad från 2020-01-01, rad 2", "add" },
        { "users.csv", "u3,2020-02-30,1401,", "users.csv:5:4: valid_from är ”2020-02-30”", "add" },
        { "users.csv", ",2020-01-01,1401,", "users.csv:5:1: user_ref är tomt", "add" },
        { "users.csv", "u3,2020-01-01,1401,,", "users.csv:5:1: raden har 5 fält", "add" },
        { "users.csv", "u3,2020-01-01,14", "users.csv:5:1: raden har 3 fält", "add" },
        { "users.csv", "", "users.csv:5:1: raden är tom", "add" },
        { "users.csv", "u\"3,2020-01-01,1401,", "users.csv:5:1: ett citattecken står mitt i ett fält", "add" },
        { "prices.csv", "a1,2020-01-01,day,5", "prices.csv:4:1: artikeln a1 har redan ett pris från 2020-01-01", "add" },
        { "prices.csv", "a1,2021-01-01,day,-5", "prices.csv:4:19: amount_ore är ”-5”", "add" },
        { "prices.csv", "a1,2021-01-01,day,4611686018427387904", "prices.csv:4:19: amount_ore", "add" },
        { "prices.csv", "a1,2021-01-01,day,1.5", "prices.csv:4:19: amount_ore", "add" },
        { "prices.csv", "a1,2021-01-01,vecka,5", "prices.csv:4:15: unit är ”vecka”", "add" },
        { "articles.csv", "a1,122203,En till,Sängar", "articles.csv:3:1: artikeln a1 står två gånger, först på rad 2", "add" },
        { "articles.csv", "a2,,,", "articles.csv:3:6: product_area är tomt", "add" },
        { "payers.csv", "10,Rullstolar,*,region,2026-04-30,", "payers.csv:4:1: raden kan gälla samma dag som rad 2", "add" },
        { "payers.csv", "x,*,*,region,,", "payers.csv:4:1: priority är ”x”", "add" },
        { "payers.csv", "-1,*,*,region,,", "payers.csv:4:1: priority", "add" },
        { "payers.csv", "1,*,*,,,", "payers.csv:4:7: payer är tomt", "add" },
        { "rules.yaml", "samsyn: 1\ncount_order_day: false\n", "rules.yaml:1:1: nyckeln stop_after_working_days saknas", "put" },
        { "rules.yaml", "samsyn: 1\nstop_after_working_days: -3\ncount_order_day: ja\n", "rules.yaml:2:26: -3 ligger utanför", "put" },
        { "rules.yaml", "samsyn: 1\nstop_after_working_days: 3\ncount_order_day: false\nregionen: X\n", "rules.yaml:4:1: okänd nyckel regionen", "put" },
        { "rentals.csv", "", "rentals.csv:1:1: filen är tom", "put" },
        { "rentals.csv", "rental_id;article;user_ref;care_unit;from;pickup_ordered_on;returned_on\n", "rentals.csv:1:1: fälten är skilda med semikolon", "put" },
        { "rentals.csv", "rental_id,article,user_ref,care_unit,from,pickup_ordered_on,returned_on,mer\n", "rentals.csv:1:73: okänd kolumn mer", "put" },
        { "rentals.csv", "rental_id,article,user_ref,care_unit,from,pickup_ordered_on\n", "rentals.csv:1:1: kolumnen returned_on saknas", "put" },
        { "rentals.csv", "r3,a1,u2,E\0,2026-04-10,,", "rentals.csv:4:11: ett NUL-tecken", "add" },
        { "users.csv", "u\0,2020-01-01,1401,", "users.csv:5:2: ett NUL-tecken", "add" },
    };

    [Theory, MemberData(nameof(Rows))]
    public async Task With_file_line_and_mend(string file, string row, string says, string how)
    {
        using var folder = new SettlementFolder();
        folder.Write(file, how == "add" ? folder.Read(file) + row + "\n" : row);
        foreach (var options in new[] { Array.Empty<string>(), ["--allow-rejects", "--detail"] })
        {
            var ended = await folder.Settle(options);

            Assert.Equal((1, ""), (ended.Code, ended.Output));
            Assert.Contains(ended.Faults, fault => fault.Contains($"/{says}", StringComparison.Ordinal) && fault.Contains(" — ", StringComparison.Ordinal));
            Assert.Empty(folder.Outputs);
            Assert.Empty(folder.Leftovers);
        }
    }

    [Theory]
    [InlineData("rentals.csv")]
    [InlineData("users.csv")]
    [InlineData("articles.csv")]
    public async Task In_another_encoding(string file)
    {
        using var folder = new SettlementFolder();
        folder.Write(file, [.. Encoding.UTF8.GetBytes(folder.Read(file)), .. Encoding.Latin1.GetBytes("Säng,a,b,c,2026-01-01,,\n")]);
        var ended = await folder.Settle("--allow-rejects");

        Assert.Equal(1, ended.Code);
        Assert.Contains(ended.Faults, fault => fault.Contains($"{file}:{folder.Read(file).Count(c => c == '\n')}:2: filen är inte UTF-8 (den ser ut att vara sparad i Windows-1252", StringComparison.Ordinal));
        folder.Write(file, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("rental_id")).ToArray());
        Assert.Contains("UTF-16", (await folder.Settle()).Error, StringComparison.Ordinal);
        Assert.Empty(folder.Outputs);
    }

    [Fact]
    public async Task When_packed_and_cut()
    {
        using var folder = new SettlementFolder();
        folder.Write("rentals.csv", folder.Read("rentals.csv") + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"x{i},a1,u2,E{i * 7919 % 1000},2026-04-{(i % 28) + 1:00},,\n")));
        folder.Pack("rentals.csv");
        var path = Path.Combine(folder.In, "rentals.csv.gz");
        var whole = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        foreach (var length in new[] { whole.Length / 2, whole.Length - 4, whole.Length - 8, 20 })
        {
            await File.WriteAllBytesAsync(path, whole[..length], TestContext.Current.CancellationToken);
            var ended = await folder.Settle("--allow-rejects");

            Assert.True(ended.Code == 1, $"{length} of {whole.Length} bytes");
            Assert.Contains("rentals.csv.gz:1:1: den packade filen är avkortad", ended.Error, StringComparison.Ordinal);
            Assert.Empty(folder.Outputs);
        }
        await File.WriteAllBytesAsync(path, whole, TestContext.Current.CancellationToken);
        Assert.Equal(0, (await folder.Settle()).Code);
    }

    [Fact]
    public async Task When_missing_or_there_twice()
    {
        using var folder = new SettlementFolder();
        File.Copy(Path.Combine(folder.In, "users.csv"), Path.Combine(folder.In, "users.csv.gz"));
        Assert.Contains("users.csv finns både som den är och packad", (await folder.Settle()).Error, StringComparison.Ordinal);
        File.Delete(Path.Combine(folder.In, "users.csv.gz"));
        File.Delete(Path.Combine(folder.In, "rentals.csv"));
        var ended = await folder.Settle();

        Assert.Equal((1, "rentals.csv:1:1: filen saknas — lägg rentals.csv i mappen; en fil utan rader har ändå rubrikraden"), (ended.Code, ended.Faults[0][(ended.Faults[0].LastIndexOf('/') + 1)..]));
        Assert.Contains("mappen finns inte", (await Commands.Executable.Run("settle", "--in", folder.Beside("ingen"), "--period", "2026-04", "--out", folder.Out)).Error, StringComparison.Ordinal);
    }
}
