using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EventManager.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class DoorVerdicts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "TurnedAway",
                table: "ScanConflicts",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Unlisted",
                table: "DoorZones",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Ask");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "TurnedAway",
                table: "ScanConflicts");

            migrationBuilder.DropColumn(
                name: "Unlisted",
                table: "DoorZones");
        }
    }
}
