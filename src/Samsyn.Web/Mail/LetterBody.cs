using System.Buffers;
using System.Diagnostics;

namespace Samsyn.Web.Mail;

/// <summary>
/// What a letter says, as plain text and as HTML of the same content (<see cref="LetterLayout"/> makes both). A hundred thousand readers of one event get the same words, but for the key that is each reader's own: these
/// are laid out and encoded once, and <see cref="For"/> gives each their copy.
/// </summary>
/// <example><c>var body = new LetterBody($"Sluta: {address}/{LetterBody.KeyPlace}", html); var annas = body.For("kQ7n…");</c></example>
public sealed class LetterBody
{
    /// <summary>Stands in the words where the reader's key is to stand. As long as a key, so that lines break at the same places.</summary>
    public const string KeyPlace = "00000000nyckel0000000000";

    private readonly string text, html;
    private readonly string? key;
    private readonly Lazy<(Pattern Text, Pattern Html)> shared;

    public LetterBody(string text, string html)
    {
        (this.text, this.html) = (text, html);
        shared = new(() => (new Pattern(text), new Pattern(html)));
    }

    private LetterBody(LetterBody of, string key) => (text, html, shared, this.key) = (of.text, of.html, of.shared, key);

    public string Text => key is null ? text : text.Replace(KeyPlace, key, StringComparison.Ordinal);

    public string Html => key is null ? html : html.Replace(KeyPlace, key, StringComparison.Ordinal);

    /// <summary>The same words to the one whose key this is: letters, digits, - and _.</summary>
    /// <exception cref="ArgumentException">A key with other signs: they might need codes, and the places would not hold.</exception>
    public LetterBody For(string key) => key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? new(this, key) : throw new ArgumentException("A key is letters, digits, - and _.", nameof(key));

    /// <summary>The plain text in quoted-printable: the same octets as <see cref="QuotedPrintable"/> makes of <see cref="Text"/>.</summary>
    internal void WriteText(IBufferWriter<byte> to)
    {
        if (key?.Length == KeyPlace.Length) shared.Value.Text.Write(key, to);
        else QuotedPrintable.Write(Text, to);
    }

    internal void WriteHtml(IBufferWriter<byte> to)
    {
        if (key?.Length == KeyPlace.Length) shared.Value.Html.Write(key, to);
        else QuotedPrintable.Write(Html, to);
    }

    /// <summary>A text encoded once, and where in it each sign of the key stands.</summary>
    private sealed class Pattern
    {
        private readonly byte[] octets;
        private readonly List<int> places = [];

        public Pattern(string text)
        {
            // Encoded with two keys that differ in every sign: where the octets differ, the key stands. A soft line break within a key is found so too.
            octets = Encoded('0');
            var other = Encoded('1');
            Debug.Assert(octets.Length == other.Length);
            for (var i = 0; i < octets.Length; i++)
                if (octets[i] != other[i]) places.Add(i);

            byte[] Encoded(char sign)
            {
                var to = new ArrayBufferWriter<byte>(text.Length * 2);
                QuotedPrintable.Write(text.Replace(KeyPlace, new string(sign, KeyPlace.Length), StringComparison.Ordinal), to);
                return to.WrittenSpan.ToArray();
            }
        }

        public void Write(string key, IBufferWriter<byte> to)
        {
            var room = to.GetSpan(octets.Length);
            octets.CopyTo(room);
            for (var i = 0; i < places.Count; i++) room[places[i]] = (byte)key[i % KeyPlace.Length];
            to.Advance(octets.Length);
        }
    }
}
