using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EventManager.Migrations.PostgreSql.Migrations
{
    /// <summary>
    /// The words of long tables in an index (<c>IndexedWords</c>). No parser of the database's language touches them: they are folded already,
    /// and parted by blanks. An entry of the index may not be too long, so the end of a word of more than 200 letters is left out.
    /// Addresses get an index by their beginning, since a search looks for both at once.
    /// </summary>
    public partial class SearchWords : Migration
    {
        private static readonly string[] Tables = ["Registrations", "Tickets"];

        /// <summary>
        /// Inlined by the planner, so that it finds the index. The word is asked for twice: the planner takes it that each beginning of a word
        /// is in one row of fifty, reads the list in its order instead, and reads all of it for a name; twice is one in 2,500.
        /// </summary>
        private const string Function = """
            CREATE FUNCTION search_has_word(words tsvector, word text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
            SELECT words @@ (replace('@ & @', '@', '''' || replace(replace(left(ltrim(word), 200), '\', '\\'), '''', '''''') || ''':*'))::tsquery
            $$
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var table in Tables)
            {
                migrationBuilder.Sql(
                    $$"""
                    ALTER TABLE "{{table}}" ADD COLUMN "SearchWords" tsvector NOT NULL GENERATED ALWAYS AS (array_to_tsvector(array_remove(
                    string_to_array(regexp_replace("SearchName", '([^ ]{200})[^ ]+', '\1', 'g'), ' '), ''))) STORED
                    """
                );
                // What waits to be sorted into the index is read by each search: not too much of it.
                migrationBuilder.Sql(
                    $"""CREATE INDEX "IX_{table}_SearchWords" ON "{table}" USING gin ("SearchWords") WITH (gin_pending_list_limit = 256)"""
                );
            }
            migrationBuilder.Sql(
                """CREATE INDEX "IX_Registrations_NormalizedEmail_Beginning" ON "Registrations" ("NormalizedEmail" varchar_pattern_ops)"""
            );
            migrationBuilder.Sql(Function);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP FUNCTION search_has_word(tsvector, text)");
            migrationBuilder.Sql("""DROP INDEX "IX_Registrations_NormalizedEmail_Beginning" """);
            foreach (var table in Tables)
                migrationBuilder.Sql($"""ALTER TABLE "{table}" DROP COLUMN "SearchWords" """);
        }
    }
}
