using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Microsoft.AspNetCore.Identity;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Agreements.Disagreements;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Groups;
using Samsyn.Domain.Principals;
using Samsyn.Domain.Signing;
using Samsyn.Web.About;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements.Disagreements;
using Samsyn.Web.Agreements.Workspace;
using Samsyn.Web.Consultations;
using Samsyn.Web.Consultations.Answering;
using Samsyn.Web.Duties;
using Samsyn.Web.Files;
using Samsyn.Web.Mail;
using Samsyn.Web.Outbox;
using Samsyn.Web.Publishing;
using Samsyn.Web.Subscriptions;

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
        TypeInfoResolver = StoredTypes.Default.WithAddedModifier(DutyJson.Kinds),
        Converters =
        {
            new InText<PrincipalId>(text => new PrincipalId(text), id => id.Value),
            new InText<BodyId>(text => new BodyId(text), id => id.Value),
            new InText<Share>(text => new Share(text), share => share.Text),
            new InText<PlannedDate>(PlannedDate.Parse, date => date.Text),
            new InText<ClauseId>(text => new ClauseId(text), id => id.Text),
            InWords<GroupTask>(), InWords<PaperKind>(), InWords<PositionStance>(), InWords<Stance>(), InWords<ViewChoice>(), InWords<Disposition>(), InWords<AnswerKind>(), InWords<Weight>(), InWords<Ending>(),
            InWords<Responsible>(), InWords<AgreementForm>(), InWords<EntryRule>(), InWords<CountsFrom>(), InWords<TermAct>(), InWords<Outcome>(), InWords<AgreementKind>(), InWords<PowerReach>(), InWords<RequirementState>(), InWords<SigningDocument>(), InWords<DisagreementEvent>(), InWords<DisagreementKind>(),
            InWords<Concerns>(), InWords<Assessment>(), InWords<Mandate>(), InWords<Side>(), InWords<PrincipalType>(), InWords<GroupKind>(), InWords<HistoryKind>(), InWords<Role>(),
            InWords<DocumentKind>(), InWords<ArticleKind>(), InWords<NewsAction>(), InWords<Pace>(), InWords<TopicKind>(), InWords<SuppressionReason>(), InWords<Evidence>(), InWords<CostShare>(), InWords<DueFrom>(), InWords<DueUntil>(), InWords<DueUnit>(), InWords<DayOfWeek>(),
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
[JsonSerializable(typeof(PowerUse))]
[JsonSerializable(typeof(SigningPlan))]
[JsonSerializable(typeof(SignatoryChange))]
[JsonSerializable(typeof(Signature))]
[JsonSerializable(typeof(SignatureEvidence))]
[JsonSerializable(typeof(IReadOnlyList<Election>))]
[JsonSerializable(typeof(IReadOnlyList<RequirementAnswer>))]
[JsonSerializable(typeof(DraftingMandate))]
[JsonSerializable(typeof(DisagreementTrace))]
[JsonSerializable(typeof(Decision))]
[JsonSerializable(typeof(Step))]
[JsonSerializable(typeof(IReadOnlyList<Step>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(List<PopulationFigure>))]
[JsonSerializable(typeof(Votes))]
[JsonSerializable(typeof(Correction))]
[JsonSerializable(typeof(IReadOnlyList<Duty>))]
[JsonSerializable(typeof(DueRule.OnDay))]
[JsonSerializable(typeof(DueRule.Planned))]
[JsonSerializable(typeof(DueRule.Yearly))]
[JsonSerializable(typeof(DueRule.YearlyWeekday))]
[JsonSerializable(typeof(DueRule.EveryMonths))]
[JsonSerializable(typeof(DueRule.After))]
[JsonSerializable(typeof(DueRule.Before))]
[JsonSerializable(typeof(DutyReport))]
[JsonSerializable(typeof(County))]
[JsonSerializable(typeof(IReadOnlyList<LegalAct>))]
[JsonSerializable(typeof(ImportSummary))]
[JsonSerializable(typeof(IdentityPasskeyData))]
[JsonSerializable(typeof(RoleGrant))]
[JsonSerializable(typeof(HistoryFacts))]
[JsonSerializable(typeof(HistoryMessage)), JsonSerializable(typeof(EntryMessage))]
[JsonSerializable(typeof(NotificationFacts))]
[JsonSerializable(typeof(GroupSettings))]
[JsonSerializable(typeof(SeatTaken))]
[JsonSerializable(typeof(SeatLeft))]
[JsonSerializable(typeof(MeetingPlanned))]
[JsonSerializable(typeof(MeetingHeld))]
[JsonSerializable(typeof(MeetingCancelled))]
[JsonSerializable(typeof(PaperGiven))]
[JsonSerializable(typeof(CheckedIn))]
[JsonSerializable(typeof(NoteSent))]
[JsonSerializable(typeof(DigestPublished))]
[JsonSerializable(typeof(PositionWords))]
[JsonSerializable(typeof(ScenarioWords))]
[JsonSerializable(typeof(ArticleText)), JsonSerializable(typeof(ArticleTrace)), JsonSerializable(typeof(ShownMessage)), JsonSerializable(typeof(DocumentTrace)), JsonSerializable(typeof(Publishing.OldPages.RedirectTrace)), JsonSerializable(typeof(AttachedFile)), JsonSerializable(typeof(SettingsTrace)), JsonSerializable(typeof(ContactCard)), JsonSerializable(typeof(IReadOnlyList<NewsRule>)), JsonSerializable(typeof(List<NewsRule>)), JsonSerializable(typeof(ReaderQuestionTrace)), JsonSerializable(typeof(PutAsideTrace)), JsonSerializable(typeof(PublishingSummary)), JsonSerializable(typeof(Guid))]
[JsonSerializable(typeof(TellMessage)), JsonSerializable(typeof(BindMessage)), JsonSerializable(typeof(NoticeMessage)), JsonSerializable(typeof(SubscriptionTrace)), JsonSerializable(typeof(Wishes)), JsonSerializable(typeof(SuppressionTrace)), JsonSerializable(typeof(NoticeAddressTrace)), JsonSerializable(typeof(RetryTrace)), JsonSerializable(typeof(BounceTrace))]
[JsonSerializable(typeof(FaultReportTrace))]
[JsonSerializable(typeof(ConsultationSettings))]
[JsonSerializable(typeof(IReadOnlyList<ConsultationExtension>))]
[JsonSerializable(typeof(Release))]
[JsonSerializable(typeof(IReadOnlyList<AnswerPart>))]
[JsonSerializable(typeof(IReadOnlyList<Attachment>))]
[JsonSerializable(typeof(Adoption))]
[JsonSerializable(typeof(TextChange))]
[JsonSerializable(typeof(RemarkId))]
[JsonSerializable(typeof(IReadOnlyList<OtherAnswer>))]
[JsonSerializable(typeof(RoundSummary))]
[JsonSerializable(typeof(TreatmentTrace))]
[JsonSerializable(typeof(FieldTrace))]
[JsonSerializable(typeof(OutsideView))]
[JsonSerializable(typeof(IReadOnlyList<ConferenceQuestion>))]
[JsonSerializable(typeof(Consultations.Conferences.RegistrationTrace))]
[JsonSerializable(typeof(Consultations.Conferences.QuestionTrace))]
[JsonSerializable(typeof(AnswerTrace))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(string))]
internal sealed partial class StoredTypes : JsonSerializerContext;
