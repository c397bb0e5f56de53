using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EventManager.Migrations.Sqlite.Migrations
{
    /// <summary>
    /// By hand: SQLite changes no primary key, and what EF writes for it cannot run in a transaction. Nothing refers to a scan, so that a
    /// copy under another name can take the table's place.
    /// </summary>
    public partial class ScansByTheirId : Migration
    {
        private const string Columns = """
            "EventId", "Id", "TicketId", "Gate", "Direction", "Verdict", "Reason", "Zone", "ScannedAt", "ReceivedAt", "Offline", "TokenId",
            "FirstAdmittedAt", "People", "FirstPeople", "Arrived", "UndoneAt"
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => Copy(migrationBuilder, "Id", "EventId");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => Copy(migrationBuilder, "EventId", "Id");

        private static void Copy(MigrationBuilder migrationBuilder, params string[] key)
        {
            migrationBuilder.CreateTable(
                name: "ScansNew",
                columns: table => new
                {
                    EventId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Gate = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Direction = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Zone = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    ScannedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Offline = table.Column<bool>(type: "INTEGER", nullable: false),
                    TokenId = table.Column<Guid>(type: "TEXT", nullable: true),
                    FirstAdmittedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    People = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstPeople = table.Column<int>(type: "INTEGER", nullable: false),
                    Arrived = table.Column<int>(type: "INTEGER", nullable: true),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    if (key[0] == "Id")
                        table.PrimaryKey("PK_Scans", x => new { x.Id, x.EventId });
                    else
                        table.PrimaryKey("PK_Scans", x => new { x.EventId, x.Id });
                    table.ForeignKey(
                        name: "FK_Scans_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );
            migrationBuilder.Sql($"INSERT INTO \"ScansNew\" ({Columns}) SELECT {Columns} FROM \"Scans\";");
            migrationBuilder.DropTable(name: "Scans");
            migrationBuilder.RenameTable(name: "ScansNew", newName: "Scans");
            migrationBuilder.CreateIndex(name: "IX_Scans_EventId_ReceivedAt", table: "Scans", columns: ["EventId", "ReceivedAt"]);
            migrationBuilder.CreateIndex(name: "IX_Scans_TicketId_ScannedAt", table: "Scans", columns: ["TicketId", "ScannedAt"]);
        }
    }
}
