using Samsyn.Domain.Consultations;

namespace Samsyn.Web.Files;

/// <summary>A view that came outside every round, with its places.</summary>
public sealed record PlacedView(OutsideView View, YamlKeys Row, bool SaysWhen);

/// <summary>What an agreement file says of views that came outside every round (<c>views</c>).</summary>
public sealed partial class AgreementFile
{
    internal static readonly Words<ViewChoice> ViewChoices = new(("take_in", ViewChoice.TakeIn), ("keep", ViewChoice.Keep), ("extend_old", ViewChoice.ExtendOld));

    public List<PlacedView> Views { get; } = [];

    private void ReadViews(YamlKeys root)
    {
        foreach (var row in root.Rows("views"))
        {
            var version = row.Required("version")?.Said();
            var from = row.Required("from")?.Said();
            var received = row.Required("received_on")?.Day();
            var section = row.Optional("section")?.Text ?? "";
            var text = row.Required("text")?.Text;
            var choice = row.Required("choice")?.Word(ViewChoices);
            var reason = row.Required("reason")?.Said();
            var recordedAt = row.Optional("recorded_at")?.Instant();
            row.Close();
            if (version is null || from is null || received is not { } day || text is null || choice is not { } chosen || reason is null) continue;
            var view = new OutsideView { Id = Guid.CreateVersion7(), AgreementId = Guid.Empty, Version = version, From = from, ReceivedOn = day, Section = section, Text = AnswerText.Clean(text), Choice = chosen, Reason = reason, RecordedAt = recordedAt ?? now };
            Views.Add(new PlacedView(view, row, row.Has("recorded_at")));
        }
    }
}
