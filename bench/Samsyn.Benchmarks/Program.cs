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
    try
    {
        await benchmark.Run(report, rest);
    }
    catch (Exception fault) when (fault is InvalidOperationException or TimeoutException or HttpRequestException)
    {
        // Caught here, so that the servers that were started are stopped.
        Console.Error.WriteLine(fault.Message);
        return 2;
    }
    return report.Close();
}

Console.WriteLine(args is [var unknown, ..] ? $"There is no benchmark called {unknown}. These exist:" : "Benchmarks:");
foreach (var candidate in Benchmark.All)
{
    Console.WriteLine($"  bench/run {candidate.Name,-10} {candidate.About}");
}
return args.Length == 0 ? 0 : 2;
