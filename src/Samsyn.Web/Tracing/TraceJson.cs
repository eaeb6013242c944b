using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Samsyn.Web.Tracing;

/// <summary>A trace as JSON, for other programs: <c>{"act":"…","steps":[{"place":"Journal","at":"2026-11-27T10:00:00.000Z","what":"…","path":null}]}</c>.</summary>
internal static class TraceJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Indented = true };

    public static string Of(ActTrace trace)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("act", trace.ActId);
            json.WriteStartArray("steps");
            foreach (var step in trace.Steps)
            {
                json.WriteStartObject();
                json.WriteString("place", step.Place);
                if (step.At is { } at) json.WriteString("at", at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture));
                else json.WriteNull("at");
                json.WriteString("what", step.What);
                json.WriteString("path", step.Path);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
