using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EventManager.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class MailTrust : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "SentText",
                table: "Outbox",
                type: "nvarchar(max)",
                maxLength: 100000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ApprovedHash",
                table: "MailRules",
                type: "nvarchar(80)",
                maxLength: 80,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "ChangedBy",
                table: "MailRules",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Halt",
                table: "MailRules",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<int>(
                name: "Promised",
                table: "MailRules",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ReleasedBy",
                table: "MailRules",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Priority_DueAt",
                table: "Outbox",
                columns: new[] { "Priority", "DueAt" },
                filter: "\"State\" IN ('Queued', 'Retrying')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Outbox_Priority_DueAt",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "SentText",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "ApprovedHash",
                table: "MailRules");

            migrationBuilder.DropColumn(
                name: "ChangedBy",
                table: "MailRules");

            migrationBuilder.DropColumn(
                name: "Halt",
                table: "MailRules");

            migrationBuilder.DropColumn(
                name: "Promised",
                table: "MailRules");

            migrationBuilder.DropColumn(
                name: "ReleasedBy",
                table: "MailRules");
        }
    }
}
