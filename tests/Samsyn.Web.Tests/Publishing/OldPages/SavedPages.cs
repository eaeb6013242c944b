using System.Text;

namespace Samsyn.Web.Tests.Publishing.OldPages;

/// <summary>A folder of saved pages in the shape of the four that Samsyn comes from, in words of our own.</summary>
internal sealed class SavedPages : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("samsyn-site-").FullName;

    public static readonly byte[] Pdf = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"u8.ToArray();

    public string this[string path] => Path.Combine(Folder, path);

    public void Write(string path, string html) => Write(path, Encoding.UTF8.GetBytes(html));

    public void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllBytes(this[path], bytes);
    }

    /// <summary>A page as another system writes it, with its menu, its crumbs and its foot.</summary>
    public static string Page(string address, string title, string main, string head = "") => $"""
        <!DOCTYPE html>
        <html lang="sv"><head><meta charset="utf-8"><title>{title} | Kommunerna i samverkan</title>{head}<link rel="canonical" href="{address}"><style>p {"{ color: red }"}</style><script>track("x")</script></head>
        <body><header><a href="/">Kommunerna i samverkan</a></header><nav><ul><li><a href="/meny">MENY</a></li></ul></nav>
        <main><div class="breadcrumbs"><a href="/">Start</a> / Aktuellt</div><h1>{title}</h1>{main}</main>
        <aside>Senast publicerat</aside><footer><p>Prenumerera på nyheter</p></footer></body></html>
        """;

    /// <summary>The four: a page that has grown over months, two short pieces of news, and one with its PDF.</summary>
    public static SavedPages TheFour()
    {
        var pages = new SavedPages();
        pages.Write("digitala.html", Page("https://www.gamla.example/om-avtalet", "Om avtalet om digitala hjälpmedel", """
            <p class="ingress">Avtalet är ute hos parterna för beslut.</p>
            <p>Mer står på <a href="/stod/material">sidan med stödmaterial</a> och hos <a href="https://www.regionen.example/halsa?a=1&amp;b=2">regionen</a>.</p>
            <h3>Bakgrund</h3><p>En utredning under <strong>2021</strong> visade att behovet finns.<br>Den är klar.</p>
            <h2>Hållpunkter</h2>
            <ul><li>Remiss: januari&ndash;april</li><li>Beslut<ol><li>Samrådsorganet</li><li>Varje fullmäktige</li></ol></li></ul>
            <table><caption>Kostnad per år</caption><tr><th>Part</th><th>Kronor | år</th></tr><tr><td>Kommunerna</td><td>1 200</td></tr><tr><td>Regionen</td><td>1 200</td></tr></table>
            <p>Senast uppdaterad 2 mars 2022 av Kim Karlsson</p>
            """));
        pages.Write("fortsatter.html", Page("https://www.gamla.example/Aktuellt/Samarbetet-fortsatter/?id=17&utm_source=brev", "Samarbetet fortsätter", """
            <p>Parterna vill fortsätta tillsammans.</p><p>Kontakt: <a href="mailto:kansli@gamla.example">kansliet</a>, <a href="tel:010">010-00 00</a></p>
            """, """<meta property="article:published_time" content="2017-02-14T09:00:00+01:00">"""));
        pages.Write("forlangt.html", """
            <!-- saved from url=(0052)https://www.gamla.example/aktuellt/avtalet-forlangs -->
            <html><head><meta charset="utf-8"><title>Avtalet förlängs - Kommunerna i samverkan</title></head><body><div id="content"><p><b>Avtalet förlängs ett år.</b></p><p>Publicerad: 2015-03-02</p><p>Nya samtal börjar i höst.</p></div></body></html>
            """);
        pages.Write("nytt.html", Page("https://www.gamla.example/aktuellt/nytt-avtal", "Arbetet med ett nytt avtal börjar", """
            <p>Samrådet tog ställning den 23 maj. Texten är längre än de flesta, för att den ska vara en nyhet och inte bara en sida som visar en fil. Den fortsätter alltså en liten bit till, med ännu en mening om hur arbetet går till.</p>
            <p><a href="nytt_files/nyheten.pdf">Nyheten som PDF</a></p>
            """, """<meta name="dcterms.issued" content="2024-05-30">"""));
        pages.Write("nytt_files/nyheten.pdf", Pdf);
        pages.Write("nytt_files/stil.css", "p{}");
        return pages;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
