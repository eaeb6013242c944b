using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.Web.Storage.Migrations;

/// <summary>What a subscriber is asked to add, and an index to count the letters of a month by.</summary>
[DbContext(typeof(SamsynDb)), Migration(Id)]
public sealed class M20261128000016_AskedChoices : Migration
{
    public const string Id = "20261128000016_asked_choices";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("asked", "subscriber", nullable: true);
        migrationBuilder.CreateIndex("ix_letter_sent", "letter", "ended_at", filter: "state = 'sent'");
    }
}
