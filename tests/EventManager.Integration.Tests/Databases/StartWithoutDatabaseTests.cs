using System.Net;
using System.Net.Sockets;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EventManager.Integration.Tests.Databases;

/// <summary>A database that the program cannot use is one line with what to do, exit code 1, and no stack trace.</summary>
public sealed class StartWithoutDatabaseTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("eventmanager-start-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Data Sauce=a.db", "Database:ConnectionString is none for Sqlite: ", "data sauce")]
    [InlineData("Data Source={0}/text/a.db", "{0}/text", "cannot be made")]
    [InlineData("Data Source={0}", "{0}", "cannot be opened")]
    [InlineData("Data Source={0}/missing.db;Mode=ReadOnly", "{0}/missing.db", "cannot be opened")]
    [InlineData("Data Source={0}/empty.db;Mode=ReadOnly", "{0}/empty.db", "may only be read")]
    [InlineData("Data Source={0}/text", "{0}/text", "no database of SQLite")]
    public async Task SQLites_file(string connection, string place, string why)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "text"), new string('x', 5_000), Stop);
        await File.WriteAllBytesAsync(Path.Combine(folder, "empty.db"), [], Stop);

        var said = await RefusedAsync("migrate", "Sqlite", string.Format(null, connection, folder));

        said.ShouldContain(string.Format(null, place, folder));
        said.ShouldContain(why, Case.Insensitive);
    }

    [Theory]
    [InlineData("Hostt=127.0.0.1;Database=none", "Database:ConnectionString is none for PostgreSql: ", "hostt")]
    [InlineData("Host=127.0.0.1;Port=many;Database=none", "Database:ConnectionString is none for PostgreSql: ", "port")]
    [InlineData("Host=127.0.0.1;Port=1;Database=none", "PostgreSQL at 127.0.0.1:1, database none: ", "refused")]
    public async Task PostgreSQL_that_is_not_there(string connection, string place, string why)
    {
        var said = await RefusedAsync("migrate", "PostgreSql", connection);

        said.ShouldContain(place);
        said.ShouldContain(why, Case.Insensitive);
    }

    [Theory]
    [InlineData("Database=nosuch", "no such database")]
    [InlineData("Username=nobody-we-know", "nobody-we-know")]
    public async Task PostgreSQL_that_knows_it_not(string other, string why)
    {
        EachDatabase.Require(DatabaseUnderTest.PostgreSql);
        var server = Environment.GetEnvironmentVariable(TestDatabase.PostgresVariable)!;

        var said = await RefusedAsync("migrate", "PostgreSql", server + ";" + other, ("Database:WaitAtStart", "00:01:00"));

        said.ShouldContain(why);
    }

    [Fact]
    public async Task A_wrong_password_is_not_waited_for()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        _ = RefuseThePasswordAsync(server);
        var port = ((IPEndPoint)server.LocalEndpoint).Port;

        var said = await RefusedAsync(
            "migrate",
            "PostgreSql",
            $"Host=127.0.0.1;Port={port};Database=messe;Username=messe;Password=secret;SSL Mode=Disable;GSS Encryption Mode=Disable",
            ("Database:WaitAtStart", "00:01:00")
        );

        said.ShouldContain("does not accept user and password");
        said.ShouldNotContain("secret");
    }

    [Fact]
    public async Task What_may_be_a_part_of_a_password_is_not_told()
    {
        var said = await RefusedAsync("migrate", "PostgreSql", "Host=127.0.0.1;Password=half;otherhalf=x");

        said.ShouldContain("Database:ConnectionString");
        said.ShouldNotContain("otherhalf");
    }

    [Fact]
    public async Task SQL_Server_that_is_not_there() =>
        (
            await RefusedAsync("migrate", "SqlServer", "Server=127.0.0.1,1;Database=messe;User Id=sa;Password=secret;Connect Timeout=5")
        ).ShouldContain("SQL Server at 127.0.0.1,1, database messe: provider: ");

    [Fact]
    public async Task SQL_Server_with_a_word_that_it_does_not_know() =>
        (await RefusedAsync("migrate", "SqlServer", "Server=127.0.0.1,1;Databose=messe")).ShouldContain("databose", Case.Insensitive);

    [Theory, EachDatabase]
    public async Task An_old_schema_is_not_served(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var database = await TestDatabase.CreateAsync(kind);

        var said = await RefusedAsync(null, kind.ToString(), database.ConnectionString, ("Database:MigrateAtStart", "false"));

        await using var newest = MigrationTests.Open(kind.ToString());
        // The jobs' own tables on a server count as one.
        var missing = newest.Database.GetMigrations().Count() + (kind is DatabaseUnderTest.Sqlite ? 0 : 1);
        said.ShouldContain($"{missing} migrations are missing");
        said.ShouldContain("Run the command migrate");
    }

    [Fact]
    public async Task Somebody_who_may_not_make_tables_is_told_who_may()
    {
        EachDatabase.Require(DatabaseUnderTest.PostgreSql);
        await using var database = await TestDatabase.CreateAsync(DatabaseUnderTest.PostgreSql);
        var user = "u" + Guid.NewGuid().ToString("N");
        await RunAsync(database.ConnectionString, $"CREATE ROLE {user} LOGIN");
        try
        {
            var login = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = user };

            var said = await RefusedAsync(null, "PostgreSql", login.ToString());

            said.ShouldContain("permission denied");
            said.ShouldContain("as the owner of the database");
        }
        finally
        {
            await RunAsync(database.ConnectionString, $"DROP ROLE {user}");
        }
    }

    [Fact]
    public async Task A_server_that_comes_late_is_waited_for()
    {
        EachDatabase.Require(DatabaseUnderTest.PostgreSql);
        await using var database = await TestDatabase.CreateAsync(DatabaseUnderTest.PostgreSql);
        var behind = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        await using var door = new LateDoor(behind.Host!, behind.Port);
        var way = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Host = "127.0.0.1", Port = door.Port };

        using var program = StartedProgram.Start(
            "migrate",
            ("Database:Provider", "PostgreSql"),
            ("Database:ConnectionString", way.ToString()),
            ("Database:WaitAtStart", "00:02:00")
        );
        var first = await program.Errors.ReadLineAsync(Stop);
        door.Open();
        var (code, rest) = await program.EndAsync();

        first.ShouldNotBeNull().ShouldStartWith("EventManager waits for its database (");
        first.ShouldContain("refused");
        code.ShouldBe(0, rest);
    }

    [Fact]
    public async Task A_server_that_never_comes_is_given_up()
    {
        using var unused = new TcpListener(IPAddress.Loopback, 0);
        unused.Start();
        var port = ((IPEndPoint)unused.LocalEndpoint).Port;

        // Takes the connection and says nothing.
        var (code, said) = await StartedProgram.RunAsync(
            "migrate",
            ("Database:Provider", "PostgreSql"),
            ("Database:ConnectionString", $"Host=127.0.0.1;Port={port};Database=messe"),
            ("Database:WaitAtStart", "00:00:02")
        );

        code.ShouldBe(1);
        said.Split('\n')[^1].ShouldStartWith($"EventManager could not do that: PostgreSQL at 127.0.0.1:{port}, database messe: ");
        said.ShouldNotContain("   at ");
    }

    private static async Task<string> RefusedAsync(
        string? word,
        string provider,
        string connection,
        params IEnumerable<(string Key, string Value)> settings
    )
    {
        var (code, said) = await StartedProgram.RunAsync(
            word,
            [("Database:Provider", provider), ("Database:ConnectionString", connection), .. settings]
        );
        code.ShouldBe(1, said);
        said.ShouldStartWith(word is null ? "EventManager cannot start: " : "EventManager could not do that: ");
        said.ShouldNotContain("\n", customMessage: "One line is enough.");
        return said;
    }

    /// <summary>PostgreSQL's answer to a wrong password, whatever was asked; the tests' own server asks for none.</summary>
    private static async Task RefuseThePasswordAsync(TcpListener server)
    {
        var fields = "SFATAL\0VFATAL\0C28P01\0Mpassword authentication failed for user \"messe\"\0\0"u8.ToArray();
        while (true)
        {
            using var client = await server.AcceptTcpClientAsync(Stop);
            var stream = client.GetStream();
            _ = await stream.ReadAsync(new byte[1_000], Stop);
            await stream.WriteAsync((byte[])[(byte)'E', 0, 0, 0, (byte)(fields.Length + 4), .. fields], Stop);
        }
    }

    private static async Task RunAsync(string connection, string sql)
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync(Stop);
        await using var command = open.CreateCommand();
#pragma warning disable CA2100 // The name is made of hex digits.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Stop);
    }
}
