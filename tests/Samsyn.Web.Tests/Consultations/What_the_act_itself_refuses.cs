using System.Net;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain;
using Samsyn.Domain.Consultations;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Consultations;
using Samsyn.Web.Consultations.Answering;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;
using static Samsyn.Web.Tests.Consultations.RoundSite;

namespace Samsyn.Web.Tests.Consultations;

/// <summary>A page asks before it shows its button. Between the question and the act somebody else may have acted, so the act asks again (R26, R30).</summary>
public sealed class What_the_act_itself_refuses
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private static readonly Actor Officer = new(null, "officer:1470");

    private static async Task<RoundView> View(WorkspaceSite site)
    {
        var cascade = (await site.Store.Records.Cascade(Slug))!;
        return (await site.Store.Records.Round(new Texts(site.Store.Records), cascade, new DateOnly(2022, 11, 29)))!;
    }

    [Fact, Rule("R30")]
    public async Task A_new_text_while_remarks_on_a_closed_round_have_no_answer()
    {
        await using var site = await RoundSite.Start(Engine.Sqlite, closes: "2022-11-28");
        using var officer = await site.SignedIn("officer-1470");
        var draft = await Begin(officer);
        await Write(officer, draft, "2", "Avstyrker", "Stryk punkten.");
        await HandIn(officer, draft);
        var cascade = (await View(site)).Cascade;
        Task Publish(string day) => site.Store.Acts.Run(new ActOrder(Guid.CreateVersion7(), "version.publish", Officer) { AgreementSlug = Slug }, act => act.DemandAnsweredRemarks(cascade, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)), Cancel);

        await Publish("2022-11-28");
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Publish("2022-11-29"));
        Assert.Equal(new ConsultationRefusal.RemarksUnanswered(1), refused.Refusal);
    }

    [Fact, Rule("R26")]
    public async Task An_answer_with_a_section_that_has_two_texts()
    {
        await using var site = await RoundSite.Start(Engine.Sqlite);
        var view = await View(site);
        var id = Guid.CreateVersion7();
        Task Run(string name, Func<Act, Task> work, Guid? act = null) => site.Store.Acts.Run(new ActOrder(act ?? Guid.CreateVersion7(), name, Officer) { AgreementSlug = Slug }, work, Cancel);
        await Run("answer.begin", act => act.BeginDraft(view.Consultation, "1470", AnswerKind.Invited, null, null), id);
        await Run("answer.save", act => act.SaveField(id, "2", 0, Stance.Supports, "Det ena.", choose: false));
        await Run("answer.save", act => act.SaveField(id, "2", 0, Stance.Opposes, "Det andra.", choose: false));
        Task HandIn() => Run("answer.hand_in", act => act.HandIn(view.Cascade, view.Round, id, new Submission(new DateTime(2022, 11, 29, 9, 0, 0, DateTimeKind.Utc), false, null, null, null, null, null, false)));

        async Task<int> Answers()
        {
            await using var db = site.Store.Context();
            return await db.Answers.CountAsync(a => a.ConsultationId == view.Consultation.Id, Cancel);
        }

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(HandIn);
        Assert.Equal(0, await Answers());
        await Run("answer.save", act => act.SaveField(id, "2", 2, Stance.Opposes, "Det andra.", choose: true));
        await HandIn();
        Assert.Equal(1, await Answers());
    }

    [Fact, Rule("R25", "R59")]
    public async Task An_open_draft_to_who_has_another_secret()
    {
        await using var site = await RoundSite.Start(Engine.Sqlite);
        using var own = await site.Visit().Go(Public + "/svara");
        await own.Press("Börja svara");
        await Write(own, own.Path, "2", null, "Bara för mig tills det lämnas in.");
        var draft = own.Path.Split('/')[^2];
        using var other = await site.Visit().Go(Public + "/svara");
        await other.Press("Börja svara");
        var secret = other.Path.Split('/')[^1];
        foreach (var page in new[] { "", "/avsnitt?nr=2", "/granska", "/kvitto" })
        {
            await other.Go($"{Public}/svar/{draft}/{secret}{page}");
            Assert.Equal((page, HttpStatusCode.NotFound), (page, other.Status));
            Assert.DoesNotContain("Bara för mig", other.Page.Source.Text, StringComparison.Ordinal);
        }

        await other.Post($"{Public}/svar/{draft}/{secret}/avsnitt", ("nr", "2"), ("seen", "1"), ("Text", "Av en annan."));
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        await using var db = site.Store.Context();
        Assert.Equal("Bara för mig tills det lämnas in.", (await db.AnswerFields.SingleAsync(Cancel)).Text);
    }
}
