using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EventManager.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SharedViews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "SharedIn",
                table: "ListPreferences",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_ListPreferences_SharedIn",
                table: "ListPreferences",
                column: "SharedIn");

            migrationBuilder.AddForeignKey(
                name: "FK_ListPreferences_Events_SharedIn",
                table: "ListPreferences",
                column: "SharedIn",
                principalTable: "Events",
                principalColumn: "Id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_ListPreferences_Events_SharedIn",
                table: "ListPreferences");

            migrationBuilder.DropIndex(
                name: "IX_ListPreferences_SharedIn",
                table: "ListPreferences");

            migrationBuilder.DropColumn(
                name: "SharedIn",
                table: "ListPreferences");
        }
    }
}
