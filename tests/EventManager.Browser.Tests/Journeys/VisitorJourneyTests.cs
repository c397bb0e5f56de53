using EventManager.Browser.Tests.Surroundings;
using EventManager.Data.Accounts;
using EventManager.Domain.Accounts;
using EventManager.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Journeys;

/// <summary>From the first look at the home page to the green word at the door.</summary>
public sealed class VisitorJourneyTests(Chromium chromium)
{
    private const string Visitor = "mina@schule.example";
    private const string Organiser = "leitung@kassel.example";
    private const string Password = "ein-langes-passwort-fuer-tests";

    [Fact]
    public async Task A_visitor_without_script_registers_and_is_let_in_once_by_the_picture_from_the_mail()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        var browser = await chromium.BrowserAsync();
        await using var phone = await Tab.OpenAsync(browser, app, new() { Width = 360, Script = false });
        await using var desk = await Tab.OpenAsync(browser, app);
        await AddOrganiserAsync(fair);

        await RegisterAsync(phone.Page, fair);
        var confirm = await app.WaitForMailAsync(Visitor, "Bitte bestätige");
        await phone.Page.GotoAsync(confirm.Link("/confirm/"));
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Ja, ich komme" }).ClickAsync();
        await Expect(phone.Page.Locator("h1")).ToHaveTextAsync("Du bist dabei");
        await Expect(phone.Page.Locator("svg.qr")).ToBeVisibleAsync();

        var mail = await app.WaitForMailAsync(Visitor, "Dein Ticket");
        await SignInAsync(desk.Page);
        var inside = await OpenDoorAsync(desk.Page, fair);
        var code = await LinkPhoneAsync(desk.Page);
        var picture = mail.Attachments.Single(name => name.EndsWith(".png", StringComparison.OrdinalIgnoreCase));
        using var film = await CameraFilm.OfPictureAsync(desk.Page, mail.Attachment(picture));
        await using var camera = await chromium.StartWithCameraAsync(film.Path);
        await using var scanner = await Tab.OpenAsync(camera, app, new() { Width = 360 });

        await scanner.Page.GotoAsync("/door#pair=" + code);
        await Expect(Answer(scanner, "ok")).ToHaveTextAsync("Herein");
        (await IsGreenAsync(scanner.Page)).ShouldBeTrue();
        await Expect(inside).ToContainTextAsync("1 Person ist im Haus");

        await scanner.Page.ReloadAsync();
        await Expect(Answer(scanner, "warning")).ToHaveTextAsync("Schon drin");

        await TypeForgedAsync(scanner.Page, await fair.TicketCodeAsync());
        await Expect(Answer(scanner, "refused")).ToHaveTextAsync("Code ungültig");
        await Expect(inside).ToContainTextAsync("1 Person ist im Haus");
        foreach (var tab in (Tab[])[phone, desk, scanner])
            tab.Watch.Take().ShouldBeEmpty();
    }

    private static ILocator Answer(Tab scanner, string kind) => scanner.Page.Locator($".result[data-kind={kind}] .result__word");

    private static async Task RegisterAsync(IPage page, FairExample fair)
    {
        await page.GotoAsync("/");
        await page.Locator($"a[href='{fair.Page}']").First.ClickAsync();
        await page.Locator($"a[href='{fair.Page}/register']").First.ClickAsync();
        await page.Locator("#form-firstname").FillAsync("Mina");
        await page.Locator("#form-lastname").FillAsync("Haddad");
        await page.Locator("#form-email").FillAsync(Visitor);
        await page.Locator("input[name='Form.Consent']").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Anmelden" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Schau in deine E-Mails");
    }

    private static async Task AddOrganiserAsync(FairExample fair)
    {
        var account = new Account
        {
            UserName = Organiser,
            Email = Organiser,
            DisplayName = "Vera Beispiel",
        };
        await using var scope = fair.App.Services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, Password);
        made.Succeeded.ShouldBeTrue(made.ToString());
        await using var db = await fair.App.OpenDbAsync();
        db.Add(new EventStaff(fair.Fair.Id, account.Id, StaffRole.Organiser));
        await db.SaveChangesAsync();
    }

    private static async Task SignInAsync(IPage page)
    {
        await page.GotoAsync("/organise");
        await page.Locator("input[name=Email]").FillAsync(Organiser);
        await page.Locator("input[name=Password]").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Anmelden", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/organise");
    }

    private static async Task<ILocator> OpenDoorAsync(IPage page, FairExample fair)
    {
        await page.GotoAsync(fair.Organise + "/door");
        var inside = page.Locator("[data-test=inside]");
        await Expect(inside).ToContainTextAsync("0 Personen sind im Haus");
        return inside;
    }

    private static async Task<string> LinkPhoneAsync(IPage page)
    {
        await page.Locator("#phone-name").FillAsync("Telefon 1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Telefon verbinden" }).ClickAsync();
        var code = await page.Locator(".card[role=status] strong").InnerTextAsync();
        return code.Replace(" ", "", StringComparison.Ordinal);
    }

    /// <summary>A real code with one letter of its signature changed.</summary>
    private static async Task TypeForgedAsync(IPage page, string code)
    {
        var other = code[100] == 'A' ? 'B' : 'A';
        await page.GetByRole(AriaRole.Button, new() { Name = "Code" }).ClickAsync();
        await page.Locator("#door-code").FillAsync(code[..100] + other + code[101..]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Prüfen" }).ClickAsync();
    }

    private static Task<bool> IsGreenAsync(IPage page) =>
        page.EvaluateAsync<bool>(
            """
            () => {
              const [red, green, blue] = getComputedStyle(document.querySelector('.result')).backgroundColor.match(/\d+/g).map(Number);
              return green > red && green > blue;
            }
            """
        );
}
