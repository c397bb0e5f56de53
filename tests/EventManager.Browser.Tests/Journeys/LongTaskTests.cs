using System.Text;
using EventManager.Browser.Tests.Pages;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Testing;
using EventManager.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Journeys;

/// <summary>What takes longer goes on when its page is left, and its result waits under "my tasks".</summary>
public sealed class LongTaskTests(Chromium chromium)
{
    private const int Rows = 1_100;

    private static readonly Dictionary<string, string?> WithJobs = new() { ["Jobs:Run"] = "true" };

    [Fact]
    public async Task A_long_list_is_prepared_while_its_page_is_left_and_fetched_later()
    {
        await using var app = await TestApp.StartAsync(settings: WithJobs);
        var fair = await app.AddEventAsync(capacity: 5_000);
        await FillAsync(app, fair);
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });

        await tab.Page.GotoAsync($"/organise/events/{fair.Slug}/registrations");
        await tab.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await tab.Page.GetByText("Als CSV vorbereiten").ClickAsync();
        await Expect(tab.Page.Locator("[data-task]")).ToBeVisibleAsync();
        await tab.Page.GotoAsync("/organise/tasks");
        await Expect(tab.Page.Locator("[data-task=Done]")).ToBeVisibleAsync(new() { Timeout = 60_000 });

        var file = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Page.GetByText("Datei herunterladen").ClickAsync());
        file.SuggestedFilename.ShouldBe($"anmeldungen-{fair.Slug}.csv");
        (await File.ReadAllLinesAsync(await file.PathAsync())).Length.ShouldBe(Rows + 1);
        var look = new PageLook(tab, everyLook: true);
        await look.OpenAsync("tasks", () => Task.CompletedTask);
        string.Join("\n", look.Findings).ShouldBeEmpty();
        await tab.Page.GetByLabel("Löschen: Anmeldungen als Tabelle").ClickAsync();
        await Expect(tab.Page.GetByText("Im Moment ist hier nichts.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_long_file_is_written_although_its_page_is_left()
    {
        await using var app = await TestApp.StartAsync(settings: WithJobs);
        var fair = await app.AddEventAsync(capacity: 5_000);
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });
        var lines = Enumerable.Range(0, Rows).Select(i => $"Muster{i};Ada;ada{i}@example.org");
        var table = Encoding.UTF8.GetBytes("Nachname;Vorname;E-Mail\r\n" + string.Join("\r\n", lines));

        await tab.Page.GotoAsync($"/organise/events/{fair.Slug}/registrations/import");
        await tab.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await tab.Page.SetInputFilesAsync(
            "#import-file",
            new FilePayload
            {
                Name = "liste.csv",
                MimeType = "text/csv",
                Buffer = table,
            }
        );
        await tab.Page.Locator(".import .button--primary").ClickAsync(new() { Timeout = 60_000 });
        await Expect(tab.Page.Locator("[data-task]")).ToBeVisibleAsync();
        await tab.Page.GotoAsync("/organise/tasks");

        await Expect(tab.Page.Locator("[data-task=Done]")).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await Expect(tab.Page.GetByText($"{Rows} neu, 0 geändert, 0 abgelehnt")).ToBeVisibleAsync();
        await using var db = await app.OpenDbAsync();
        (await db.Registrations.CountAsync(r => r.EventId == fair.Id)).ShouldBe(Rows);
    }

    [Fact]
    public async Task Hangfires_pages_work_under_their_policy()
    {
        await using var app = await TestApp.StartAsync(settings: WithJobs);
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });

        await tab.Page.GotoAsync("/organise/administration/jobs");
        await Expect(tab.Page.GetByText("Warteschlangen der Programmpunkte")).ToBeVisibleAsync();
        await tab.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await tab.Page.GetByText("Einzelne Läufe").ClickAsync();
        await Expect(tab.Page.Locator("#realtimeGraph")).ToBeVisibleAsync();
        await tab.Page.GotoAsync(JobsDashboard.Path + "/recurring");
        await Expect(tab.Page.GetByText("mail-rules").First).ToBeVisibleAsync();
        await tab.Page.Locator("input[value=clean-up]").CheckAsync();
        await tab.Page.Locator("[data-url$='/recurring/trigger']").ClickAsync();
        await tab.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        tab.Watch.Take().ShouldBeEmpty();
        await Expect(tab.Page.Locator("tr", new() { HasText = "clean-up" }).Locator("a[href*='/jobs/details/']")).ToBeVisibleAsync();
    }

    private static async Task FillAsync(TestApp app, Event fair)
    {
        await using var db = await app.OpenDbAsync();
        for (var i = 0; i < Rows; i++)
            db.Add(new Registration(fair, new Person("Ada", $"Muster{i:0000}", $"ada{i}@example.org"), "de", 1, DateTimeOffset.UtcNow));
        await db.SaveChangesAsync();
    }
}
