using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Files;
using Samsyn.Web.Storage;
using Samsyn.Web.Storage.Migrations;

namespace Samsyn.Web.Commands;

/// <summary>The database of one command, opened and brought up to date, with what reads and writes it.</summary>
internal sealed class Opened : IDisposable
{
    private Opened(Database database, Settings settings)
    {
        Database = database;
        Clock = new Clock(TimeProvider.System, settings.Today);
        Records = new Records(database);
        Acts = new Acts(database, Clock);
    }

    public Database Database { get; }

    public Clock Clock { get; }

    public Acts Acts { get; }

    public Records Records { get; }

    /// <summary>Opens the database and makes or upgrades its tables.</summary>
    public static async Task<Opened> Migrated(Settings settings)
    {
        try
        {
            var opened = new Opened(new Database(settings.Database), settings);
            await Migrator.Migrate(opened.Database);
            await TextsBefore.Divide(opened.Database, opened.Acts);
            return opened;
        }
        catch (DatabaseSettingException wrong)
        {
            throw new CommandRefusedException(wrong.Message);
        }
        catch (Exception fault) when (CommandLine.Outside(fault) is { } why)
        {
            using var named = new Database(settings.Database);
            throw new CommandRefusedException($"Databasen {named.ShownAs} går inte att öppna: {why} — kontrollera --database, och att databasen är igång.");
        }
    }

    /// <summary>False for a SQLite file that has not been made; a server answers for itself when it is opened.</summary>
    public static bool IsThere(Settings settings) => settings.Database.Contains("://", StringComparison.Ordinal) || File.Exists(settings.Database);

    /// <summary>As <see cref="Migrated"/>, for a command that only reads: a SQLite file that is not there is told, not made.</summary>
    public static Task<Opened> Existing(Settings settings)
    {
        if (!IsThere(settings))
            throw new FaultyFileException(new Fault(Place.StartOf(settings.Database), "databasen finns inte", "skapa den med samsyn import, eller ange en annan med --database"));
        return Migrated(settings);
    }

    public void Dispose()
    {
        Database.Dispose();
    }
}
