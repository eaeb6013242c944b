using System.Data.Common;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Samsyn.Web.Storage;

/// <summary>Keeps the keys that protect cookies and forms in the database, so that all nodes share them and a restart signs nobody out.</summary>
/// <remarks>Read when the server starts, and therefore without EF: its model takes longer to make than the whole first page.</remarks>
internal sealed class DataProtectionKeys(Database database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select xml from data_protection_key order by id";
        using var row = command.ExecuteReader();
        var elements = new List<XElement>();
        while (row.Read()) elements.Add(XElement.Parse(row.GetString(0)));
        return elements;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "insert into data_protection_key (id, xml) values (@id, @xml)";
        command.Add("id", Guid.CreateVersion7());
        command.Add("xml", element.ToString(SaveOptions.DisableFormatting));
        command.ExecuteNonQuery();
    }

    /// <summary>The framework asks in its own thread and waits.</summary>
    private DbConnection Open() => database.Open().AsTask().GetAwaiter().GetResult();
}
