using System.Text;
using Samsyn.Domain.Settlement;
using Samsyn.Web.Settlement;

namespace Samsyn.Web.Tests.Settlement;

/// <summary>Records sorted through files, and ids that come twice, found exactly.</summary>
[Rule("C5.5")]
public sealed class What_does_not_fit_in_memory : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("samsyn-spill-").FullName;

    [Theory]
    [InlineData(200)]
    [InlineData(1 << 20)]
    public void Is_sorted_byte_by_byte(int memory)
    {
        var random = new Random(memory);
        var spills = Enumerable.Range(0, 3).Select(_ => new SortedSpill(_folder, memory)).ToList();
        var all = new List<(string Key, string Value)>();
        for (var i = 0; i < 5000; i++)
        {
            var (key, value) = ($"{new string((char)('a' + random.Next(3)), random.Next(4))}å{random.Next(10_000)}\U0001D4E1"[random.Next(2)..], new string('v', random.Next(i == 77 ? 4000 : 30)));
            all.Add((key, value));
            spills[random.Next(3)].Add(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(value));
        }

        var merged = new List<(string Key, string Value)>();
        SortedSpill.Merge(spills, (key, value) => merged.Add((Encoding.UTF8.GetString(key), Encoding.UTF8.GetString(value))));
        spills.ForEach(spill => spill.Dispose());

        Assert.Equal(all.Select(one => one.Key).Order(Comparer<string>.Create((a, b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b)))), merged.Select(one => one.Key));
        Assert.Equal(all.Order(), merged.Order());
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Is_found_when_it_comes_again()
    {
        var ids = Enumerable.Range(0, 400_000).Select(i => $"R{i % 399_990}").ToList();
        var threads = new[] { new RentalHashes(), new RentalHashes(), new RentalHashes() };
        for (var i = 0; i < ids.Count; i++) threads[i % 3].Add(Names.HashOf(Encoding.UTF8.GetBytes(ids[i])));

        var hashes = RentalHashes.Repeated(threads);

        Assert.Equal(10, hashes.Length);
        using var spill = new SortedSpill(_folder);
        foreach (var id in ids.Select(Encoding.UTF8.GetBytes).Where(id => RepeatedRentals.MayBe(hashes, id))) spill.Add(id, []);
        var repeated = new RepeatedRentals(hashes, [spill]);
        Assert.True(repeated.Any);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"R{i}"), ids.Distinct().Where(id => repeated.Contains(Encoding.UTF8.GetBytes(id))));
    }

    [Fact]
    public void Is_no_repeat_when_only_its_hash_is()
    {
        // As if "a" and "b" had one hash: each stands once, "c" twice.
        var hashes = new[] { "a"u8.ToArray(), "b"u8.ToArray(), "c"u8.ToArray() }.Select(id => RentalHashes.Kept(Names.HashOf(id))).Order().ToArray();
        using var spill = new SortedSpill(_folder);
        foreach (var id in new[] { "c"u8.ToArray(), "a"u8.ToArray(), "b"u8.ToArray(), "c"u8.ToArray() }) spill.Add(id, []);

        var repeated = new RepeatedRentals(hashes, [spill]);

        Assert.Equal((true, false, false, true), (repeated.Any, repeated.Contains("a"u8), repeated.Contains("b"u8), repeated.Contains("c"u8)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
