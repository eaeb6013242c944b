using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Access;
using Samsyn.Web.Consultations;
using Samsyn.Web.Consultations.Answering;
using Samsyn.Web.Outbox;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Consultations.Killed;

/// <summary>
/// A process in which several write answers to one round at once, and mostly the same ones, until it is told to stop or is killed. They do what the pages do. Of each act it says
/// <c>begins order</c>, <c>writes act revision</c> when the rows are in the database and not yet committed, <c>committed act</c>, and when the act has returned
/// <c>done act first result</c> – <c>again</c> when it had been committed before – or <c>refused act</c>. It pauses before and after every commit, and up to 40 ms
/// longer where it is told to <c>linger Written False 40</c>, so that a kill finds it there.
/// </summary>
internal sealed class AnswererProcess(Database database, string slug, Guid roundId) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const int Writers = 4;
    private const int DraftsAtOnce = 8;
    private const int SavesOfAnAnswer = 3;
    private const int MostMilliseconds = 10;
    private static readonly string[] Sections = ["", "1", "2"];

    private readonly Acts acts = new(database, TimeProvider.System);
    private readonly Records records = new(database);

    /// <summary>What it has been told to wait longer at, and how long at most.</summary>
    private volatile Lingering? lingering;

    /// <summary>The act that the running code does, and the revision of the field that it makes.</summary>
    private readonly AsyncLocal<Doing?> now = new();

    private sealed record Lingering(Phase Phase, bool HandsIn, int MostMilliseconds);

    private sealed class Doing(AnswerOrder order)
    {
        public AnswerOrder Order => order;

        public int Revision { get; set; }
    }

    /// <param name="words">The database; the agreement's slug; the round's id; and orders to carry out first, whose fate the killed process before it did not learn.</param>
    public static async Task<int> Run(string[] words)
    {
        ThreadPool.SetMinThreads(4 * Writers, 4 * Writers);
        using var database = new Database(words[0]);
        var process = new AnswererProcess(database, words[1], Guid.Parse(words[2]));
        using var commits = DiagnosticListener.AllListeners.Subscribe(process);
        var again = new ConcurrentQueue<AnswerOrder>(words[3..].Select(AnswerOrder.Read));
        var told = Task.Factory.StartNew(process.Listen, TaskCreationOptions.LongRunning);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            while (again.TryDequeue(out var order) || !told.IsCompleted) await process.Do(order ?? await process.ThinkOfOne());
        })));
        return 0;
    }

    private void Listen()
    {
        while (Console.In.ReadLine()?.Split(' ') is ["linger", var phase, var handsIn, var milliseconds])
            lingering = new Lingering(Enum.Parse<Phase>(phase), bool.Parse(handsIn), int.Parse(milliseconds, CultureInfo.InvariantCulture));
    }

    /// <summary>Reads as a page does and then writes for a while, so that somebody else may have saved the same field.</summary>
    private async Task<AnswerOrder> ThinkOfOne()
    {
        await using var db = database.NewContext();
        var act = Guid.CreateVersion7();
        var drafts = await db.AnswerDrafts.Where(d => d.AnswerId == null).OrderBy(d => d.Id).Select(d => d.Id).Take(DraftsAtOnce).ToListAsync();
        if (drafts.Count < DraftsAtOnce) return new AnswerOrder(act, AnswerWish.Begin, act, OneOf(["", .. Example.Municipalities.Take(2).Select(m => m.Value)]));
        var draft = drafts[Math.Min(Random.Shared.Next(drafts.Count), Random.Shared.Next(drafts.Count))];
        var fields = await db.AnswerFields.AsNoTracking().Where(f => f.DraftId == draft).ToListAsync();
        await Task.Delay(Random.Shared.Next(MostMilliseconds));
        var text = $"Vi vill att det står vem som gör vad, och när ({act:N}).";
        if (fields.Find(f => f.Others.Count > 0) is { } unsettled && OneOf([true, false])) return new AnswerOrder(act, AnswerWish.Save, draft, "", unsettled.Section, unsettled.Revision, true, text);
        if (fields.Sum(f => f.Revision) >= SavesOfAnAnswer && fields.TrueForAll(f => f.Others.Count == 0)) return new AnswerOrder(act, AnswerWish.HandIn, draft);
        var section = OneOf(Sections);
        return new AnswerOrder(act, AnswerWish.Save, draft, "", section, fields.Find(f => f.Section == section)?.Revision ?? 0, false, text);
    }

    private async Task Do(AnswerOrder order)
    {
        Say($"begins {order}");
        now.Value = new Doing(order);
        try
        {
            var receipt = await (order.Wish switch { AnswerWish.Begin => Begin(order), AnswerWish.Save => Save(order), _ => HandIn(order) });
            Say($"done {order.Act} {(receipt.Repeated ? "again" : "first")} {ResultOf(order, receipt)}");
        }
        catch (NotPermittedException) when (order.Wish != AnswerWish.Begin)
        {
            // Another has handed the draft in.
            Say($"refused {order.Act}");
        }
        catch (DbUpdateConcurrencyException) when (order.Wish == AnswerWish.HandIn)
        {
            // Another has saved beside a text: somebody has to choose.
            Say($"refused {order.Act}");
        }
        finally
        {
            now.Value = null;
        }
    }

    private async Task<ActReceipt> Begin(AnswerOrder order)
    {
        var cascade = (await records.Cascade(slug))!;
        var round = RoundOf(cascade, await records.Rounds(cascade.Agreement.Id));
        var isOpen = order.From.Length == 0;
        return await acts.Run(new ActOrder(order.Act, "answer.begin", By(order)), act => act.BeginDraft(round.Consultation, order.From, isOpen ? AnswerKind.Open : AnswerKind.Invited, isOpen ? order.Act.ToString() : null, isOpen ? null : round.AnswerOf(order.From)));
    }

    private Task<ActReceipt> Save(AnswerOrder order) => acts.Run(new ActOrder(order.Act, "answer.save", By(order)), async act =>
    {
        await act.SaveField(order.Draft, order.Section, order.Seen, order.Stance, order.Text, order.Chooses);
        now.Value!.Revision = act.Db.AnswerFields.Local.Single().Revision;
    });

    private Task<ActReceipt> HandIn(AnswerOrder order) => acts.Run(new ActOrder(order.Act, "answer.hand_in", By(order)) { AgreementSlug = slug }, async act =>
    {
        var cascade = (await act.Cascade(slug))!;
        var round = RoundOf(cascade, await ConsultationReader.Rounds(act.Db.Database.GetDbConnection(), cascade.Agreement.Id));
        var answer = await act.HandIn(cascade, round, order.Draft, new Submission(act.At, Replaces: true, null, null, null, "Föreningen", null, true));
        act.Tell(HistoryKind.AnswerReceived, cascade.Agreement.Id, new HistoryFacts { Version = round.Consultation.Version, On = answer.ReceivedOn });
    });

    private Round RoundOf(Cascade cascade, IReadOnlyList<StoredRound> rounds)
    {
        var stored = rounds.Single(r => r.Consultation.Id == roundId);
        return new Round(stored.Consultation, cascade.County, null, stored.Answers);
    }

    private static Actor By(AnswerOrder order) => new(null, order.From.Length > 0 ? $"officer:{order.From}" : "open");

    /// <summary>The draft that was begun, what became of the text, or the answer's reference; <c>nothing</c> when the act left no trace.</summary>
    private static string ResultOf(AnswerOrder order, ActReceipt receipt) => receipt.Entries is not [var entry] ? "nothing" : order.Wish switch
    {
        AnswerWish.Begin => entry.Subject["answer_draft ".Length..],
        AnswerWish.Save => StoredText.Read<FieldTrace>(entry.After!).Became ?? "stands",
        _ => StoredText.Read<AnswerTrace>(entry.After!).Reference,
    };

    private static T OneOf<T>(IReadOnlyList<T> list) => list[Random.Shared.Next(list.Count)];

    /// <summary>A line goes out whole or not at all: it is shorter than what a pipe takes in one piece.</summary>
    private static void Say(FormattableString line)
    {
        Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        Console.Out.Flush();
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener listener)
    {
        if (listener.Name == DbLoggerCategory.Name) listener.Subscribe(this);
    }

    /// <summary>Each commit, as Entity Framework tells of it: there may be no other than the act's own.</summary>
    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> told)
    {
        if (now.Value is not { } doing) return;
        Phase? phase = told.Key == RelationalEventId.TransactionCommitting.Name ? Phase.Written : told.Key == RelationalEventId.TransactionCommitted.Name ? Phase.Committed : null;
        if (phase == Phase.Written) Say($"writes {doing.Order.Act} {doing.Revision}");
        else if (phase == Phase.Committed) Say($"committed {doing.Order.Act}");
        else return;
        var longer = lingering is { } asked && asked.Phase == phase && (!asked.HandsIn || doing.Order.Wish == AnswerWish.HandIn) ? asked.MostMilliseconds : 0;
        Thread.Sleep(Random.Shared.Next(MostMilliseconds + longer));
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }
}
