using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EventManager.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class NewsSubscriptions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "NewsBits",
                table: "MailChoices",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Newsletters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TopicBits = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReleasedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ApprovedHash = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Promised = table.Column<int>(type: "INTEGER", nullable: false),
                    SentOffAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Through = table.Column<Guid>(type: "TEXT", nullable: true),
                    ClaimedUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Body_German = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Body_Translations = table.Column<string>(type: "TEXT", maxLength: 4000000, nullable: false),
                    Subject_German = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Subject_Translations = table.Column<string>(type: "TEXT", maxLength: 4000000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Newsletters", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "NewsSubscriptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AddressId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ActiveKey = table.Column<Guid>(type: "TEXT", nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    TopicBits = table.Column<int>(type: "INTEGER", nullable: false),
                    TextVersion = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NewsSubscriptions", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Newsletters_State",
                table: "Newsletters",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_NewsSubscriptions_ActiveKey",
                table: "NewsSubscriptions",
                column: "ActiveKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NewsSubscriptions_AddressId",
                table: "NewsSubscriptions",
                column: "AddressId");

            migrationBuilder.CreateIndex(
                name: "IX_NewsSubscriptions_AskedAt",
                table: "NewsSubscriptions",
                column: "AskedAt");

            migrationBuilder.CreateIndex(
                name: "IX_NewsSubscriptions_NormalizedEmail",
                table: "NewsSubscriptions",
                column: "NormalizedEmail");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Newsletters");

            migrationBuilder.DropTable(
                name: "NewsSubscriptions");

            migrationBuilder.DropColumn(
                name: "NewsBits",
                table: "MailChoices");
        }
    }
}
