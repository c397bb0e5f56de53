using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EventManager.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class VisitorFacts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsStepFree",
                table: "Venues",
                type: "bit",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Accessibility_German",
                table: "Events",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Accessibility_Translations",
                table: "Events",
                type: "nvarchar(max)",
                maxLength: 4000000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Bring_German",
                table: "Events",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Bring_Translations",
                table: "Events",
                type: "nvarchar(max)",
                maxLength: 4000000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Faq_German",
                table: "Events",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Faq_Translations",
                table: "Events",
                type: "nvarchar(max)",
                maxLength: 4000000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "PriceCents",
                table: "Events",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "PriceNote_German",
                table: "Events",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "PriceNote_Translations",
                table: "Events",
                type: "nvarchar(max)",
                maxLength: 4000000,
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsStepFree",
                table: "Venues");

            migrationBuilder.DropColumn(
                name: "Accessibility_German",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "Accessibility_Translations",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "Bring_German",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "Bring_Translations",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "Faq_German",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "Faq_Translations",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "PriceCents",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "PriceNote_German",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "PriceNote_Translations",
                table: "Events");
        }
    }
}
