using Samsyn.Benchmarks;

// The server the pages are measured beside; started by the benchmark itself.
if (args is ["bare", var file, var port])
{
    await Pages.Bare(file, int.Parse(port, System.Globalization.CultureInfo.InvariantCulture));
    return 0;
}

// bench/run NAME: one benchmark. Without a name: the list.
if (args is [var name, .. var rest] && Benchmark.All.FirstOrDefault(candidate => candidate.Name == name) is { } benchmark)
{
    var report = new Report();
    await benchmark.Run(report, rest);
    return report.Close();
}

Console.WriteLine(args is [var unknown, ..] ? $"There is no benchmark called {unknown}. These exist:" : "Benchmarks:");
foreach (var candidate in Benchmark.All)
{
    Console.WriteLine($"  bench/run {candidate.Name,-10} {candidate.About}");
}
return args.Length == 0 ? 0 : 2;
