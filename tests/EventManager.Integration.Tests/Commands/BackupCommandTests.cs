using System.Diagnostics;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Platform.Security.Keys;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EventManager.Integration.Tests.Commands;

/// <summary>A backup that is made while the program runs can be checked without restoring it, and restored.</summary>
public sealed class BackupCommandTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string folder = Directory.CreateTempSubdirectory("eventmanager-backup-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string File => Path.Combine(folder, "backup");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, EachDatabase]
    public async Task A_backup_is_whole_and_its_restored_program_knows_the_old_tickets(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        Assert.SkipWhen(kind is DatabaseUnderTest.SqlServer, "SQL Server makes its backups itself.");
        await using var database = await FilledAsync(kind);
        await using (var running = await TestApp.StartAsync(on: database))
        {
            var copy = Path.Combine(folder, "keys");
            var made = await ProgramRun.OfAsync(["backup", File, "--key-file", copy], database);
            made.Code.ShouldBe(0, string.Join('\n', made.Lines) + made.Error);
            made.Lines.Select(line => line.Split(": ")[0]).ShouldBe(["file", "integrity", "schema", "keys", "secrets", "key file"]);
            made.Lines.ShouldContain(line => line.Contains("40 registrations", StringComparison.Ordinal));
            (await System.IO.File.ReadAllTextAsync(copy, Stop)).ShouldBe(await System.IO.File.ReadAllTextAsync(TestKeys.File, Stop));
            foreach (var file in (string[])[File, copy])
            {
                if (!OperatingSystem.IsWindows())
                    System.IO.File.GetUnixFileMode(file).ShouldBe(OwnerOnly);
            }
            (await ProgramRun.OfAsync(["restore", "--check", File, "--key-file", copy], database)).Code.ShouldBe(0);
        }

        await using var restored = await RestoreAsync(kind);
        await using var app = await TestApp.StartAsync(on: restored);
        await using var db = await app.OpenDbAsync();
        (await db.Tickets.CountAsync(Stop)).ShouldBe(40);
        var codes = await ProgramRun.OfAsync(Bench(40, print: 1), restored);
        codes.Code.ShouldBe(0, "the key that signs tickets opens: " + codes.Error);
    }

    [Fact]
    public async Task A_new_installation_needs_no_key_and_one_that_lost_its_keys_is_told()
    {
        await using var fresh = await TestDatabase.CreateAsync(
            DatabaseUnderTest.Sqlite,
            like: await MigratedDatabase.OfAsync(DatabaseUnderTest.Sqlite)
        );
        var made = await ProgramRun.OfAsync(["backup", File + ".new"], fresh);
        made.Code.ShouldBe(0, string.Join('\n', made.Lines));
        await using var filled = await FilledAsync(DatabaseUnderTest.Sqlite);
        (await ProgramRun.OfAsync(["backup", File], filled)).Code.ShouldBe(0);
        await ChangeAsync("DELETE FROM \"DataProtectionKeys\"");

        var run = await ProgramRun.OfAsync(["restore", "--check", File], filled);

        run.Code.ShouldBe(1);
        run.Lines[^1].ShouldStartWith("keys: WRONG: it holds no keys");
    }

    [Fact]
    public async Task What_is_there_already_is_not_written_over()
    {
        await using var database = await FilledAsync(DatabaseUnderTest.Sqlite);
        await System.IO.File.WriteAllTextAsync(File, "mine", Stop);

        var run = await ProgramRun.OfAsync(["backup", File], database);

        run.Code.ShouldBe(1);
        run.Error.ShouldContain("there already");
        (await System.IO.File.ReadAllTextAsync(File, Stop)).ShouldBe("mine");
    }

    [Theory, EachDatabase]
    public async Task A_backup_without_its_key_file_is_told(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        Assert.SkipWhen(kind is DatabaseUnderTest.SqlServer, "SQL Server makes its backups itself.");
        await using var database = await FilledAsync(kind);
        var made = await ProgramRun.OfAsync(["backup", File], database);
        made.Lines[^1].ShouldContain($"not in it: keep {TestKeys.File}");
        var other = Path.Combine(folder, "other.keys");
        KeyFile.Make(other);

        var run = await ProgramRun.OfAsync(["restore", "--check", File, "--key-file", other], database);

        run.Code.ShouldBe(1);
        run.Lines[^1].ShouldStartWith("keys: WRONG: ");
    }

    [Theory, EachDatabase]
    public async Task A_backup_that_was_cut_off_or_belongs_to_something_else_is_told(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        Assert.SkipWhen(kind is DatabaseUnderTest.SqlServer, "SQL Server makes its backups itself.");
        await using var database = await FilledAsync(kind);
        (await ProgramRun.OfAsync(["backup", File], database)).Code.ShouldBe(0);
        var bytes = await System.IO.File.ReadAllBytesAsync(File, Stop);
        await System.IO.File.WriteAllBytesAsync(File, bytes[..(bytes.Length * 2 / 3)], Stop);

        var run = await ProgramRun.OfAsync(["restore", "--check", File], database);
        run.Code.ShouldBe(1);
        run.Lines[^1].ShouldStartWith("integrity: WRONG: ");

        await System.IO.File.WriteAllTextAsync(File, "no backup at all", Stop);
        (await ProgramRun.OfAsync(["restore", "--check", File], database)).Code.ShouldBe(1);
        (await ProgramRun.OfAsync(["restore", "--check", File + ".none"], database)).Code.ShouldBe(1);
    }

    [Fact]
    public async Task A_backup_of_a_newer_program_or_with_a_value_that_does_not_open_is_told()
    {
        await using var database = await FilledAsync(DatabaseUnderTest.Sqlite);
        (await ProgramRun.OfAsync(["backup", File], database)).Code.ShouldBe(0);
        await ChangeAsync("UPDATE \"SigningKeys\" SET \"ProtectedPrivateKey\" = 'CfDJ8' || substr(\"ProtectedPrivateKey\", 7)");
        (await ProgramRun.OfAsync(["restore", "--check", File], database))
            .Lines[^1]
            .ShouldStartWith("secrets: WRONG: what stands in SigningKeys");

        await ChangeAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29991231000000_Later', '99.0.0')");
        var run = await ProgramRun.OfAsync(["restore", "--check", File], database);
        run.Code.ShouldBe(1);
        run.Lines.ShouldContain(line => line.StartsWith("schema: WRONG: it is of a newer version", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_with_the_mark_of_a_log_is_read_and_left_as_it_is_and_one_with_its_log_is_no_backup()
    {
        await using var database = await FilledAsync(DatabaseUnderTest.Sqlite);
        var file = Path.Combine(folder, "odd #1 100%.db");
        await using (var source = new SqliteConnection(database.ConnectionString))
        await using (var target = new SqliteConnection($"Data Source={file};Pooling=false"))
        {
            await source.OpenAsync(Stop);
            await target.OpenAsync(Stop);
            // As sqlite3's own ".backup" does: the mark comes along.
            source.BackupDatabase(target);
        }

        var run = await ProgramRun.OfAsync(["restore", "--check", file], database);
        run.Code.ShouldBe(0, string.Join('\n', run.Lines) + run.Error);
        Directory.GetFiles(folder).ShouldBe([file]);

        await System.IO.File.WriteAllTextAsync(file + "-wal", "rows", Stop);
        var live = await ProgramRun.OfAsync(["restore", "--check", file], database);
        live.Code.ShouldBe(1);
        live.Lines[^1].ShouldStartWith("integrity: WRONG: a log lies beside it");
    }

    private static string[] Bench(int registrations, int print = 0) =>
        [
            "bench-data",
            "--event",
            "rush",
            "--capacity",
            "99",
            "--registrations",
            $"{registrations}",
            "--print-tickets",
            $"{print}",
            "--force",
        ];

    private static async Task<TestDatabase> FilledAsync(DatabaseUnderTest kind)
    {
        var database = await TestDatabase.CreateAsync(kind, like: await MigratedDatabase.OfAsync(kind));
        var filled = await ProgramRun.OfAsync(Bench(40, print: 1), database);
        filled.Code.ShouldBe(0, filled.Error);
        return database;
    }

    /// <summary>As <c>docs/operations.md</c> says.</summary>
    private async Task<TestDatabase> RestoreAsync(DatabaseUnderTest kind)
    {
        var empty = await TestDatabase.CreateAsync(kind);
        if (kind is DatabaseUnderTest.Sqlite)
        {
            System.IO.File.Copy(File, new SqliteConnectionStringBuilder(empty.ConnectionString).DataSource, overwrite: true);
            return empty;
        }
        var to = new NpgsqlConnectionStringBuilder(empty.ConnectionString);
        var start = new ProcessStartInfo(
            "pg_restore",
            [
                "--clean",
                "--if-exists",
                $"--host={to.Host}",
                $"--port={to.Port}",
                $"--username={to.Username}",
                $"--dbname={to.Database}",
                File,
            ]
        );
        start.Environment["PGPASSWORD"] = to.Password;
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(Stop);
        process.ExitCode.ShouldBe(0);
        return empty;
    }

    private async Task ChangeAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=false");
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        (await command.ExecuteNonQueryAsync(Stop)).ShouldBe(1);
    }
}
