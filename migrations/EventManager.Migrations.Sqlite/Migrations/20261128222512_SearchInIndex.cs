using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EventManager.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SearchInIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tickets_EventId_SortName",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_Registrations_EventId_SortName",
                table: "Registrations");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_EventId_SortName_Id_SearchName_RegistrationId_State",
                table: "Tickets",
                columns: new[] { "EventId", "SortName", "Id", "SearchName", "RegistrationId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_EventId_SortName_Id_SearchName_NormalizedEmail",
                table: "Registrations",
                columns: new[] { "EventId", "SortName", "Id", "SearchName", "NormalizedEmail" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tickets_EventId_SortName_Id_SearchName_RegistrationId_State",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_Registrations_EventId_SortName_Id_SearchName_NormalizedEmail",
                table: "Registrations");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_EventId_SortName",
                table: "Tickets",
                columns: new[] { "EventId", "SortName" });

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_EventId_SortName",
                table: "Registrations",
                columns: new[] { "EventId", "SortName" });
        }
    }
}
