using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Telemetry;
using EventManager.Testing;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Localisation;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EventManager.Integration.Tests.Robustness;

/// <summary>The database goes away while the program runs: who asks is told to come again, a form is not lost, and the log stays readable.</summary>
public sealed class OutageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Pages_and_calls_are_answered_503_and_work_again_when_it_is_back(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var broken = new BrokenDatabase(app.Database);

        await broken.TakeAwayAsync();
        var page = await app.Client.GetAsync($"/e/{fair.Slug}", Stop);
        var call = await app.Client.SendAsync(ACall(), Stop);
        await broken.GiveBackAsync();

        page.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        page.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
        page.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        (await page.Content.ReadAsStringAsync(Stop)).ShouldContain("Das geht gerade nicht");
        call.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        call.Headers.RetryAfter.ShouldNotBeNull();
        call.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await call.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("code").GetString().ShouldBe("api.unavailable");
        (await app.Client.GetAsync($"/e/{fair.Slug}", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, EachDatabase]
    public async Task A_form_is_in_the_answer_as_it_was_typed_and_can_be_sent_once_more(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var path = $"/e/{fair.Slug}/register";
        var form = PageForm.In(await app.Client.GetStringAsync(path, Stop), path).Single(one => one.Name == "register");
        var broken = new BrokenDatabase(app.Database);

        await broken.TakeAwayAsync();
        var refused = await app.Client.PostAsync(path, Filled(form), Stop);
        await broken.GiveBackAsync();

        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var kept = PageForm.In(await refused.Content.ReadAsStringAsync(Stop), path).ShouldHaveSingleItem();
        kept.Fields.ShouldContain(field => field.Values[0] == "Ünal & \"Söhne\"");
        var fields = kept.Fields.SelectMany(field => field.Values.Select(value => KeyValuePair.Create(field.Name, value)));
        var sent = await app.Client.PostAsync(path, new FormUrlEncodedContent(fields), Stop);
        ((int)sent.StatusCode).ShouldBeLessThan(400);
        await using var db = await app.OpenDbAsync();
        (await db.Registrations.SingleAsync(Stop)).LastName.ShouldBe("Ünal & \"Söhne\"");
    }

    [Theory, EachDatabase]
    public async Task Each_cause_has_one_line_a_second_in_the_log(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        using var logs = new KeptLogs();
        await using var app = await TestApp.StartAsync(kind, services: services => services.AddSingleton<ILoggerProvider>(logs));
        var fair = await app.AddEventAsync();
        var broken = new BrokenDatabase(app.Database);

        await broken.TakeAwayAsync();
        logs.Lines.Clear();
        var time = Stopwatch.StartNew();
        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => app.Client.GetAsync($"/e/{fair.Slug}/register?n={i}", Stop)));
        await Task.Delay(TimeSpan.FromSeconds(1.2), Stop);
        var seconds = Math.Ceiling(time.Elapsed.TotalSeconds);
        await broken.GiveBackAsync();

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.ServiceUnavailable);
        var said = logs
            .Lines.Where(line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Warn", StringComparison.Ordinal))
            .ToList();
        said.ShouldNotBeEmpty();
        said.ShouldAllBe(line => line.Contains("EventManager.Outages"));
        said.ShouldContain(line => line.Contains("more like it"));
        said.ShouldAllBe(line => !line.Contains("   at "));
        // PostgreSQL says twice why: the connections that it ended, and that it takes no new ones.
        said.Count.ShouldBeLessThanOrEqualTo((int)seconds * 3);
    }

    [Fact]
    public async Task Over_a_circuit_it_is_a_refusal_so_that_the_page_and_what_was_typed_stay()
    {
        await using var app = await TestApp.StartAsync();
        var broken = new BrokenDatabase(app.Database);

        await broken.TakeAwayAsync();
        Outages.IsInCircuit = true;
        var result = await app.Get<Transactions>().RunAsync<int>((_, _) => throw new InvalidOperationException("It is not reached."), Stop);
        await broken.GiveBackAsync();

        result.Refusal.ShouldBe(Transactions.Unavailable);
        app.Get<RefusalWords>().Say(result.Refusal!).ShouldContain("Nichts wurde gespeichert");
    }

    [Fact]
    public async Task A_full_disk_is_an_outage_and_its_reason_stays_readable()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseUnderTest.Sqlite);
        await using var full = new SqliteConnection(database.ConnectionString);
        await full.OpenAsync(Stop);
        await using var command = full.CreateCommand();
        command.CommandText = "CREATE TABLE t (x); PRAGMA max_page_count=3;";
        await command.ExecuteNonQueryAsync(Stop);
        command.CommandText = "INSERT INTO t VALUES (randomblob(90000));";

        var error = await Should.ThrowAsync<SqliteException>(() => command.ExecuteNonQueryAsync(Stop));

        Outages.Of(new DbUpdateException("It failed.", error)).ShouldBe(error);
        ErrorText.Of(error).ShouldContain("disk is full");
        Outages.Of(new IOException("No space left on device", 28)).ShouldNotBeNull();
        Outages.Of(new IOException("Broken pipe", 32)).ShouldBeNull();
    }

    private static HttpRequestMessage ACall() =>
        new(HttpMethod.Get, "/api/v1/events")
        {
            Headers =
            {
                Authorization = new(
                    "Bearer",
                    AccessTokenText.Prefix + new string('a', AccessTokenText.Length - AccessTokenText.Prefix.Length)
                ),
            },
        };

    private static FormUrlEncodedContent Filled(PageForm form) =>
        new(
            form.Fields.Where(field => field.Type is not "checkbox" || field.Name.Contains("Consent", StringComparison.Ordinal))
                .Select(field =>
                    KeyValuePair.Create(
                        field.Name,
                        field.Name.EndsWith("LastName", StringComparison.Ordinal) ? "Ünal & \"Söhne\""
                            : field.Name.EndsWith("FirstName", StringComparison.Ordinal) ? "Ada"
                            : field.Type == "email" ? "ada@haus.example"
                            : field.Values.Count > 0 ? field.Values[0]
                            : ""
                    )
                )
        );
}
