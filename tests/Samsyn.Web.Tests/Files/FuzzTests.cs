using System.Text;
using Samsyn.Web.Files;

namespace Samsyn.Web.Tests.Files;

/// <summary>Files damaged at random: import answers with faults at places that exist, or reads them; it never fails in another way.</summary>
[Rule("C0.faults", "C0.yaml")]
public class FuzzTests
{
    /// <summary>./test all tries many more.</summary>
    private static readonly int Seeds = Environment.GetEnvironmentVariable("SAMSYN_TEST_ALL") is null ? 300 : 3000;

    private static readonly string[] Splinters =
    [
        "\t", "\0", "\r", "\n", "\"", "'", "{", "}", "[", "]", ": ", ",", "- ", "#", "&a ", "*a", "!t ", "%", "|", ">", "? ", "---\n", "...\n", "<<: ", "\uFEFF", "\u2028", "é",
        "2022-02-30", "9999-99-99", "-1", "99999999999999999999", "all", "each KF", "KF:", "null", "~", "\\", "\"\\ud800\"", "\"\\0\"", "        ",
    ];

    [Fact]
    public void A_damaged_file_is_refused_or_read_and_never_crashes()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            using var importing = new Importing();
            var files = new GeneratedCounty(seed % 40).Files.ToDictionary(file => file.Key, file => Encoding.UTF8.GetBytes(file.Value));
            var hit = files.Keys.Order(StringComparer.Ordinal).ElementAt(random.Next(files.Count));
            for (var n = random.Next(1, 4); n > 0; n--)
            {
                files[hit] = Damage(files[hit], random);
            }

            foreach (var (name, bytes) in files)
            {
                importing.Put(Path.Combine("in", name), bytes);
            }

            IReadOnlyList<string> lines;
            try
            {
                lines = importing.Import("in");
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                throw new InvalidOperationException($"seed {seed}, {hit}: {Encoding.UTF8.GetString(files[hit])}", e);
            }

            Assert.All(lines.Where(line => line[0] != '…'), line =>
            {
                Assert.Matches(@"^in/.+?:\d+:\d+: .+ — .+$", line);
                var place = line.Split(':');
                var text = Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(importing.Folder, place[0]))).Split('\n');
                var (row, column) = (int.Parse(place[1], System.Globalization.CultureInfo.InvariantCulture), int.Parse(place[2], System.Globalization.CultureInfo.InvariantCulture));
                Assert.InRange(row, 1, text.Length + 1);
                Assert.InRange(column, 1, (row <= text.Length ? text[row - 1].Length : 0) + 2);
            });
            if (lines.Count == 0)
            {
                // What was read can be written and read again.
                foreach (var (path, bytes) in importing.Export())
                {
                    importing.Put(Path.Combine("ut", path), bytes);
                }

                Assert.Equal([], importing.Import("ut"));
                Assert.True(importing.Plan!.ChangesNothing, $"seed {seed}");
            }
        }
    }

    private static byte[] Damage(byte[] bytes, Random random)
    {
        var list = bytes.ToList();
        var at = random.Next(list.Count + 1);
        switch (random.Next(6))
        {
            case 0 when list.Count > 0:
                list.RemoveRange(Math.Min(at, list.Count - 1), 1);
                break;
            case 1 when at < list.Count:
                list[at] = (byte)random.Next(256);
                break;
            case 2:
                list.RemoveRange(at, list.Count - at);
                break;
            case 3:
                var end = Math.Min(list.Count, at + random.Next(1, 80));
                list.InsertRange(random.Next(list.Count + 1), list.GetRange(at, end - at));
                break;
            case 4:
                list.RemoveRange(at, Math.Min(list.Count - at, random.Next(1, 40)));
                break;
            default:
                list.InsertRange(at, Encoding.UTF8.GetBytes(Splinters[random.Next(Splinters.Length)]));
                break;
        }

        return [.. list];
    }
}
