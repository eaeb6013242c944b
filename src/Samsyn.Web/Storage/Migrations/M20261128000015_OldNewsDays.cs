using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.Web.Storage.Migrations;

/// <summary>The day that news of an earlier site was published there.</summary>
[DbContext(typeof(SamsynDb)), Migration(Id)]
public sealed class M20261128000015_OldNewsDays : Migration
{
    public const string Id = "20261128000015_old_news_days";

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<DateOnly>("first_on", "article", nullable: true);
}
