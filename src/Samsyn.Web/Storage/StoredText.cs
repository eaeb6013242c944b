using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Microsoft.AspNetCore.Identity;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.About;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements.Workspace;
using Samsyn.Web.Files;
using Samsyn.Web.Outbox;

namespace Samsyn.Web.Storage;

/// <summary>
/// How values that are no columns of their own are written as text: JSON with the contract's words (<c>approved_with_condition</c>),
/// keys in the order of declaration, nulls left out.
/// </summary>
/// <remarks>
/// The same value always gives the same text, on both engines: journal entries can be compared and a settings column is rewritten
/// only when it says something else. The serializers are generated when Samsyn is built; nothing is looked up at start.
/// </remarks>
public static class StoredText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        TypeInfoResolver = StoredTypes.Default,
        Converters =
        {
            new InText<PrincipalId>(text => new PrincipalId(text), id => id.Value),
            new InText<BodyId>(text => new BodyId(text), id => id.Value),
            new InText<Share>(text => new Share(text), share => share.Text),
            new InText<PlannedDate>(PlannedDate.Parse, date => date.Text),
            new InText<ClauseId>(text => new ClauseId(text), id => id.Text),
            InWords<Responsible>(), InWords<AgreementForm>(), InWords<EntryRule>(), InWords<CountsFrom>(), InWords<TermAct>(), InWords<Outcome>(),
            InWords<Concerns>(), InWords<Assessment>(), InWords<Mandate>(), InWords<Side>(), InWords<PrincipalType>(), InWords<GroupKind>(), InWords<HistoryKind>(), InWords<Role>(),
        },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, TypeInfo<T>());

    /// <exception cref="JsonException">The text was not written by <see cref="Write{T}"/>.</exception>
    public static T Read<T>(string text) =>
        JsonSerializer.Deserialize(text, TypeInfo<T>()) ?? throw new JsonException($"A stored {typeof(T).Name} is null.");

    private static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static JsonStringEnumConverter<T> InWords<T>() where T : struct, Enum =>
        new(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);

    private sealed class InText<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            read(reader.GetString() ?? throw new JsonException());

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
    }
}

/// <summary>The enums' words in columns: <c>approved_with_condition</c> for <c>Outcome.ApprovedWithCondition</c>, as in files and JSON.</summary>
public static class StoredWords
{
    public static string Of<T>(T value) where T : struct, Enum => EnumWords<T>.ByValue[value];

    public static T Read<T>(string word) where T : struct, Enum => EnumWords<T>.ByWord[word];

    private static class EnumWords<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue =
            Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

        public static readonly Dictionary<string, T> ByWord = ByValue.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}

/// <summary>Everything that is stored as JSON text. The journal's before and after are among these.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(AgreementSettings))]
[JsonSerializable(typeof(AgreementVersion))]
[JsonSerializable(typeof(IReadOnlyList<ClauseEntry>))]
[JsonSerializable(typeof(IReadOnlyList<OtherWording>))]
[JsonSerializable(typeof(DraftTrace))]
[JsonSerializable(typeof(TermChange))]
[JsonSerializable(typeof(Decision))]
[JsonSerializable(typeof(Step))]
[JsonSerializable(typeof(IReadOnlyList<Step>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(List<PopulationFigure>))]
[JsonSerializable(typeof(Votes))]
[JsonSerializable(typeof(Correction))]
[JsonSerializable(typeof(County))]
[JsonSerializable(typeof(IReadOnlyList<LegalAct>))]
[JsonSerializable(typeof(ImportSummary))]
[JsonSerializable(typeof(IdentityPasskeyData))]
[JsonSerializable(typeof(RoleGrant))]
[JsonSerializable(typeof(HistoryFacts))]
[JsonSerializable(typeof(HistoryMessage))]
[JsonSerializable(typeof(FaultReportTrace))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(string))]
internal sealed partial class StoredTypes : JsonSerializerContext;
