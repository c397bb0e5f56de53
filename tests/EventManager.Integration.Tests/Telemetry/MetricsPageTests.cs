using System.Net;
using EventManager.Testing;
using EventManager.Web.Platform.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace EventManager.Integration.Tests.Telemetry;

public sealed class MetricsPageTests
{
    private const string Key = "ein-schluessel-fuer-prometheus";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_settings_nothing_is_collected_and_there_is_no_page()
    {
        await using var app = await TestApp.StartAsync();

        (await app.Client.GetAsync(MetricsPage.Path, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        app.Services.GetService<MeterProvider>().ShouldBeNull();
        app.Services.GetService<TracerProvider>().ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer ein-schluessel-fuer-prometheu")]
    [InlineData("Bearer ein-schluessel-fuer-prometheus ")]
    [InlineData("Basic ein-schluessel-fuer-prometheus")]
    [InlineData("ein-schluessel-fuer-prometheus")]
    public async Task Who_shows_no_key_or_another_one_sees_nothing(string? shown)
    {
        await using var app = await StartAsync();
        // Headers are trimmed on their way; a space within is none.
        if (shown is not null)
            app.Client.DefaultRequestHeaders.TryAddWithoutValidation(
                "Authorization",
                shown.EndsWith("us ", StringComparison.Ordinal) ? shown + "x" : shown
            );

        var answer = await app.Client.GetAsync(MetricsPage.Path, Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldNotContain("_total");
    }

    [Fact]
    public async Task An_administrators_sign_in_is_no_key()
    {
        await using var app = await StartAsync();
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        (await administrator.GetAsync(MetricsPage.Path, Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_key_opens_our_own_figures_the_frameworks_and_the_runtimes()
    {
        await using var app = await StartAsync();
        var @event = await app.AddEventAsync();
        (await app.RegisterAsync(@event.Slug, "anna")).IsRefused.ShouldBeFalse();
        app.Client.DefaultRequestHeaders.Authorization = new("Bearer", Key);
        await app.Client.GetAsync("/", Stop);

        var page = await app.Client.GetStringAsync(MetricsPage.Path, Stop);

        page.ShouldMatch("""eventmanager_registrations_total\{[^}]*kind="visitor",outcome="confirmed"[^}]*\} [1-9]""");
        page.ShouldContain("http_server_request_duration_seconds_count");
        page.ShouldContain("dotnet_gc_collections_total");
        page.ShouldContain("eventmanager_outbox_due");
        // What a route is called, never what somebody typed.
        page.ShouldNotContain(@event.Slug);
    }

    [Fact]
    public async Task A_short_key_stops_the_start()
    {
        var error = await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(() =>
            TestApp.StartAsync(settings: new() { ["Telemetry:MetricsKey"] = "kurz" })
        );
        error.Message.ShouldContain("Telemetry:MetricsKey");
    }

    private static Task<TestApp> StartAsync() => TestApp.StartAsync(settings: new() { ["Telemetry:MetricsKey"] = Key });
}
