using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.Web.Storage.Migrations;

/// <summary>The index of everything that can be found. It begins empty; the server fills it when it starts.</summary>
[DbContext(typeof(SamsynDb)), Migration(Id)]
public sealed class M20261127000012_Search : Migration
{
    public const string Id = "20261127000012_search";

    protected override void Up(MigrationBuilder migrationBuilder) => SearchTables.Create(migrationBuilder);
}
