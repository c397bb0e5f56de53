using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EventManager.Migrations.Sqlite.Migrations
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
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Unlisted",
                table: "DoorZones",
                type: "TEXT",
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
