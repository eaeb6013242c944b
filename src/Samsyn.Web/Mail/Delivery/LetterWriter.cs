namespace Samsyn.Web.Mail.Delivery;

/// <summary>Writes the letters of one kind when they are to be sent. A capability that sends registers its own.</summary>
/// <param name="Write">
/// Letters by batch and person. One that is left out has nobody or nothing left to tell, and is not sent. The services are those of one scope; the settings say who sends.
/// </param>
public sealed record LetterWriter(LetterKind Kind, Func<IServiceProvider, MailSettings, IReadOnlyList<(Guid BatchId, Guid PersonId, DateTime WrittenAt)>, Task<IReadOnlyDictionary<(Guid BatchId, Guid PersonId), Letter>>> Write);

/// <summary>What is done when the relay says that an address is dead: by the capability that knows whose it is.</summary>
public sealed record DeadAddress(LetterKind Kind, Func<Storage.Act, Guid, Task> Stop);
