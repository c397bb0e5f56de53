using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Registrations;

/// <summary>A teacher's way from the form to the printed sheet, and the organiser's pages for it.</summary>
public sealed class ClassJourneyTests(Chromium chromium)
{
    private const string Teacher = "vera@schule.example";

    /// <summary>Pictures for people go here, where it is set.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("EVENTMANAGER_TEST_PICTURES");

    [Fact]
    public async Task A_teacher_without_script_books_for_a_class_changes_the_number_and_prints_the_sheet()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await AddClassesAsync(fair);
        var browser = await chromium.BrowserAsync();
        await using var phone = await Tab.OpenAsync(browser, app, new() { Width = 360, Script = false });
        var page = phone.Page;

        await page.GotoAsync(fair.Page + "/register");
        await page.GetByRole(AriaRole.Link, new() { Name = "ganze Klasse" }).ClickAsync();
        await FillAsync(page);
        await PictureAsync(page, "class-360");
        await page.GetByRole(AriaRole.Button, new() { Name = "Klasse anmelden" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Schauen Sie in Ihre E-Mails");

        var confirm = await app.WaitForMailAsync(Teacher, "Bitte bestätige");
        await page.GotoAsync(confirm.Link("/confirm/"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, ich komme" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Ihre Klasse ist dabei");
        await Expect(page.Locator("svg.qr")).ToHaveCountAsync(1);
        await Expect(page.Locator("#class-title")).ToHaveTextAsync("9b, Offene Schule Waldau");
        await PictureAsync(page, "class-own-360");

        await ResizeAsync(page, "24");
        await Expect(page.GetByText("24 Schülerinnen und Schüler, 2 Erwachsene")).ToBeVisibleAsync();
        await ResizeAsync(page, "58");
        await Expect(page.GetByText("Zu dieser Zeit sind noch 24 Plätze frei, Sie brauchen 34.").First).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Klassenblatt drucken" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("9b, Offene Schule Waldau");
        await Expect(page.Locator(".class-sheet__map svg").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Eure Aufgaben")).ToBeVisibleAsync();
        await PictureAsync(page, "sheet-360");
        (await page.PdfAsync(new() { Path = Pictures is null ? null : Path.Combine(Pictures, "sheet.pdf") })).Length.ShouldBeGreaterThan(
            5_000
        );
        phone.Watch.Take().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_organiser_suggests_times_keeps_schools_and_sees_the_waiting_list()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await AddClassesAsync(fair);
        await app.RegisterAsync(fair.Fair.Slug, "Zoe");
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Fair.Id, administrator: true);
        var browser = await chromium.BrowserAsync();
        await using var desk = await Tab.OpenAsync(browser, app, new() { SignedIn = organiser });
        var page = desk.Page;

        await page.GotoAsync("/organise/schools");
        await page.Locator("#field-schools")
            .FillAsync("Max-Eyth-Schule; Kassel; Berufliche Schule\nOffene Schule Waldau; Kassel; Gesamtschule");
        await page.GetByRole(AriaRole.Button, new() { Name = "Prüfen" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "1 übernehmen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Einzelheiten zu Max-Eyth-Schule" })).ToBeVisibleAsync();
        await PictureAsync(page, "schools-1440");

        await page.GotoAsync(fair.Organise + "/edit");
        await page.Locator("#slot-count").FillAsync("4");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gleichmäßig vorschlagen" }).ClickAsync();
        await Expect(page.GetByText("Zusammen 500 Plätze von 500.")).ToBeVisibleAsync();
        await PictureAsync(page, "slots-1440");

        await page.GotoAsync(fair.Organise + "/categories");
        await page.Locator("#field-fillsGaps").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Speichern" }).ClickAsync();
        await Expect(page.GetByText("Gespeichert.")).ToBeVisibleAsync();
        await PictureAsync(page, "categories-1440");
        await page.GotoAsync(fair.Organise + "/waiting");
        await Expect(page.GetByText("Lücken werden gefüllt")).ToBeVisibleAsync();
        await PictureAsync(page, "waiting-1440");
        desk.Watch.Take().ShouldBeEmpty();
    }

    private static async Task FillAsync(IPage page)
    {
        await page.Locator("#form-firstname").FillAsync("Vera");
        await page.Locator("#form-lastname").FillAsync("Lehr");
        await page.Locator("#form-email").FillAsync(Teacher);
        await page.Locator("#form-school").FillAsync("Offene Schule Waldau, Kassel");
        await page.Locator("#form-classname").FillAsync("9b");
        await page.Locator("#form-pupils").FillAsync("27");
        await page.Locator("#form-adults").FillAsync("2");
        await page.Locator("#wish-1").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("input[name='Form.Consent']").CheckAsync();
    }

    private static async Task ResizeAsync(IPage page, string pupils)
    {
        await page.GetByText("Zahl oder Angaben zur Klasse ändern").ClickAsync();
        await page.Locator("#class-pupils").FillAsync(pupils);
        await page.Locator("form:has(#class-pupils) button[type=submit]").ClickAsync();
    }

    private static async Task AddClassesAsync(FairExample fair)
    {
        await using var db = await fair.App.OpenDbAsync();
        db.AddRange(TicketCategory.ForClasses(fair.Fair.Id), new School("Offene Schule Waldau", "Kassel", "Gesamtschule"));
        await db.SaveChangesAsync();
    }

    private static Task PictureAsync(IPage page, string name) =>
        Pictures is null
            ? Task.CompletedTask
            : page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, name + ".png"), FullPage = true });
}
