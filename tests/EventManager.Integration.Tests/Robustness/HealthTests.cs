using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Platform.Health;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Integration.Tests.Robustness;

/// <summary>The program tells the truth about itself: to a load balancer in a word, to administrators with the reason.</summary>
public sealed class HealthTests
{
    private const string Key = "a-key-of-24-characters-or-more";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_node_whose_database_is_away_is_alive_and_not_ready(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var broken = new BrokenDatabase(app.Database);

        await broken.TakeAwayAsync();
        var (live, ready) = (await app.Client.GetAsync("/health/live", Stop), await app.Client.GetAsync("/health/ready", Stop));
        await broken.GiveBackAsync();

        live.StatusCode.ShouldBe(HttpStatusCode.OK);
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_database_that_answers_and_cannot_write_is_not_ready()
    {
        await using var app = await TestApp.StartAsync();
        // The trigger stands for a full disk: each question is answered, no write is.
        await using (var db = await app.OpenDbAsync())
            await db.Database.ExecuteSqlRawAsync(
                "CREATE TRIGGER full BEFORE INSERT ON JobRuns BEGIN SELECT RAISE(ABORT, 'full'); END;",
                Stop
            );

        var ready = await app.Client.GetAsync("/health/ready", Stop);

        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Details_are_told_to_whoever_shows_the_key_and_to_nobody_else()
    {
        await using var app = await TestApp.StartAsync(settings: new() { ["Telemetry:MetricsKey"] = Key });

        (await app.Client.GetAsync(HealthDetails.Path, Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        app.Client.DefaultRequestHeaders.Authorization = new("Bearer", Key);
        var told = await app.Client.GetFromJsonAsync<JsonElement>(HealthDetails.Path, Stop);

        told.GetProperty("version").GetString().ShouldNotBeNullOrEmpty();
        told.GetProperty("node").GetString().ShouldNotBeNullOrEmpty();
        told.TryGetProperty("commit", out _).ShouldBeTrue();
        var checks = told.GetProperty("checks").EnumerateArray().ToDictionary(one => one.GetProperty("item").GetString()!);
        checks.Keys.ShouldBe(["database", "schema", "disk", "clock", "mail", "jobs", "keys", "outbox"], ignoreOrder: true);
        checks["database"].GetProperty("code").GetString().ShouldBe("database.writable");
        checks["schema"].GetProperty("code").GetString().ShouldBe("schema.current");
        checks["keys"].GetProperty("code").GetString().ShouldBe("keys.readable");
        checks["clock"].GetProperty("why").GetString().ShouldNotStartWith("Why.");
    }

    [Fact]
    public async Task Without_a_key_in_the_settings_there_are_no_details()
    {
        await using var app = await TestApp.StartAsync();

        (await app.Client.GetAsync(HealthDetails.Path, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Everything_that_can_be_found_has_words(string language)
    {
        await using var app = await TestApp.StartAsync();
        var words = app.Get<IStringLocalizer<HealthText>>();
        CultureInfo.CurrentUICulture = new(language);
        string[] found =
        [
            "database.writable",
            "database.refuses",
            "schema.current",
            "schema.older",
            "schema.newer",
            "disk.free",
            "disk.low",
            "clock.own",
            "clock.agrees",
            "clock.differs",
            "clock.refuses",
            "mail.open",
            "mail.untried",
            "mail.trouble",
            "outbox.leaves",
            "outbox.waits",
            "jobs.alive",
            "jobs.late",
            "jobs.failing",
            "keys.readable",
            "keys.missing",
        ];

        found.Where(one => words["Why." + one].ResourceNotFound).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_page_of_administrators_says_what_and_why()
    {
        await using var app = await TestApp.StartAsync();
        var administrator = await app.SignInAsync(null, null, administrator: true);

        var page = await administrator.GetStringAsync("/organise/administration/health", Stop);

        page.ShouldContain("nimmt auf, was geschrieben wird");
        page.ShouldContain("Schema der Datenbank");
    }
}
