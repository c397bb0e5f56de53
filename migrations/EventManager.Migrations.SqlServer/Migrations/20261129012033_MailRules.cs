using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EventManager.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class MailRules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "MailRules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EventId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Mail = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Anchor = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsAfter = table.Column<bool>(type: "bit", nullable: false),
                    Amount = table.Column<int>(type: "int", nullable: false),
                    Unit = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    AtMinute = table.Column<int>(type: "int", nullable: true),
                    Audience = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsOn = table.Column<bool>(type: "bit", nullable: false),
                    Since = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Through = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ClaimedUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    Body_German = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Body_Translations = table.Column<string>(type: "nvarchar(max)", maxLength: 4000000, nullable: false),
                    Subject_German = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Subject_Translations = table.Column<string>(type: "nvarchar(max)", maxLength: 4000000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailRules", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MailRules_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MailLedger",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EventId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RuleId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecipientId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AboutId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OccasionAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DueAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    MailId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailLedger", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MailLedger_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MailLedger_MailRules_RuleId",
                        column: x => x.RuleId,
                        principalTable: "MailRules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_EventId_ConfirmedAt",
                table: "Registrations",
                columns: new[] { "EventId", "ConfirmedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_MailLedger_EventId_WrittenAt",
                table: "MailLedger",
                columns: new[] { "EventId", "WrittenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_MailLedger_MailId",
                table: "MailLedger",
                column: "MailId");

            migrationBuilder.CreateIndex(
                name: "IX_MailLedger_RuleId_RecipientId_AboutId_OccasionAt",
                table: "MailLedger",
                columns: new[] { "RuleId", "RecipientId", "AboutId", "OccasionAt" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MailRules_EventId",
                table: "MailRules",
                column: "EventId");

            // What was a number of the event is a rule of it, known by the event's id. Of events that have begun it counts nothing any more.
            migrationBuilder.Sql(
                """
                INSERT INTO "MailRules" ("Id", "EventId", "Mail", "Anchor", "IsAfter", "Amount", "Unit", "AtMinute", "Audience", "IsOn", "Since", "AskedAt",
                    "Through", "ClaimedUntil", "Version", "Subject_German", "Subject_Translations", "Body_German", "Body_Translations")
                SELECT "Id", "Id", 'event-reminder', 'EventStart', CAST(0 AS bit), "ReminderDaysBefore", 'Days', NULL, 'Everybody',
                    CASE WHEN "ReminderDaysBefore" > 0 THEN CAST(1 AS bit) ELSE CAST(0 AS bit) END, CASE WHEN "StartsAt" <= SYSUTCDATETIME() THEN "StartsAt" ELSE CAST('2000-01-01T00:00:00' AS datetime2) END, CAST('2000-01-01T00:00:00' AS datetime2), CASE WHEN "StartsAt" <= SYSUTCDATETIME() THEN "StartsAt" ELSE CAST('2000-01-01T00:00:00' AS datetime2) END, NULL, 0, '', '{}', '', '{}'
                FROM "Events" WHERE "ReminderDaysBefore" IS NOT NULL
                """
            );
            // Who was reminded of the date as it is now is not reminded again.
            migrationBuilder.Sql(
                """
                INSERT INTO "MailLedger" ("Id", "EventId", "RuleId", "RecipientId", "AboutId", "OccasionAt", "DueAt", "WrittenAt", "MailId", "State")
                SELECT o."Id", e."Id", e."Id", o."SubjectId", e."Id", e."StartsAt", o."CreatedAt", o."CreatedAt", o."Id", 'Written'
                FROM "Outbox" o JOIN "Events" e ON e."Id" = o."EventId"
                WHERE o."Kind" = 'event-reminder' AND o."SubjectId" IS NOT NULL AND e."ReminderDaysBefore" IS NOT NULL
                    AND o."OnceKey" LIKE CONCAT('%:', e."CalendarSequence")
                """
            );
            // A node of the older program, while both run, finds nothing to remind of.
            migrationBuilder.Sql("""UPDATE "Events" SET "ReminderDaysBefore" = NULL WHERE "ReminderDaysBefore" IS NOT NULL""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                UPDATE "Events" SET "ReminderDaysBefore" = (SELECT r."Amount" FROM "MailRules" r WHERE r."Id" = "Events"."Id" AND r."Unit" = 'Days')
                """
            );

            migrationBuilder.DropTable(
                name: "MailLedger");

            migrationBuilder.DropTable(
                name: "MailRules");

            migrationBuilder.DropIndex(
                name: "IX_Registrations_EventId_ConfirmedAt",
                table: "Registrations");
        }
    }
}
