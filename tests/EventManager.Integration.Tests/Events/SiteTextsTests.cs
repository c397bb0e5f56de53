using System.Net;
using EventManager.Domain.Common;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Privacy.SiteTexts;
using EventManager.Web.Platform.Audit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using static EventManager.Integration.Tests.Events.EventsTest;

namespace EventManager.Integration.Tests.Events;

public sealed class SiteTextsTests
{
    [Fact]
    public async Task The_privacy_text_says_how_long_things_are_kept_as_the_settings_say()
    {
        await using var app = await TestApp.StartAsync(settings: new() { ["Privacy:KeepDaysAfterEvent"] = "77" });

        var page = await app.Client.GetStringAsync("/privacy", Stop);

        page.ShouldContain("77 Tage nach dem Ende der Veranstaltung");
        page.ShouldNotContain("{Keep");
        (await app.Client.GetStringAsync("/imprint", Stop)).ShouldContain("Impressum");
        (await app.Client.GetStringAsync("/accessibility", Stop)).ShouldContain("⟦Bitte eintragen⟧");
    }

    [Theory, EachDatabase]
    public async Task Of_two_who_edit_the_same_text_the_second_is_told(DatabaseUnderTest kind)
    {
        SkipWithout(kind);
        await using var app = await TestApp.StartAsync(kind);
        var handler = app.Services.GetRequiredService<SaveSiteTextHandler>();
        var body = new LocalizedText("## Neu\n\n<script>alert(1)</script>", "## New");

        var first = await handler.HandleAsync(new SaveSiteText("imprint", body, null, null), Stop);
        var late = await handler.HandleAsync(new SaveSiteText("imprint", new LocalizedText("Spät"), null, null), Stop);
        var next = await handler.HandleAsync(new SaveSiteText("imprint", new LocalizedText("Zweite Fassung"), first.Value, null), Stop);
        var stale = await handler.HandleAsync(new SaveSiteText("imprint", new LocalizedText("Veraltet"), first.Value, null), Stop);

        late.Refusal.ShouldBe(SiteTextRefusals.ChangedByAnother);
        next.IsRefused.ShouldBeFalse();
        stale.Refusal.ShouldBe(SiteTextRefusals.ChangedByAnother);
        (await app.Client.GetStringAsync("/imprint", Stop)).ShouldContain("Zweite Fassung");
    }

    [Fact]
    public async Task What_editors_write_cannot_run_in_a_readers_browser()
    {
        await using var app = await TestApp.StartAsync();
        await app
            .Services.GetRequiredService<SaveSiteTextHandler>()
            .HandleAsync(new SaveSiteText("imprint", new LocalizedText("<script>alert(1)</script>"), null, null), Stop);

        (await app.Client.GetStringAsync("/imprint", Stop)).ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task A_text_with_gaps_is_not_published_and_the_administration_starts_with_it()
    {
        await using var app = await TestApp.StartAsync(environment: "Production", settings: Production);
        var before = await app.Client.GetStringAsync("/imprint", Stop);
        (await StartOfAdministrationAsync(app)).ShouldContain("Rechtstexte sind nicht ausgefüllt");

        foreach (var key in new[] { "privacy", "accessibility" })
            await SaveAsync(app, key, "Alles steht da.");

        before.ShouldContain("Dieser Text ist noch nicht fertig");
        before.ShouldNotContain("⟦");
        (await app.Client.GetStringAsync("/privacy", Stop)).ShouldContain("Alles steht da.");
        (await StartOfAdministrationAsync(app)).ShouldContain("Impressum</p>", Case.Sensitive, "one is left");
        await SaveAsync(app, "imprint", "Rathaus");
        await AskWhoSavedAsync(app);
        (await StartOfAdministrationAsync(app)).ShouldNotContain("Rechtstexte sind nicht ausgefüllt");
    }

    /// <summary>Whoever has the form open since before is told who was faster, and with which of the texts.</summary>
    private static async Task AskWhoSavedAsync(TestApp app)
    {
        var account = await app.AddAccountAsync("leitung", administrator: true);
        var saving = app.Services.GetRequiredService<SaveSiteTextHandler>();
        var read = await app.Services.GetRequiredService<SiteTextQuery>().ReadAsync("imprint", Stop);
        var changes = app.Services.GetRequiredService<LastChangeQuery>();

        (await saving.HandleAsync(new("imprint", new("Neu", "New"), read.Version, account.Id), Stop)).IsRefused.ShouldBeFalse();
        (await saving.HandleAsync(new("imprint", new("Alt", "Old"), read.Version, null), Stop)).Refusal.ShouldBe(
            SiteTextRefusals.ChangedByAnother
        );
        (await changes.OfAsync("site_text.saved", "imprint", Stop)).Name.ShouldBe(account.DisplayName);
        (await changes.OfAsync("site_text.saved", "privacy", Stop)).Name.ShouldBeNull();
    }

    private static readonly Dictionary<string, string?> Production = new()
    {
        ["Mail:Transport"] = "Smtp",
        ["Mail:Host"] = "127.0.0.1",
        ["Mail:From"] = "messe@example.org",
    };

    private static async Task SaveAsync(TestApp app, string key, string words) =>
        (
            await app
                .Services.GetRequiredService<SaveSiteTextHandler>()
                .HandleAsync(new(key, new LocalizedText(words, words), null, null), Stop)
        ).IsRefused.ShouldBeFalse();

    [Fact]
    public async Task Only_administrators_edit_them()
    {
        await using var app = await TestApp.StartAsync();
        var planner = await app.SignedInAsync(await app.AddAccountAsync("planerin", mayCreate: true));
        var administrator = await app.SignedInAsync(await app.AddAccountAsync("leitung", administrator: true));

        (await app.Client.GetAsync("/organise/administration/texts", Stop)).Headers.Location!.ToString().ShouldContain("/sign-in");
        (await planner.GetAsync("/organise/administration/texts", Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await administrator.GetAsync("/organise/administration/texts", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>What the first page of the administration begins with; the page itself runs over a circuit.</summary>
    private static async Task<string> StartOfAdministrationAsync(TestApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await using var html = new HtmlRenderer(scope.ServiceProvider, NullLoggerFactory.Instance);
        return await html.Dispatcher.InvokeAsync(async () => (await html.RenderComponentAsync<UnfinishedTexts>()).ToHtmlString());
    }
}
