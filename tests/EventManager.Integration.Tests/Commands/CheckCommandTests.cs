using System.Globalization;
using EventManager.Testing;

namespace EventManager.Integration.Tests.Commands;

/// <summary><c>check</c> says for settings, database and mail server what is wrong and what to do, and changes nothing.</summary>
public sealed class CheckCommandTests
{
    private const string Secret = "geheimes-Passwort";

    [Theory]
    [EachDatabase]
    public async Task All_well_is_a_line_for_each_and_0_and_no_mail_is_sent(DatabaseUnderTest kind)
    {
        Postgres.SkipWithout(kind);
        await using var database = await TestDatabase.CreateAsync(kind, like: await MigratedDatabase.OfAsync(kind));
        await using var server = new ScriptedSmtp();

        var (code, lines, error) = await ProgramRun.OfAsync(["check"], database, Settings(server.Port));

        code.ShouldBe(0, string.Join('\n', lines) + error);
        lines
            .Select(line => line.Split(':')[0] + line.Split(':')[1])
            .ShouldBe(["settings ok", "database ok", "clock ok", "folders ok", "keys ok", "address note", "mail ok"]);
        error.ShouldBeEmpty();
        server.Commands.Select(command => command.Split(' ')[0]).ShouldBe(["EHLO", "AUTH", "QUIT"]);
    }

    [Fact]
    public async Task A_refused_password_names_its_settings_and_is_not_told()
    {
        await using var database = await MigratedAsync();
        await using var server = new ScriptedSmtp("535 5.7.8 No");

        var run = await ProgramRun.OfAsync(["check"], database, Settings(server.Port));

        run.Code.ShouldBe(1);
        run.Lines[^1].ShouldStartWith("mail: WRONG: ");
        run.Lines[^1].ShouldContain("Mail:User, Mail:Password");
        (string.Join('\n', run.Lines) + run.Error).ShouldNotContain(Secret);
        server.Commands.Count(command => command.StartsWith("AUTH", StringComparison.Ordinal)).ShouldBe(1, "a second try locks accounts");
    }

    [Fact]
    public async Task A_server_without_the_encryption_asked_for_gets_no_password()
    {
        await using var database = await MigratedAsync();
        await using var server = new ScriptedSmtp();

        var run = await ProgramRun.OfAsync(["check"], database, Settings(server.Port, ("Mail:Security", "StartTls")));

        run.Code.ShouldBe(1);
        run.Lines[^1].ShouldContain("Mail:Security");
        server.Commands.ShouldNotContain(command => command.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mail_server_that_is_away_is_named_by_its_settings()
    {
        await using var database = await MigratedAsync();
        int port;
        await using (var server = new ScriptedSmtp())
            port = server.Port;

        var run = await ProgramRun.OfAsync(["check"], database, Settings(port));

        run.Code.ShouldBe(1);
        run.Lines[^1].ShouldContain("Mail:Host, Mail:Port");
    }

    [Fact]
    public async Task A_database_without_the_schema_is_told_and_left_as_it_is()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseUnderTest.Sqlite);

        foreach (var _ in (int[])[1, 2])
        {
            var run = await ProgramRun.OfAsync(["check"], database, Pickup(("Database:MigrateAtStart", "false")));
            run.Code.ShouldBe(1);
            run.Lines[1].ShouldStartWith("database: WRONG: ");
            run.Lines[1].ShouldContain("migrate");
            var first = await ProgramRun.OfAsync(["check"], database, Pickup());
            first.Code.ShouldBe(0);
            first.Lines[1].ShouldEndWith("the start does it.");
        }
        (await ProgramRun.OfAsync(["migrate"], database)).Code.ShouldBe(0);
        (await ProgramRun.OfAsync(["check"], database, Pickup())).Code.ShouldBe(0);
    }

    [Theory]
    [InlineData("/tmp", true)]
    [InlineData("/proc", false)]
    public async Task A_file_that_the_start_will_make_needs_a_folder_to_write_in(string folder, bool isGood)
    {
        var file = $"{folder}/eventmanager-{Guid.NewGuid():N}.db";

        var run = await ProgramRun.OfAsync(["check"], settings: Pickup(("Database:ConnectionString", $"Data Source={file}")));

        run.Lines[1]
            .ShouldStartWith(isGood ? $"database: ok: {file} is not there yet" : $"database: WRONG: {file} is not there yet and cannot");
        File.Exists(file).ShouldBeFalse();
    }

    [Fact]
    public async Task A_database_server_that_is_away_is_one_line()
    {
        var run = await ProgramRun.OfAsync(
            ["check"],
            settings: Pickup(
                ("Database:Provider", "PostgreSql"),
                ("Database:ConnectionString", "Host=127.0.0.1;Port=9;Database=x;Username=x")
            )
        );

        run.Code.ShouldBe(1);
        run.Lines.Count(line => line.Contains("WRONG", StringComparison.Ordinal)).ShouldBe(1);
        run.Lines[1].ShouldStartWith("database: WRONG: ");
        run.Lines[1].ShouldContain("Database:ConnectionString");
    }

    [Fact]
    public async Task Wrong_settings_are_listed_each_on_a_line()
    {
        await using var database = await MigratedAsync();

        var run = await ProgramRun.OfAsync(["check"], database, Pickup(("Site:PublicUrl", "messe"), ("Mail:From", "")));

        run.Code.ShouldBe(1);
        run.Lines.Where(line => line.StartsWith("settings: WRONG: ", StringComparison.Ordinal)).Count().ShouldBe(2);
        run.Lines.ShouldContain(line => line.Contains("Site:PublicUrl"));
        run.Lines.ShouldContain(line => line.StartsWith("database: ok"));
        run.Lines[^1].ShouldStartWith("mail: WRONG: ");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_told()
    {
        await using var database = await MigratedAsync();

        var run = await ProgramRun.OfAsync(["check"], database, Pickup(("Mail:PickupFolder", "/proc")));

        run.Code.ShouldBe(1);
        run.Lines.ShouldContain(line => line.StartsWith("folders: WRONG: /proc cannot be written to", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_public_address_must_lead_to_this_program()
    {
        await using var database = await MigratedAsync();
        await using var app = await TestApp.StartAsync();

        var here = await ProgramRun.OfAsync(["check"], database, Pickup(("Site:PublicUrl", app.Address.GetLeftPart(UriPartial.Authority))));
        here.Lines.ShouldContain(line => line.StartsWith("address: ok: ", StringComparison.Ordinal));
        here.Code.ShouldBe(0);

        await using var other = new ScriptedSmtp();
        var elsewhere = await ProgramRun.OfAsync(
            ["check"],
            database,
            Pickup(("Site:PublicUrl", string.Create(CultureInfo.InvariantCulture, $"https://127.0.0.1:{other.Port}")))
        );
        elsewhere.Lines.ShouldContain(line => line.StartsWith("address: WRONG: ", StringComparison.Ordinal) && line.Contains("TLS"));
        elsewhere.Code.ShouldBe(1);
    }

    private static async Task<TestDatabase> MigratedAsync() =>
        await TestDatabase.CreateAsync(DatabaseUnderTest.Sqlite, like: await MigratedDatabase.OfAsync(DatabaseUnderTest.Sqlite));

    private static Dictionary<string, string?> Settings(int port, params (string Key, string Value)[] change) =>
        With([
            ("Mail:Transport", "Smtp"),
            ("Mail:Host", "127.0.0.1"),
            ("Mail:Port", port.ToString(CultureInfo.InvariantCulture)),
            ("Mail:Security", "None"),
            ("Mail:User", "eventmanager"),
            ("Mail:Password", Secret),
            .. change,
        ]);

    private static Dictionary<string, string?> Pickup(params (string Key, string Value)[] change) =>
        With([("Mail:Transport", "Pickup"), ("Mail:PickupFolder", Path.GetTempPath()), .. change]);

    private static Dictionary<string, string?> With((string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["environment"] = "Production",
            ["Site:PublicUrl"] = "https://messe.example",
            ["Mail:From"] = "messe@kassel.example",
        };
        foreach (var (key, value) in settings)
            all[key] = value;
        return all;
    }
}
