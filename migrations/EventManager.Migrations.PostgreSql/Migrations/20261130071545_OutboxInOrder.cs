using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EventManager.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class OutboxInOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Outbox_Priority_DueAt",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_State_DueAt",
                table: "Outbox");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_State_Priority_DueAt",
                table: "Outbox",
                columns: new[] { "State", "Priority", "DueAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Outbox_State_Priority_DueAt",
                table: "Outbox");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Priority_DueAt",
                table: "Outbox",
                columns: new[] { "Priority", "DueAt" },
                filter: "\"State\" IN ('Queued', 'Retrying')");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_State_DueAt",
                table: "Outbox",
                columns: new[] { "State", "DueAt" });
        }
    }
}
