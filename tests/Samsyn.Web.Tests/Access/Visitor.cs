using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Samsyn.Web.Tests.Access;

/// <summary>
/// Somebody with a browser without scripts: follows redirects, keeps cookies, finds fields by their label and buttons by their word.
/// </summary>
internal sealed class Visitor : IDisposable
{
    private static readonly HtmlParser Parser = new();

    private readonly HttpClient _client;

    public Visitor(Uri site)
    {
        Cookies = new CookieContainer();
        _client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = site };
        Address = site;
    }

    public CookieContainer Cookies { get; }

    /// <summary>Where the page shown is.</summary>
    public Uri Address { get; private set; }

    public string Path => Address.PathAndQuery;

    public HttpStatusCode Status { get; private set; }

    public HttpResponseMessage Answer { get; private set; } = null!;

    public IHtmlDocument Page { get; private set; } = null!;

    /// <summary>The words of main, single-spaced.</summary>
    public string Text => Words(Page.QuerySelector("main"));

    public string Heading => Words(Page.QuerySelector("h1"));

    /// <summary>The lines of the error summary.</summary>
    public IReadOnlyList<string> Errors => [.. Page.QuerySelectorAll(".ds-error-summary li").Select(Words)];

    public async Task<Visitor> Go(string path)
    {
        await Send(new HttpRequestMessage(HttpMethod.Get, new Uri(Address, path)));
        return this;
    }

    public async Task<Visitor> SignIn(string userName, string password = WorkspaceSite.Password)
    {
        await Go("/logga-in");
        Fill("Användarnamn eller e-postadress", userName).Fill("Lösenord", password);
        return await Press("Logga in");
    }

    /// <summary>Types in the field with that label, or chooses in its list.</summary>
    public Visitor Fill(string label, string value)
    {
        switch (Field(label))
        {
            case IHtmlInputElement input: input.Value = value; break;
            case IHtmlTextAreaElement area: area.Value = value; break;
            case IHtmlSelectElement list:
                list.Value = (list.Options.FirstOrDefault(o => Words(o) == value) ?? throw new InvalidOperationException($"'{label}' has no '{value}'. Page: {Text}")).Value;
                break;
            case var other: throw new InvalidOperationException($"'{label}' is a {other.TagName}.");
        }
        return this;
    }

    public string ValueOf(string label) => Field(label) switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement list => list.Value ?? "",
        _ => "",
    };

    /// <summary>Ticks the radio or checkbox with that label.</summary>
    public Visitor Choose(string label, bool on = true)
    {
        var input = (IHtmlInputElement)Field(label);
        if (input.Type == "radio")
            foreach (var other in Page.QuerySelectorAll<IHtmlInputElement>($"input[name='{input.Name}']")) other.IsChecked = false;
        input.IsChecked = on;
        return this;
    }

    /// <summary>Presses a button of main, and sends its form with all it holds.</summary>
    public async Task<Visitor> Press(string word)
    {
        var button = Page.QuerySelectorAll<IHtmlButtonElement>("main button").FirstOrDefault(b => Words(b) == word)
            ?? throw new InvalidOperationException($"No button '{word}' at {Path}: {Text}");
        await Send(Sent(button.Form!, button));
        return this;
    }

    /// <summary>Presses a button with a file chosen in the form, as a browser sends it.</summary>
    public async Task<Visitor> Press(string word, string fileName, byte[] bytes)
    {
        var button = Page.QuerySelectorAll<IHtmlButtonElement>("main button").First(b => Words(b) == word);
        using var plain = Sent(button.Form!, button);
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in System.Web.HttpUtility.ParseQueryString(await plain.Content!.ReadAsStringAsync(TestContext.Current.CancellationToken)) is var fields ? fields.AllKeys.Select(k => (k!, fields[k]!)).Where(f => f.Item1 != "file") : [])
            content.Add(new StringContent(value), name);
        content.Add(new ByteArrayContent(bytes), "file", fileName);
        await Send(new HttpRequestMessage(HttpMethod.Post, plain.RequestUri) { Content = content });
        return this;
    }

    /// <summary>What pressing would send: to send it twice, or later.</summary>
    public HttpRequestMessage Sent(IHtmlFormElement form, IHtmlButtonElement? button = null)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var control in form.Elements)
            switch (control)
            {
                case IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } or IHtmlInputElement { Name: null or "" }: break;
                case IHtmlInputElement input: fields.Add(new(input.Name!, input.Value)); break;
                case IHtmlTextAreaElement area: fields.Add(new(area.Name!, area.Value)); break;
                case IHtmlSelectElement list: fields.Add(new(list.Name!, list.Value ?? "")); break;
            }
        if (button is { Name: { Length: > 0 } name }) fields.Add(new(name, button.Value));
        var action = form.GetAttribute("action");
        return new HttpRequestMessage(HttpMethod.Post, string.IsNullOrEmpty(action) ? Address : new Uri(Address, action)) { Content = new FormUrlEncodedContent(fields) };
    }

    public IHtmlFormElement Form => Page.QuerySelector<IHtmlFormElement>("main form[method=post]") ?? throw new InvalidOperationException($"No form at {Path}: {Text}");

    /// <summary>Sends fields to an address, with the token of the page shown.</summary>
    public async Task<Visitor> Post(string path, params (string Name, string Value)[] fields)
    {
        var token = Page.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")?.Value;
        var all = fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(KeyValuePair.Create("__RequestVerificationToken", token ?? ""));
        await Send(new HttpRequestMessage(HttpMethod.Post, new Uri(Address, path)) { Content = new FormUrlEncodedContent(all) });
        return this;
    }

    public async Task Send(HttpRequestMessage request)
    {
        for (var redirects = 0; ; redirects++)
        {
            using (request)
            {
                Answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
                Address = new Uri(Address, request.RequestUri!);
            }
            Status = Answer.StatusCode;
            if (Answer.Headers.Location is not { } next || redirects == 5) break;
            request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, next));
        }
        Page = Parser.ParseDocument(await Answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The field whose label begins so ("(frivilligt)" or when it is needed may follow).</summary>
    private IElement Field(string label)
    {
        var found = Page.QuerySelectorAll<IHtmlLabelElement>("main label").FirstOrDefault(l => Words(l) == label || Words(l).StartsWith(label + " (", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"No field '{label}' at {Path}: {Text}");
        return Page.GetElementById(found.HtmlFor!) ?? throw new InvalidOperationException($"The label '{label}' points at nothing.");
    }

    /// <summary>What is read: a space between blocks, none between words and their marks.</summary>
    public static string Words(IElement? element)
    {
        var text = new System.Text.StringBuilder();
        if (element is not null) Read(element, text);
        return string.Join(' ', text.Replace('\u00a0', ' ').ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static void Read(INode node, System.Text.StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words) text.Append(words.Data);
            else if (child is IElement element and not { LocalName: "title" or "desc" })
            {
                var block = element.LocalName is not ("a" or "b" or "em" or "i" or "span" or "time" or "text");
                if (block) text.Append(' ');
                Read(element, text);
                if (block) text.Append(' ');
            }
        }
    }

    public void Dispose() => _client.Dispose();
}
