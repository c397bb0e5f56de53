using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EventManager.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class CalendarReplies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "HasInvitationsEntry",
                table: "Registrations",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "AsksByCalendar",
                table: "Invitations",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsAnsweredByCalendar",
                table: "Invitations",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "TentativeAt",
                table: "Invitations",
                type: "datetime2",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CalendarReplies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InvitationId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Outcome = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarReplies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CalendarReplies_Invitations_InvitationId",
                        column: x => x.InvitationId,
                        principalTable: "Invitations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CalendarReplies_At",
                table: "CalendarReplies",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarReplies_InvitationId",
                table: "CalendarReplies",
                column: "InvitationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CalendarReplies");

            migrationBuilder.DropColumn(
                name: "HasInvitationsEntry",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "AsksByCalendar",
                table: "Invitations");

            migrationBuilder.DropColumn(
                name: "IsAnsweredByCalendar",
                table: "Invitations");

            migrationBuilder.DropColumn(
                name: "TentativeAt",
                table: "Invitations");
        }
    }
}
