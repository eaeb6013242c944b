using System.Text;
using Samsyn.Domain.Settlement;

namespace Samsyn.Domain.Tests.Settlement;

/// <summary>The packed table of users says what a dictionary says (DOMAIN.md 67, 159).</summary>
[Rule("C5.2", "F67", "F159")]
public sealed class When_users_are_looked_up
{
    [Fact]
    public void As_in_a_dictionary_whoever_added_them_and_in_whatever_order()
    {
        var random = new Random(4);
        var names = Enumerable.Range(0, 20_000).Select(i => random.Next(50) switch
        {
            0 => new string('l', 60 + random.Next(10)) + i,             // around where a length takes more room
            1 when i < 200 => new string('p', 140_000) + i,             // longer than a page
            _ => $"u{i}",
        }).ToList();
        var rows = names.SelectMany(name => Enumerable.Range(0, 1 + random.Next(3)).Select(_ => random.Next(3_000_000)).Distinct()
            .Select(from => (Name: name, Row: new Registration(from, random.Next(2) == 0 ? Registration.Adult : random.Next(3_000_000), random.Next(-1, 300))))).ToList();
        var shuffled = rows.OrderBy(_ => random.Next()).ToArray();
        var users = new Registrations();

        Parallel.ForEach(shuffled.Chunk(1000), some =>
        {
            users.Touch([.. some.Select(row => Names.HashOf(Encoding.UTF8.GetBytes(row.Name)))]);
            foreach (var (name, row) in some) users.Add(Encoding.UTF8.GetBytes(name), row);
        });

        Assert.Empty(users.Close());
        Assert.Equal(names.Count, users.Users);
        foreach (var own in rows.GroupBy(row => row.Name))
        {
            var handle = users.Find(Encoding.UTF8.GetBytes(own.Key));
            var inOrder = own.Select(row => row.Row).OrderBy(row => row.From).ToList();
            Assert.False(handle.IsNobody);
            Assert.False(users.TryGet(handle, inOrder[0].From - 1, out _, out _));
            for (var i = 0; i < inOrder.Count; i++)
            {
                Assert.True(users.TryGet(handle, inOrder[i].From, out var row, out var until));
                Assert.Equal((inOrder[i], i + 1 < inOrder.Count ? inOrder[i + 1].From - 1 : int.MaxValue), (row, until));
            }
        }
        Assert.True(users.Find("nobody"u8).IsNobody);
    }

    [Fact]
    public void Two_rows_for_one_day_are_told()
    {
        var users = new Registrations();
        users.Add("a"u8, new Registration(5, Registration.Adult, 1));
        users.Add("b"u8, new Registration(5, Registration.Adult, 1));
        users.Add("a"u8, new Registration(3, Registration.Adult, 1));
        users.Add("a"u8, new Registration(5, Registration.Adult, 2));

        var (user, from) = Assert.Single(users.Close());

        Assert.Equal(("a", 5), (Encoding.UTF8.GetString(user), from));
    }

    [Fact]
    public void Sums_of_several_threads_are_added_up()
    {
        var random = new Random(8);
        var (one, other, right) = (new Statements(), new Statements(4), new Dictionary<(int, int, int), (long, long, Int128)>());
        for (var i = 0; i < 50_000; i++)
        {
            var (payer, unit, area) = (random.Next(30), random.Next(300), random.Next(25));
            var part = new ChargePart(payer, 0, 0, random.Next(1, 32), 0, random.NextInt64(31_000_000_000_000));
            // The other thread has its care units the other way round.
            if (random.Next(2) == 0) one.Add(payer, unit, area, part);
            else other.Add(payer, 299 - unit, area, part);
            var (rentals, days, ore) = right.GetValueOrDefault((payer, unit, area));
            right[(payer, unit, area)] = (rentals + 1, days + part.Days, ore + part.Ore);
        }

        one.Add(other, [.. Enumerable.Range(0, 300).Select(unit => 299 - unit)]);

        Assert.Equal(right.Count, one.All().Count());
        Assert.All(one.All(), row => Assert.Equal(right[(row.Payer, row.CareUnit, row.Area)], (row.Sum.Rentals, row.Sum.Days, row.Sum.Ore)));
    }
}
