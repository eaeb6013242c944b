using Samsyn.Domain.Consultations;
using Samsyn.Domain.Principals;
using Samsyn.Domain.Tests.Decisions;

namespace Samsyn.Domain.Tests.Consultations;

/// <summary>
/// A round told in a few lines, in the invented county of <see cref="Story"/>: text 1.0 is out 1 June to 30 June 2022, 9901 and VGR are asked,
/// anybody may answer, and the text has the sections 1, 2 and 2.1. Federation F has the members 9902 and 9903.
/// </summary>
internal sealed class RoundStory
{
    private readonly List<Answer> _answers = [];
    private readonly List<Treatment> _treatments = [];

    public Consultation Consultation { get; } = new()
    {
        Id = Guid.CreateVersion7(), AgreementId = Guid.CreateVersion7(), Version = "1.0", RecordedAt = Story.Instant("05-01T12:00"),
        Settings = new ConsultationSettings
        {
            Opens = Story.Day("06-01"), Closes = Story.Day("06-30"), OpenToAll = true, Consultees = [Consultee.Of(new("9901"), "Norra", "Södra"), Consultee.Of(new("VGR"))],
        },
    };

    public static County County(long? inhabitants = 10_000) => new()
    {
        Id = "99", Name = "Provlän",
        Principals = [Story.Municipality("9901", inhabitants), Story.Municipality("9902", 20_000), Story.Municipality("9903", 30_000), Story.Region("VGR", 100_000)],
        Federations = [new Federation("F", "Förbundet", null, null)],
        Memberships = [new Membership(new("9902"), "F", GroupKind.Federation, null, null, null), new Membership(new("9903"), "F", GroupKind.Federation, null, null, null)],
        Bodies = [],
    };

    public County In { get; init; } = County();

    public RoundStory With(Func<ConsultationSettings, ConsultationSettings> change)
    {
        Consultation.Settings = change(Consultation.Settings);
        return this;
    }

    public RoundStory Asks(params Consultee[] consultees) => With(s => s with { Consultees = consultees });

    public static AnswerPart Part(string section, Stance? stance, string text = "") => new(section, null, stance, text);

    public Answer Made(string from, string received = "06-10T12:00", AnswerKind kind = AnswerKind.Invited, string? replaces = null, string? draft = null, string? reference = null, params AnswerPart[] parts) => new()
    {
        Id = Guid.CreateVersion7(), ConsultationId = Consultation.Id, Reference = reference ?? $"a{_answers.Count + 1}", Number = _answers.Count + 1, From = from, Kind = kind,
        ReceivedAt = Story.Instant(received), Parts = parts.Length > 0 ? parts : [Part("", Stance.Supports)], Replaces = replaces, SharedDraft = draft, RecordedAt = Story.Instant(received),
    };

    public RoundStory Takes(Answer answer)
    {
        Assert.Null(Round().WhyNotAnswer(answer));
        _answers.Add(answer);
        return this;
    }

    public RoundStory Treats(Answer answer, string section, Disposition? disposition = null, string? reason = null, RemarkId? sameAs = null, string? looked = null)
    {
        _treatments.Add(new Treatment { ConsultationId = Consultation.Id, AnswerId = answer.Id, Section = section, Disposition = disposition, Reason = reason, SameAs = sameAs, RedactionReason = looked });
        return this;
    }

    public Round Round() => new(Consultation, In, [new("1", null, "1", null, 1), new("2", null, "2", null, 1), new("2.1", null, "2.1", null, 2)], _answers);

    public Compilation Compiled() => new(Round(), _treatments);
}
