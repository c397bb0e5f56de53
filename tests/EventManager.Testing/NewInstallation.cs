using Npgsql;

namespace EventManager.Testing;

/// <summary>What a new installation's PostgreSQL database holds, to bring another of the same tables back to it.</summary>
internal sealed class NewInstallation
{
    private const string Schemas = "n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'";

    /// <summary>Tables, columns, indexes, constraints and rights: a copy has its original's numbers in the catalogue.</summary>
    private const string Shape = $"""
        SELECT concat_ws(' ',
          (SELECT sum(hashtext(concat_ws(' ', a.attrelid, a.attname, a.atttypid, a.attnotnull, a.attisdropped, a.attacl))) FROM pg_attribute a
            JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {Schemas}),
          (SELECT sum(hashtext(concat_ws(' ', c.oid, c.relname, c.relacl))) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {Schemas}),
          (SELECT sum(hashtext(o.oid::text)) FROM pg_constraint o), (SELECT sum(hashtext(t.oid || t.tgenabled::text)) FROM pg_trigger t),
          (SELECT count(*) FROM pg_proc))
        """;

    private const string Filled = $"""
        SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND {Schemas} AND pg_relation_size(c.oid) > 0
        """;

    /// <summary>Removed row by row: to cut tables off makes new files for each of their indexes, and took ten times as long.</summary>
    private const string Empty = $"""
        DO $$ DECLARE one text; BEGIN
          FOR one IN {Filled}
          LOOP EXECUTE 'DELETE FROM ' || one; END LOOP;
          PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false) FROM pg_sequences WHERE last_value IS NOT NULL;
        END $$
        """;

    private const string Sequences =
        "SELECT format('SELECT setval(''%I.%I'', %s)', schemaname, sequencename, last_value) FROM pg_sequences WHERE last_value IS NOT NULL";

    private static readonly Lock Gate = new();
    private static Task<NewInstallation>? read;

    private readonly string shape;
    private readonly IReadOnlyList<string> sequences;
    private readonly IReadOnlyList<(string Table, byte[] Rows)> tables;

    private NewInstallation(string shape, IReadOnlyList<string> sequences, IReadOnlyList<(string Table, byte[] Rows)> tables)
    {
        this.shape = shape;
        this.sequences = sequences;
        this.tables = tables;
    }

    /// <summary>Read once, before anybody copies it: who is connected would be in the way.</summary>
    public static Task<NewInstallation> OfAsync(TestDatabase database)
    {
        lock (Gate)
            return read ??= ReadAsync(database);
    }

    /// <returns>False where its tables are no longer the same.</returns>
    public async Task<bool> BringBackAsync(TestDatabase used)
    {
        await using var connection = await OpenAsync(used);
        // What a test left open would write into the next one's.
        await connection.RunAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        );
        if ((await connection.TextsAsync(Shape)).Single() != shape)
            return false;
        // No foreign key asks in which order they go and come.
        await connection.RunAsync("SET session_replication_role = replica");
        await connection.RunAsync(Empty);
        foreach (var (table, rows) in tables)
        {
            await using var into = await connection.BeginRawBinaryCopyAsync($"COPY {table} FROM STDIN (FORMAT BINARY)");
            await into.WriteAsync(rows);
        }
        foreach (var sequence in sequences)
            await connection.RunAsync(sequence);
        return true;
    }

    private static async Task<NewInstallation> ReadAsync(TestDatabase database)
    {
        await using var connection = await OpenAsync(database);
        var tables = new List<(string, byte[])>();
        foreach (var table in await connection.TextsAsync(Filled))
        {
            await using var from = await connection.BeginRawBinaryCopyAsync($"COPY {table} TO STDOUT (FORMAT BINARY)");
            using var rows = new MemoryStream();
            await from.CopyToAsync(rows);
            tables.Add((table, rows.ToArray()));
        }
        return new((await connection.TextsAsync(Shape)).Single(), await connection.TextsAsync(Sequences), tables);
    }

    /// <summary>Not kept open: a pool would hold the database.</summary>
    private static async Task<NpgsqlConnection> OpenAsync(TestDatabase database)
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, NoResetOnClose = false }.ToString()
        );
        await connection.OpenAsync();
        return connection;
    }
}
