using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EventManager.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class TicketsThatWereNotGood : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ScanConflicts_EventId_FirstScanId_SecondScanId",
                table: "ScanConflicts");

            migrationBuilder.AddColumn<DateTime>(
                name: "KnownSince",
                table: "ScanConflicts",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "People",
                table: "ScanConflicts",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateIndex(
                name: "IX_ScanConflicts_EventId_SecondScanId",
                table: "ScanConflicts",
                columns: new[] { "EventId", "SecondScanId" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ScanConflicts_EventId_SecondScanId",
                table: "ScanConflicts");

            migrationBuilder.DropColumn(
                name: "KnownSince",
                table: "ScanConflicts");

            migrationBuilder.DropColumn(
                name: "People",
                table: "ScanConflicts");

            migrationBuilder.CreateIndex(
                name: "IX_ScanConflicts_EventId_FirstScanId_SecondScanId",
                table: "ScanConflicts",
                columns: new[] { "EventId", "FirstScanId", "SecondScanId" },
                unique: true);
        }
    }
}
