namespace Samsyn.Benchmarks;

/// <summary>A named measurement. A new one is a file of its own and a line in <see cref="All"/>.</summary>
/// <param name="Name">What stands after <c>bench/run</c>.</param>
/// <param name="About">One line for the list: what is measured against what.</param>
/// <param name="Run">Measures and writes each figure to the report; the strings are what stood after the name.</param>
internal sealed record Benchmark(string Name, string About, Func<Report, string[], Task> Run)
{
    public static readonly IReadOnlyList<Benchmark> All =
    [
        new("diff", "two versions of 500 clauses compared; 1,000 random edit scripts recovered", DiffBenchmark.Run),
        new("mail", "one event to 100,000 subscribers, from its commit to the mail server's last word; and with 20 kills on the way", MailBenchmark.Run),
        new("mail-wire", "100,000 letters to a mail server, beside a bare loop over the same sockets and System.Net.Mail", (report, _) => MailWireBenchmark.Run(report)),
        new("pages", "the tracker page from the cache and live, beside bare Kestrel and nginx", Pages.Run),
        new("remiss", "a thousand officers saving at once on both engines; 5,000 answers to 40 clauses compiled", RemissBenchmark.Run),
        new("search", "100,000 things searched on both engines", (report, _) => SearchBenchmark.Run(report)),
        new("settle", "a month of one and ten million rentals, beside DuckDB and beside reading the bytes", (report, _) => SettleBenchmark.Run(report)),
        new("start", "start to the first page beside the empty template; memory", Start.Run),
        new("status", "one status of 311 parties, 20 versions and 100,000 facts; and ten times the facts", StatusBenchmark.Run),
        new("text", "the page of a text of 500 clauses, rendered live", TextBenchmark.Run),
    ];
}
