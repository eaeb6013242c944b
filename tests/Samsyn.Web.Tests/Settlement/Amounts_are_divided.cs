using Samsyn.Web.Tests.Commands;

namespace Samsyn.Web.Tests.Settlement;

/// <summary><c>allocate</c>, <c>result</c>, <c>evaluate</c> and <c>sample</c> as processes.</summary>
[Rule("C5.allocate", "C5.result", "C5.evaluate", "R37", "R39")]
public sealed class Amounts_are_divided : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("samsyn-amounts-").FullName;

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public async Task By_id_and_to_the_ore()
    {
        var key = Write("key.csv", "weight,id\n1,b\n1,a\n1.0,\"c,d\"\n0,Ä\n");

        Assert.Equal("id,amount_ore\na,34\nb,33\n\"c,d\",33\nÄ,0\n", (await Executable.Run("allocate", "--amount-ore", "100", "--key", key)).AssertDone());
        Assert.Equal("id,amount_ore\na,-34\nb,-33\n\"c,d\",-33\nÄ,0\n", (await Executable.Run("allocate", "--amount-ore", "-100", "--key", key)).AssertDone());
        Assert.Equal("""{"amount_ore":1,"parts":[{"id":"a","amount_ore":1},{"id":"b","amount_ore":0},{"id":"c,d","amount_ore":0},{"id":"Ä","amount_ore":0}]}""" + "\n",
            (await Executable.Run("allocate", "--amount-ore", "1", "--key", key, "--json")).AssertDone());
    }

    [Fact(DisplayName = "9 400 000.01 kr: half back, half kept, the odd öre back")]
    public async Task A_result_back_and_kept()
    {
        var key = Write("key.csv", "id,weight\n1480,0.5\nVGR,0.5\n");

        Assert.Equal("""{"result_ore":940000001,"refund_ore":470000001,"buffer_ore":470000000,"parts":[{"id":"1480","amount_ore":235000001},{"id":"VGR","amount_ore":235000000}]}""" + "\n",
            (await Executable.Run("result", "--result-ore", "940000001", "--refund-share", "0.5", "--key", key, "--json")).AssertDone());
        Assert.Contains("Tas ut", (await Executable.Run("result", "--result-ore", "-940000001", "--refund-share", "0.5", "--key", key)).AssertDone(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_in_price_volume_and_mix()
    {
        var before = Write("base.csv", "article,quantity,amount_ore\na,100,10000\nb,10,5000\ng,1,77\nz,0,0\n");
        var now = Write("current.csv", "article,quantity,amount_ore\na,110,10800\nb,12,5100\nn,3,300\n");

        Assert.Equal("""{"base_ore":15077,"current_ore":16200,"change_ore":1123,"price_ore":-1100,"volume_ore":1636,"mix_ore":364,"new_ore":300,"gone_ore":-77,"price_index_laspeyres":0.937879,"price_index_paasche":0.935294,"price_index_fisher":0.936586,"quantity_change":0.109091}""" + "\n",
            (await Executable.Run("evaluate", "--base", before, "--current", now, "--json")).AssertDone());
        Assert.Contains("\"price_index_fisher\":null,\"quantity_change\":null}", (await Executable.Run("evaluate", "--base", before, "--current", Write("c.csv", "article,quantity,amount_ore\n"), "--json")).AssertDone(), StringComparison.Ordinal);
        Assert.Contains("gånger antalen nu", (await Executable.Run("evaluate", "--base", before, "--current", now)).AssertDone(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id,weight\na,1\na,2\n", "key.csv:3:1: id a står två gånger, först på rad 2")]
    [InlineData("id,weight\na,-1\n", "key.csv:2:3: weight är ”-1”")]
    [InlineData("id,weight\na,0\nb,0.0\n", "key.csv:1:1: alla vikter är noll")]
    [InlineData("id,weight\n", "key.csv:1:1: alla vikter är noll")]
    [InlineData("id,weight\n,1\n", "key.csv:2:1: id är tomt")]
    [InlineData("id;weight\na;1\n", "key.csv:1:1: fälten är skilda med semikolon")]
    [InlineData("", "key.csv:1:1: filen är tom")]
    public async Task Not_by_a_faulty_key(string text, string says)
    {
        var ended = await Executable.Run("allocate", "--amount-ore", "100", "--key", Write("key.csv", text));

        Assert.Equal((1, ""), (ended.Code, ended.Output));
        Assert.Contains(says, Assert.Single(ended.Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,0,5\n", ":2:5: beloppet är 5 fast antalet är 0")]
    [InlineData("a,1,-5\n", ":2:5: amount_ore är ”-5”")]
    [InlineData("a,1,9223372036854775808\n", ":2:5: amount_ore")]
    [InlineData("a,1,5\na,1,5\n", ":3:1: article a står två gånger")]
    [InlineData("a,1,9223372036854775807\nb,1,1\n", "en summa blir större än 2^63 − 1 öre")]
    public async Task Not_of_faulty_articles(string rows, string says)
    {
        var file = Write("current.csv", "article,quantity,amount_ore\n" + rows);
        var ended = await Executable.Run("evaluate", "--base", Write("base.csv", "article,quantity,amount_ore\n"), "--current", file);

        Assert.Equal((1, ""), (ended.Code, ended.Output));
        Assert.Contains(says, Assert.Single(ended.Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("allocate --amount-ore 1.5 --key k")]
    [InlineData("allocate --amount-ore 9223372036854775808 --key k")]
    [InlineData("allocate --amount-ore +5 --key k")]
    [InlineData("allocate --key k")]
    [InlineData("result --result-ore 5 --refund-share 1.1 --key k")]
    [InlineData("result --result-ore 5 --refund-share -0.5 --key k")]
    [InlineData("sample settlement --rentals -1 --seed 1 --out d")]
    [InlineData("sample settlement --rentals 5 --seed 1 --out d --period 2026-00")]
    public async Task Not_when_called_wrongly(string words) => Assert.Equal(2, (await Executable.Run(words.Split(' '))).Code);

    [Fact]
    public async Task A_sample_is_the_same_for_the_same_seed_and_can_be_settled()
    {
        var (one, other, third) = (Path.Combine(_folder, "1"), Path.Combine(_folder, "2"), Path.Combine(_folder, "3"));
        foreach (var (folder, seed) in new[] { (one, "7"), (other, "7"), (third, "8") })
            (await Executable.Run("sample", "settlement", "--rentals", "3000", "--seed", seed, "--out", folder)).AssertDone();
        string All(string folder) => string.Concat(Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllText));

        Assert.Equal(All(one), All(other));
        Assert.NotEqual(All(one), All(third));
        Assert.Equal(["articles.csv", "payers.csv", "prices.csv", "rentals.csv", "rules.yaml", "users.csv"], Directory.GetFiles(one).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(3001, File.ReadLines(Path.Combine(one, "rentals.csv")).Count());
        Assert.Equal(3000, File.ReadLines(Path.Combine(one, "rentals.csv")).Skip(1).Select(line => line.Split(',')[0]).Distinct().Count());
        Assert.Equal(0, (await Executable.Run("settle", "--in", one, "--period", "2026-04", "--out", Path.Combine(_folder, "out"))).Code);
        (await Executable.Run("sample", "settlement", "--rentals", "0", "--seed", "8", "--out", third)).AssertDone();
        Assert.Single(File.ReadLines(Path.Combine(third, "rentals.csv")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
