namespace Samsyn.Web.Design.Drawings;

/// <summary>
/// What a drawing is called and what it shows, in the reader's language, and the prefix that keeps its ids its own.
/// </summary>
/// <remarks>
/// Example: <c>new Caption("beslutskarta", "Karta över besluten den 29 november 2022", "31 av 50 parter har sagt ja.")</c>.
/// Two drawings on a page must have different prefixes. Source: LOOK.md 6.
/// </remarks>
public sealed record Caption
{
    /// <param name="idPrefix">Begins with a letter, then letters, digits and hyphens: <c>beslutskarta</c>.</param>
    /// <param name="title">What and which day.</param>
    /// <param name="description">The finding in one sentence with figures.</param>
    /// <exception cref="ArgumentException">The prefix cannot be an id.</exception>
    public Caption(string idPrefix, string title, string description)
    {
        if (idPrefix.Length == 0 || !char.IsAsciiLetter(idPrefix[0])
            || !idPrefix.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            throw new ArgumentException($"'{idPrefix}' cannot begin an id: use a letter, then letters, digits and hyphens.", nameof(idPrefix));
        }

        IdPrefix = idPrefix;
        Title = title;
        Description = description;
    }

    public string IdPrefix { get; }

    public string Title { get; }

    public string Description { get; }

    /// <summary>The same caption under another prefix, for the second, narrower drawing of the same thing.</summary>
    public Caption WithSuffix(string suffix) => new(IdPrefix + suffix, Title, Description);
}
