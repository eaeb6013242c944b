using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Domain.Signing;
using Samsyn.Domain.Tests.Decisions;

namespace Samsyn.Domain.Tests.Signing;

/// <summary>Who signs comes from the party's own decision; when, from legal force or an explicit choice (R24; DOMAIN.md 11, 105, 157).</summary>
[Rule("R24")]
public sealed class When_a_party_signs
{
    private readonly List<Signature> _signatures = [];
    private readonly List<SignatoryChange> _changes = [];
    private SigningPlan _plan = SigningPlan.Usual with { Masters = [new SigningMaster("1.0", new string('a', 64))] };

    private static Story Story => new Story().Yes("9901", "03-01", d => d.Announced("03-08") with { Signs = ["kommunstyrelsens ordförande", "kommundirektören"] }).Yes("9902", "03-01", d => d.Announced("03-08")).No("9903", "03-02").Yes("VGR", "03-03", d => d.Announced("03-08") with { Signs = ["regionstyrelsens ordförande"] });

    private SigningStatus AsOf(string day, Story? story = null) => SigningStatus.Of((story ?? Story).AsOf(day), _plan, _signatures, _changes);

    private PartySigning Of(string party, string day, Story? story = null) => AsOf(day, story).Of(new PrincipalId(party))!;

    private When_a_party_signs Signs(string party, string on, string? function, string? version = "1.0", string? declined = null)
    {
        _signatures.Add(new Signature
        {
            Id = Guid.CreateVersion7(), AgreementId = Guid.Empty, Party = new(party), On = Decisions.Story.Day(on), ByFunction = function, Form = "paper", Version = version, DeclinedReason = declined,
            RecordedAt = Decisions.Story.Instant("2022-01-01T12:00"), Place = _signatures.Count + 1,
        });
        return this;
    }

    private void Replaces(string party, string? old, string function, string on) => _changes.Add(new SignatoryChange
    {
        Id = Guid.CreateVersion7(), AgreementId = Guid.Empty, Party = new(party), Replaces = old, Function = function, On = Decisions.Story.Day(on), Reason = "ny mandatperiod", RecordedAt = Decisions.Story.Instant("2022-01-01T12:00"), Place = _changes.Count + 1,
    });

    [Fact]
    public void Without_a_yes_there_is_nothing_to_sign()
    {
        Assert.Equal(SigningState.NotDecided, Of("9903", "05-01").State);
        Assert.Equal(SigningState.NotDecided, Of("9904", "05-01").State);
        Assert.Equal(new SigningRefusal.NotDecided(new("9903")), AsOf("05-01").WhyNotSign(new("9903"), null));
    }

    [Fact]
    public void It_waits_for_legal_force_unless_the_parties_have_chosen_otherwise()
    {
        Assert.Equal((SigningState.AwaitsLegalForce, Decisions.Story.Day("03-30")), (Of("9901", "03-29").State, Of("9901", "03-29").MayFrom!.Value));
        Assert.Equal(new SigningRefusal.AwaitsLegalForce(Decisions.Story.Day("03-30")), AsOf("03-29").WhyNotSign(new("9901"), null));
        Assert.Equal(SigningState.Ready, Of("9901", "03-30").State);
        Assert.Null(AsOf("03-30").WhyNotSign(new("9901"), "kommundirektören"));

        _plan = _plan with { BeforeLegalForce = "Upphandlingen kan inte vänta" };
        Assert.Equal(SigningState.Ready, Of("9901", "03-01").State);
        Assert.Null(AsOf("03-01").WhyNotSign(new("9901"), "kommundirektören"));
    }

    [Fact]
    public void An_unknown_day_of_notice_keeps_it_waiting()
    {
        var story = new Story().Yes("9901", "03-01");

        Assert.Equal((SigningState.AwaitsLegalForce, null), (Of("9901", "12-01", story).State, Of("9901", "12-01", story).MayFrom));
        Assert.Equal(new SigningRefusal.AwaitsLegalForce(null), AsOf("12-01", story).WhyNotSign(new("9901"), null));
    }

    [Fact]
    public void All_whom_the_decision_names_must_sign()
    {
        Signs("9901", "04-01", "Kommunstyrelsens  ordförande");
        Assert.Equal(SigningState.PartlySigned, Of("9901", "04-01").State);
        Assert.Equal(new SigningRefusal.IsSigned("kommunstyrelsens ordförande"), AsOf("04-01").WhyNotSign(new("9901"), "kommunstyrelsens ordförande"));
        Signs("9901", "04-02", "kommundirektören");
        Assert.Equal(SigningState.Signed, Of("9901", "04-02").State);
        Assert.Equal(SigningState.PartlySigned, Of("9901", "04-01").State);
        Assert.Equal(1, AsOf("04-02").SignedCount);
    }

    [Fact]
    public void Where_the_decision_names_nobody_one_is_enough() => Assert.Equal(SigningState.Signed, Signs("9902", "04-01", "kommunstyrelsens ordförande").Of("9902", "04-01").State);

    [Fact]
    public void A_function_that_the_decision_does_not_name_is_kept_and_marked()
    {
        var party = Signs("9901", "04-01", "socialnämndens ordförande").Of("9901", "04-01");

        Assert.Equal(SigningState.PartlySigned, party.State);
        Assert.Equal("socialnämndens ordförande", Assert.Single(party.Other).ByFunction);
    }

    [Fact, Rule("R17")]
    public void A_signature_on_an_older_text_is_no_signature_on_the_new_and_an_editorial_one_keeps_it()
    {
        Signs("9902", "04-01", "kommunstyrelsens ordförande");
        var changed = new Story().Text("1.0", "01-10").Text("2.0", "06-01").Yes("9902", "03-01", d => d.Announced("03-08"));
        var editorial = new Story().Text("1.0", "01-10").Editorial("1.1", "06-01").Yes("9902", "03-01", d => d.Announced("03-08"));

        Assert.Equal(SigningState.SignedOlderText, Of("9902", "06-01", changed).State);
        Assert.Equal(SigningState.Signed, Of("9902", "06-01", editorial).State);
    }

    [Fact]
    public void It_may_decline_and_sign_later()
    {
        Signs("9902", "04-01", null, declined: "Vi väntar på budgeten.");
        Assert.Equal((SigningState.Declined, "Vi väntar på budgeten."), (Of("9902", "04-01").State, Of("9902", "04-01").Declined!.DeclinedReason));
        Signs("9902", "05-01", "kommunstyrelsens ordförande");
        Assert.Equal(SigningState.Signed, Of("9902", "05-01").State);
        Assert.Equal(SigningState.Declined, Of("9902", "04-30").State);
    }

    [Fact]
    public void In_order_the_region_waits_for_the_municipalities_that_are_to_sign()
    {
        _plan = _plan with { Order = [SigningPlan.Municipalities, SigningPlan.Regions] };
        Assert.Equal(SigningState.AwaitsOthers, Of("VGR", "04-01").State);
        Assert.IsType<SigningRefusal.AwaitsOthers>(AsOf("04-01").WhyNotSign(new("VGR"), null));
        Assert.Equal(SigningState.Ready, Of("9901", "04-01").State);

        _plan = _plan with { Order = ["9902", SigningPlan.Regions] };
        Signs("9902", "04-01", "kommunstyrelsens ordförande");
        Assert.Equal(SigningState.Ready, Of("VGR", "04-01").State);
    }

    [Fact]
    public void Before_it_opens_and_after_it_has_ended_nobody_signs_here()
    {
        _plan = _plan with { OpensOn = Decisions.Story.Day("04-10"), ExpiresOn = Decisions.Story.Day("06-30") };

        Assert.Equal(new SigningRefusal.NotOpen(Decisions.Story.Day("04-10")), AsOf("04-09").WhyNotSign(new("9901"), null));
        Assert.Equal(SigningState.AwaitsOthers, Of("9901", "04-09").State);
        Assert.Null(AsOf("06-30").WhyNotSign(new("9901"), "kommundirektören"));
        Assert.Equal(SigningState.Expired, Of("9901", "07-01").State);
        Assert.Equal(new SigningRefusal.HasExpired(Decisions.Story.Day("06-30")), AsOf("07-01").WhyNotSign(new("9901"), null));
    }

    [Fact]
    public void Without_an_original_there_is_nothing_to_compare_with()
    {
        _plan = SigningPlan.Usual;

        Assert.Equal(new SigningRefusal.NoMaster("1.0"), AsOf("04-01").WhyNotSign(new("9901"), "kommundirektören"));
    }

    [Fact]
    public void An_annulled_decision_leaves_the_signature_marked()
    {
        Signs("9902", "04-01", "kommunstyrelsens ordförande");
        var story = Story.Annulled("9902", "03-01", "05-01");

        Assert.True(Of("9902", "05-01", story).DecisionAnnulled);
        Assert.False(Of("9902", "04-30", story).DecisionAnnulled);
    }

    [Fact]
    public void What_was_signed_on_paper_is_registered_and_only_the_impossible_refused()
    {
        Signature Paper(string party, string on, string? version = "1.0", string? declined = null) => new() { Id = Guid.Empty, AgreementId = Guid.Empty, Party = new(party), On = Decisions.Story.Day(on), ByFunction = "x", Form = "paper", Version = version, DeclinedReason = declined, RecordedAt = DateTime.UnixEpoch, Place = 1 };
        var status = AsOf("03-10");

        Assert.Null(status.WhyNotRegister(Paper("9901", "03-02")));
        Assert.Null(status.WhyNotRegister(Paper("9903", "03-02")));
        Assert.Equal(new SigningRefusal.InTheFuture(Decisions.Story.Day("03-11"), Decisions.Story.Day("03-10")), status.WhyNotRegister(Paper("9901", "03-11")));
        Assert.Equal(new SigningRefusal.UnknownVersion("7"), status.WhyNotRegister(Paper("9901", "03-02", "7")));
        Assert.Equal(new SigningRefusal.NotAParty(new("1480")), status.WhyNotRegister(Paper("1480", "03-02")));
        Assert.IsType<SigningRefusal.ReasonMissing>(status.WhyNotRegister(Paper("9901", "03-02", declined: " ")));
    }

    [Fact]
    public void One_file_is_one_signature()
    {
        Signs("9902", "04-01", "kommunstyrelsens ordförande");
        _signatures[0] = _signatures[0] with { FileSha256 = new string('c', 64) };
        var second = _signatures[0] with { Party = new("VGR"), Evidence = new SignatureEvidence(new string('a', 64), null, null, []) };

        Assert.Equal(new SigningRefusal.SameFile(new("9902")), AsOf("04-02").WhyNotRegister(second));
    }

    [Fact, Rule("R21")]
    public void A_signatory_that_took_anothers_place_signs_for_it_from_that_day()
    {
        Replaces("VGR", "regionstyrelsens ordförande", "regionstyrelsens vice ordförande", "05-01");
        Assert.Equal(["regionstyrelsens ordförande"], Of("VGR", "04-30").Signatories.Select(s => s.Function));
        Assert.Equal([("regionstyrelsens vice ordförande", "regionstyrelsens ordförande")], Of("VGR", "05-01").Signatories.Select(s => (s.Function, s.Replaces!)));
        Signs("VGR", "05-02", "regionstyrelsens vice ordförande");
        Assert.Equal(SigningState.Signed, Of("VGR", "05-02").State);
    }

    [Fact, Rule("R21")]
    public void What_cannot_be_replaced_is_refused()
    {
        SignatoryChange Change(string? old, string on = "04-01", string reason = "val") => new() { Id = Guid.Empty, AgreementId = Guid.Empty, Party = new("9901"), Replaces = old, Function = "y", On = Decisions.Story.Day(on), Reason = reason, RecordedAt = DateTime.UnixEpoch, Place = 1 };
        Signs("9901", "04-01", "kommundirektören");
        var status = AsOf("04-01");

        Assert.Null(status.WhyNotReplace(Change("kommunstyrelsens ordförande")));
        Assert.Null(status.WhyNotReplace(Change(null)));
        Assert.Equal(new SigningRefusal.NotASignatory("kungen"), status.WhyNotReplace(Change("kungen")));
        Assert.Equal(new SigningRefusal.IsSigned("kommundirektören"), status.WhyNotReplace(Change("kommundirektören")));
        Assert.IsType<SigningRefusal.InTheFuture>(status.WhyNotReplace(Change("kommunstyrelsens ordförande", "04-02")));
        Assert.IsType<SigningRefusal.ReasonMissing>(status.WhyNotReplace(Change("kommunstyrelsens ordförande", reason: "")));
    }

    [Fact, Rule("R21")]
    public void Since_the_decision_the_assembly_may_have_been_chosen_anew()
    {
        Election[] elections = [new(new DateOnly(2018, 9, 9), new DateOnly(2018, 10, 15), null), new(new DateOnly(2022, 9, 11), new DateOnly(2022, 10, 15), null)];

        Assert.Null(Election.Since(elections, new DateOnly(2022, 3, 1), new DateOnly(2022, 10, 14)));
        Assert.Equal(elections[1], Election.Since(elections, new DateOnly(2022, 3, 1), new DateOnly(2022, 10, 15)));
        Assert.Null(Election.Since(elections, new DateOnly(2022, 10, 15), new DateOnly(2023, 1, 1)));
        Assert.Equal(elections[1], Election.Since(elections, new DateOnly(2018, 1, 1), new DateOnly(2023, 1, 1)));
    }

    [Fact]
    public void An_annulled_decision_does_not_make_one_of_two_signatures_enough()
    {
        Signs("9901", "04-01", "kommunstyrelsens ordförande");
        var party = Of("9901", "05-01", Story.Annulled("9901", "03-01", "05-01"));

        Assert.Equal(SigningState.PartlySigned, Of("9901", "04-30", Story.Annulled("9901", "03-01", "05-01")).State);
        Assert.Equal((SigningState.NotDecided, true), (party.State, party.DecisionAnnulled));
        Assert.Equal(["kommunstyrelsens ordförande", "kommundirektören"], party.Signatories.Select(one => one.Function));
    }

    [Fact, Rule("R17")]
    public void A_file_made_from_another_original_is_no_signature_on_this_one()
    {
        Signs("9902", "04-01", "kommunstyrelsens ordförande");
        _signatures[0] = _signatures[0] with { Form = "electronic", Evidence = new SignatureEvidence(new string('a', 64), null, null, []) };
        Assert.Equal(SigningState.Signed, Of("9902", "04-01").State);

        _plan = _plan with { Masters = [new SigningMaster("1.0", new string('b', 64))] };
        Assert.Equal(SigningState.Ready, Of("9902", "04-01").State);
        Assert.True(Of("9902", "04-01").SignedOlder);
    }

    [Fact, Rule("R17")]
    public void An_original_that_somebody_has_signed_is_not_replaced()
    {
        Assert.Null(AsOf("04-02").WhyNotReplaceOriginal("1.0", new string('b', 64)));
        Signs("9902", "04-01", "kommunstyrelsens ordförande");
        Assert.Null(AsOf("04-02").WhyNotReplaceOriginal("1.0", new string('b', 64)));
        _signatures[0] = _signatures[0] with { Form = "electronic", Evidence = new SignatureEvidence(new string('a', 64), null, null, []) };

        Assert.Equal(new SigningRefusal.OriginalIsSigned(new("9902")), AsOf("04-02").WhyNotReplaceOriginal("1.0", new string('b', 64)));
        Assert.Null(AsOf("04-02").WhyNotReplaceOriginal("1.0", new string('a', 64)));
        Assert.Null(AsOf("04-02").WhyNotReplaceOriginal("2.0", new string('b', 64)));
    }

    [Fact, Rule("R17")]
    public void Who_signed_an_older_text_and_has_said_yes_to_the_new_may_sign_it()
    {
        Signs("9902", "04-01", "kommunstyrelsens ordförande");
        var story = new Story().Text("1.0", "01-10").Text("2.0", "05-01").Yes("9902", "03-01", d => d.Announced("03-08")).Yes("9902", "05-10", d => d.Announced("05-12") with { Version = "2.0" });

        Assert.Equal(SigningState.SignedOlderText, Of("9902", "05-09", story).State);
        Assert.Equal(SigningState.AwaitsLegalForce, Of("9902", "05-10", story).State);
        Assert.Equal((SigningState.Ready, true), (Of("9902", "07-01", story).State, Of("9902", "07-01", story).SignedOlder));
        _plan = _plan with { ExpiresOn = Decisions.Story.Day("06-30") };
        Assert.Equal(SigningState.Expired, Of("9902", "07-01", story).State);
    }

    [Fact]
    public void Who_will_not_sign_or_said_no_is_not_waited_for()
    {
        _plan = _plan with { Order = ["9902", "9903", SigningPlan.Regions] };
        Assert.Equal(["9902"], AsOf("04-02").Before(new("VGR")).Select(other => other.Party.Party.Id.Value));
        Signs("9902", "04-01", null, declined: "Vi väntar på budgeten.");

        Assert.Equal(SigningState.Ready, Of("VGR", "04-02").State);
        Assert.Null(AsOf("04-02").WhyNotSign(new("VGR"), "regionstyrelsens ordförande"));
    }

    [Fact]
    public void Paper_signed_out_of_line_is_marked_with_how()
    {
        _plan = _plan with { Order = [SigningPlan.Municipalities, SigningPlan.Regions], ExpiresOn = Decisions.Story.Day("06-30") };
        Signs("9901", "02-20", "kommundirektören").Signs("9902", "03-10", "kommunstyrelsens ordförande").Signs("VGR", "04-01", "regionstyrelsens ordförande").Signs("9901", "07-02", "kommunstyrelsens ordförande").Signs("9903", "04-02", "x");

        Assert.Equal([SignatureMark.BeforeDecision, SignatureMark.AfterLastDay], Of("9901", "07-03").Marks);
        Assert.Equal([SignatureMark.BeforeLegalForce], Of("9902", "07-03").Marks);
        Assert.Equal([SignatureMark.OutOfTurn], Of("VGR", "07-03").Marks);
        Assert.Equal([SignatureMark.BeforeDecision], Of("9903", "07-03").Marks);

        _plan = _plan with { BeforeLegalForce = "Upphandlingen kan inte vänta", Order = [] };
        Assert.Empty(Of("9902", "07-03").Marks);
        Assert.Empty(Of("VGR", "07-03").Marks);
    }

    [Fact]
    public void A_fact_without_a_day_stands_on_the_day_it_became_known()
    {
        Signs("9902", "04-01", "kommunstyrelsens ordförande");
        var undated = _signatures[0] with { Id = Guid.CreateVersion7(), On = null, ByFunction = null, DeclinedReason = "Ångrar sig.", RecordedAt = Decisions.Story.Instant("2022-05-01T12:00"), Place = 2 };
        _signatures.Add(undated);
        Assert.Equal(SigningState.Declined, Of("9902", "06-01").State);

        _signatures[1] = undated with { RecordedAt = Decisions.Story.Instant("2022-03-15T12:00") };
        Assert.Equal(SigningState.Signed, Of("9902", "06-01").State);
    }

    [Fact, Rule("R21")]
    public void Each_of_those_who_are_to_sign_may_have_left_office_since_it_was_named()
    {
        var story = Story.NewAssemblies("10-15");
        Assert.NotNull(Of("9901", "10-15", story).NewAssembly);
        Replaces("9901", "kommundirektören", "biträdande kommundirektören", "06-01");
        Assert.NotNull(Of("9901", "10-15", story).NewAssembly);
        Replaces("9901", "biträdande kommundirektören", "kommundirektören i Exempelby", "10-20");
        Assert.NotNull(Of("9901", "10-21", story).NewAssembly);
        Replaces("9901", "kommunstyrelsens ordförande", "kommunstyrelsens nya ordförande", "10-22");
        Assert.Null(Of("9901", "10-23", story).NewAssembly);
    }
}
