using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EventManager.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MailRuleFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "HasTicket",
                table: "MailRules",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "MinutesTo",
                table: "MailRules",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "MailFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EventId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    MediaType = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Size = table.Column<int>(type: "INTEGER", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MailFiles_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MailFileContents",
                columns: table => new
                {
                    FileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailFileContents", x => x.FileId);
                    table.ForeignKey(
                        name: "FK_MailFileContents_MailFiles_FileId",
                        column: x => x.FileId,
                        principalTable: "MailFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MailRuleFiles",
                columns: table => new
                {
                    RuleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailRuleFiles", x => new { x.RuleId, x.FileId });
                    table.ForeignKey(
                        name: "FK_MailRuleFiles_MailFiles_FileId",
                        column: x => x.FileId,
                        principalTable: "MailFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MailRuleFiles_MailRules_RuleId",
                        column: x => x.RuleId,
                        principalTable: "MailRules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_MailFiles_EventId",
                table: "MailFiles",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_MailRuleFiles_FileId",
                table: "MailRuleFiles",
                column: "FileId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MailFileContents");

            migrationBuilder.DropTable(
                name: "MailRuleFiles");

            migrationBuilder.DropTable(
                name: "MailFiles");

            migrationBuilder.DropColumn(
                name: "HasTicket",
                table: "MailRules");

            migrationBuilder.DropColumn(
                name: "MinutesTo",
                table: "MailRules");
        }
    }
}
