using Spectre.Console;

namespace Samsyn.Web.Settlement;

/// <summary>What a settlement is doing.</summary>
public enum SettlementStage
{
    Users,
    Rentals,
    Repeated,
    Again,
    Writing,
}

/// <summary>
/// How far a settlement has come, shown as a bar with rate and time left while somebody watches: on a terminal, on stderr. Elsewhere it is quiet.
/// </summary>
public sealed class SettlementProgress : IDisposable
{
    private readonly ManualResetEventSlim _done = new();
    private readonly Thread? _drawing;
    private volatile Step? _step;

    private sealed record Step(SettlementStage Stage, Func<long> Position, long Size);

    public SettlementProgress(bool shown)
    {
        if (!shown) return;
        _drawing = new Thread(Draw) { IsBackground = true, Name = "progress" };
        _drawing.Start();
    }

    /// <summary>Shown only to a person.</summary>
    public static SettlementProgress ForTerminal() => new(!Console.IsErrorRedirected);

    /// <param name="position">Asked now and then for how many bytes have been read.</param>
    /// <param name="size">How many there are; 0 when the stage is short.</param>
    public void Begin(SettlementStage stage, Func<long> position, long size) => _step = new Step(stage, position, size);

    private void Draw()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        console.Progress().AutoClear(true).HideCompleted(false)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new TransferSpeedColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                Step? shown = null;
                ProgressTask? task = null;
                while (!_done.Wait(100))
                {
                    if (_step is not { } step) continue;
                    if (step != shown)
                    {
                        task?.StopTask();
                        task = context.AddTask(Words(step.Stage), maxValue: Math.Max(step.Size, 1));
                        task.IsIndeterminate = step.Size == 0;
                        shown = step;
                    }
                    if (step.Size > 0) task!.Value = step.Position();
                }
            });
    }

    private static string Words(SettlementStage stage) => stage switch
    {
        SettlementStage.Users => "Läser register och brukare",
        SettlementStage.Rentals => "Räknar hyror",
        SettlementStage.Repeated => "Letar efter dubbla hyres-id",
        SettlementStage.Again => "Räknar om utan de dubbla",
        SettlementStage.Writing => "Skriver",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "No words for this stage."),
    };

    /// <summary>Takes the bar away. May be asked twice: before something is printed, and at the end.</summary>
    public void Dispose()
    {
        if (_done.IsSet) return;
        _done.Set();
        _drawing?.Join();
    }
}
