using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Consultations;
using Samsyn.Web.Consultations.Answering;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Consultations.Killed;

/// <summary>Everything the database holds of a round's answers, held against what the processes said of their acts.</summary>
internal sealed class AnswersRecounted
{
    private readonly AnswersSaid _said;
    private readonly List<JournalEntry> _journal;
    private readonly List<AnswerDraft> _drafts;
    private readonly List<AnswerField> _fields;
    private readonly List<Answer> _answers;
    private readonly List<Guid> _messages;
    private readonly List<Guid> _people;
    private readonly string _integrity;

    /// <summary>The journal rows that tell of a saved field, by act.</summary>
    private readonly Dictionary<Guid, FieldTrace> _saves;

    private AnswersRecounted(AnswersSaid said, List<JournalEntry> journal, List<AnswerDraft> drafts, List<AnswerField> fields, List<Answer> answers, List<Guid> messages, List<Guid> people, string integrity)
    {
        (_said, _journal, _drafts, _fields, _answers, _messages, _people, _integrity) = (said, journal, drafts, fields, answers, messages, people, integrity);
        _saves = Of("answer.save").GroupBy(e => e.ActId).ToDictionary(rows => rows.Key, rows => StoredText.Read<FieldTrace>(rows.First().After!));
    }

    public static async Task<AnswersRecounted> Read(TestDatabase db, Guid round, AnswersSaid said)
    {
        await using var context = db.Context();
        var answers = await context.Answers.AsNoTracking().Where(a => a.ConsultationId == round).OrderBy(a => a.Number).ToListAsync();
        return new AnswersRecounted(
            said,
            await context.Journal.AsNoTracking().Where(e => e.Act.StartsWith("answer.")).ToListAsync(),
            await context.AnswerDrafts.AsNoTracking().ToListAsync(),
            await context.AnswerFields.AsNoTracking().ToListAsync(),
            answers,
            await context.Outbox.Select(m => m.ActId).ToListAsync(),
            await context.OpenPeople.Select(p => p.Id).ToListAsync(),
            db.Database.Engine == Engine.Sqlite ? await db.Ask<string>("pragma integrity_check") : "ok");
    }

    /// <summary>There is something to count of each kind; in a sample, of those that are never missing.</summary>
    public bool IsVaried(bool inFull) => _answers.Count > 0 && _saves.Values.Any(s => s.Became == "kept_beside")
        && (!inFull || (_saves.Values.Any(s => s.Became == "chosen") && _answers.Exists(a => a.Kind == AnswerKind.Open) && _answers.Exists(a => a.Replaces is not null)));

    public override string ToString() => FormattableString.Invariant(
        $"{_saves.Count} texts saved, of them {_saves.Values.Count(s => s.Became == "kept_beside")} beside another and {_saves.Values.Count(s => s.Became == "chosen")} chosen, {_answers.Count} answers of {_drafts.Count} drafts");

    public void AssertNothingIsLostAndNothingIsTwice()
    {
        Assert.Equal("ok", _integrity);
        EveryActHasOneRow();
        EveryAcknowledgedActIsThere();
        EveryAcknowledgedTextIsThere();
        EveryFieldSaysWhatTheJournalSays();
        WhatTheJournalDoesNotTellIsNowhere();
        EveryDraftIsBegunOnce();
        EveryAnswerIsHandedInOnce();
        EveryAnswerSaysWhatItsDraftSaid();
    }

    private IEnumerable<JournalEntry> Of(string act) => _journal.Where(e => e.Act == act);

    private IEnumerable<AnswerOrder> Acknowledged(AnswerWish wish) => _said.Acknowledged.Keys.Select(act => _said.Begun[act]).Where(order => order.Wish == wish);

    private void EveryActHasOneRow()
    {
        Assert.All(_journal.GroupBy(e => e.ActId), rows => Assert.True(rows.Count() == 1, $"Act {rows.Key} has {rows.Count()} rows in the journal."));
        Assert.All(_journal, e => Assert.True(_said.Begun.ContainsKey(e.ActId), $"Nobody began act {e.ActId}."));
        Assert.All(_said.Refused.Keys, act => Assert.True(_journal.TrueForAll(e => e.ActId != act), $"Act {act} was refused, and is in the journal."));
    }

    private void EveryAcknowledgedActIsThere()
    {
        Assert.All(Acknowledged(AnswerWish.Save), order =>
        {
            Assert.True(_saves.TryGetValue(order.Act, out var saved), $"Save {order.Act} was acknowledged, and is not in the journal.");
            Assert.Equal(new FieldTrace(order.Section, order.Stance, order.Text, _said.Acknowledged[order.Act] is "stands" ? null : _said.Acknowledged[order.Act]), saved);
            Assert.Contains(Of("answer.save"), e => e.ActId == order.Act && e.Subject == $"answer_draft {order.Draft}");
        });
        Assert.All(Acknowledged(AnswerWish.Begin), order =>
        {
            // A consultee that has a draft is given that one: then nothing was begun.
            if (_said.Acknowledged[order.Act] == "nothing") Assert.NotEmpty(order.From);
            else Assert.Equal((order.Act.ToString(), order.From), (_said.Acknowledged[order.Act], _drafts.SingleOrDefault(d => d.Id == order.Act)?.From));
        });
        Assert.All(Acknowledged(AnswerWish.HandIn), order =>
        {
            var reference = _said.Acknowledged[order.Act];
            var answer = _answers.SingleOrDefault(a => a.Reference == reference);
            Assert.True(answer is not null, $"Answer {reference} was acknowledged to act {order.Act}, and is not there.");
            Assert.Equal(answer.Id, _drafts.Single(d => d.Id == order.Draft).AnswerId);
            Assert.Equal($"answer {reference}", Assert.Single(Of("answer.hand_in"), e => e.ActId == order.Act).Subject);
        });
    }

    /// <summary>In the field, beside it, or overwritten by somebody who had seen it.</summary>
    private void EveryAcknowledgedTextIsThere()
    {
        var later = SavesByField();
        Assert.All(Acknowledged(AnswerWish.Save), order =>
        {
            var field = _fields.Single(f => f.DraftId == order.Draft && f.Section == order.Section);
            Assert.True(
                (field.Text == order.Text && field.Stance == order.Stance) || field.Others.Any(o => o.Text == order.Text && o.Stance == order.Stance)
                || later[(order.Draft, order.Section)].Any(o => o.Act != order.Act && o.Seen >= _said.Revisions[order.Act] && _saves[o.Act].Became != "kept_beside"),
                $"Text of {order.Act} was acknowledged; it is neither in its field nor beside it, and nobody who overwrote it had seen it.");
        });
    }

    private ILookup<(Guid Draft, string Section), AnswerOrder> SavesByField() => _saves.Keys.Select(act => _said.Begun[act]).OrderBy(o => _said.Revisions[o.Act]).ToLookup(o => (o.Draft, o.Section));

    /// <summary>The journalled saves, one after another, make the field: each revision has one, and none is half there.</summary>
    private void EveryFieldSaysWhatTheJournalSays()
    {
        var byField = SavesByField();
        Assert.Empty(byField.Select(saves => saves.Key).Except(_fields.Select(f => (f.DraftId, f.Section))));
        var before = Of("answer.save").ToDictionary(e => e.ActId, e => e.Before is null ? null : StoredText.Read<FieldTrace>(e.Before));
        Assert.All(_fields, field =>
        {
            var saves = byField[(field.DraftId, field.Section)].ToList();
            var from = field.Revision - saves.Count;
            Assert.Equal(Enumerable.Range(from + 1, saves.Count), saves.Select(o => _said.Revisions[o.Act]));
            var first = saves.Count > 0 ? before[saves[0].Act] : new FieldTrace(field.Section, field.Stance, field.Text);
            if (from == 0) Assert.Null(first);
            else AssertCopied(field, from, first!);

            var (stance, text, others) = (first?.Stance, first?.Text ?? "", new List<(Stance?, string)>());
            foreach (var order in saves)
            {
                if (order != saves[0]) Assert.Equal(new FieldTrace(field.Section, stance, text), before[order.Act]);
                var hasSeen = order.Seen == _said.Revisions[order.Act] - 1;
                Assert.Equal(hasSeen ? order.Chooses ? "chosen" : null : "kept_beside", _saves[order.Act].Became);
                if (!hasSeen) others.Add((order.Stance, order.Text));
                else (stance, text) = (order.Stance, order.Text);
                if (hasSeen && order.Chooses) others.Clear();
            }

            Assert.Equal((stance, text), (field.Stance, field.Text));
            Assert.Equal(others, field.Others.Select(o => (o.Stance, o.Text)));
        });
    }

    /// <summary>The one revision that no save has made: the draft began with what had been handed in before.</summary>
    private void AssertCopied(AnswerField field, int from, FieldTrace first)
    {
        var draft = _drafts.Single(d => d.Id == field.DraftId);
        Assert.Equal((1, AnswerKind.Invited), (from, draft.Kind));
        Assert.Contains(_answers.Where(a => a.From == draft.From && a.Id != draft.AnswerId).SelectMany(a => a.Parts), p => p.Section == field.Section && p.Stance == first.Stance && p.Text == first.Text);
    }

    private void WhatTheJournalDoesNotTellIsNowhere()
    {
        var told = _journal.Select(e => e.ActId).ToHashSet();
        var texts = _fields.SelectMany(f => f.Others.Select(o => o.Text).Append(f.Text)).Concat(_answers.SelectMany(a => a.Parts).Select(p => p.Text)).ToHashSet(StringComparer.Ordinal);
        Assert.All(_said.Begun.Values.Where(o => !told.Contains(o.Act)), order =>
        {
            Assert.True(order.Wish != AnswerWish.Save || !texts.Contains(order.Text), $"Text of {order.Act} is there, and the journal does not tell of it.");
            Assert.DoesNotContain(_drafts, d => d.Id == order.Act);
            Assert.DoesNotContain(order.Act, _messages);
        });
    }

    private void EveryDraftIsBegunOnce()
    {
        Assert.Equal(_drafts.Select(d => d.Id).Order(), Of("answer.begin").Select(e => e.ActId).Order());
        Assert.All(_drafts.Where(d => d is { Kind: AnswerKind.Invited, AnswerId: null }).GroupBy(d => d.From), drafts => Assert.Single(drafts));
    }

    private void EveryAnswerIsHandedInOnce()
    {
        Assert.Equal(Enumerable.Range(1, _answers.Count), _answers.Select(a => a.Number));
        var told = Of("answer.hand_in").Select(e => StoredText.Read<AnswerTrace>(e.After!)).OrderBy(t => t.Number);
        Assert.Equal(_answers.Select(a => (a.Number, a.Reference, a.From, a.Kind, a.Replaces)), told.Select(t => (t.Number, t.Reference, t.From, t.Kind, t.Replaces)));
        Assert.Equal(_answers.Select(a => a.Id).Order(), _drafts.Select(d => d.AnswerId).OfType<Guid>().Order());
        Assert.Equal(Of("answer.hand_in").Select(e => e.ActId).Order(), _messages.Order());
        Assert.Equal(_answers.Select(a => a.PersonId).OfType<Guid>().Order(), _people.Order());

        // Each consultee's answers are one row, each in the place of the one before it.
        Assert.All(_answers.Where(a => a.Kind == AnswerKind.Invited).GroupBy(a => a.From), own => Assert.Equal(own.Select(a => a.Reference).SkipLast(1).Prepend(null), own.Select(a => a.Replaces)));
    }

    private void EveryAnswerSaysWhatItsDraftSaid() => Assert.All(_answers, answer =>
    {
        var draft = _drafts.Single(d => d.AnswerId == answer.Id);
        Assert.Equal((answer.Kind, answer.From), (draft.Kind, draft.From));
        var fields = _fields.Where(f => f.DraftId == draft.Id).ToList();
        Assert.All(fields, f => Assert.Empty(f.Others));
        Assert.Equal(fields.Select(f => (f.Section, f.Stance, f.Text)).Order(), answer.Parts.Select(p => (p.Section, p.Stance, p.Text)).Order());
    });
}
