using System.Text.RegularExpressions;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Journeys;

/// <summary>The server's process is killed under somebody who types: it is started again at the same address, or another node goes on.</summary>
public sealed class RestartTests(Chromium chromium)
{
    private const string Typed = "Messe der Berufe";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_typed_is_there_again_after_the_server_was_killed_and_started()
    {
        await using var program = await RunningProgram.StartAsync(Stop);
        await TypedSurvivesAsync(
            program.Address,
            await program.PasswordAsync(Stop),
            async page =>
            {
                await program.KillAsync(Stop);
                await Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
                await program.RunAsync(Stop);
            }
        );
    }

    [Fact]
    public async Task What_was_typed_is_there_again_on_the_other_node_after_one_was_killed()
    {
        Postgres.SkipWithout(DatabaseUnderTest.PostgreSql);
        await using var database = await TestDatabase.CreateAsync(DatabaseUnderTest.PostgreSql);
        await using var one = await RunningProgram.StartAsync(Stop, database);
        await using var two = await RunningProgram.StartAsync(Stop, database);
        await using var door = new FrontDoor(one.Address, two.Address);
        await TypedSurvivesAsync(door.Address, await one.PasswordAsync(Stop), _ => one.KillAsync(Stop));
    }

    private async Task TypedSurvivesAsync(Uri address, string password, Func<IPage, Task> kill)
    {
        await using var context = await (await chromium.BrowserAsync()).NewContextAsync(
            new() { BaseURL = address.ToString(), Locale = "de-DE" }
        );
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        await SignInAsync(page, password);
        var slug = await FirstEventAsync(page);
        await page.GotoAsync($"/organise/events/{slug}/edit");
        var title = page.GetByLabel(new Regex("^Titel")).First;
        await title.FillAsync(Typed);
        await page.EvaluateAsync("document.body.dataset.old = ''");

        await kill(page);

        await Expect(page.Locator("body[data-old]")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await Expect(title).ToHaveValueAsync(Typed, new() { Timeout = 20_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Speichern" }).First.ClickAsync();
        await Expect(page.GetByText("Gespeichert.").First).ToBeVisibleAsync();
        await page.GotoAsync($"/organise/events/{slug}/edit");
        await Expect(title).ToHaveValueAsync(Typed);
    }

    private static async Task SignInAsync(IPage page, string password)
    {
        await page.GotoAsync("/sign-in");
        await page.Locator("input[name=Email]").FillAsync(RunningProgram.Email);
        await page.Locator("input[name=Password]").FillAsync(password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(new Regex("/organise"));
    }

    private static async Task<string> FirstEventAsync(IPage page)
    {
        await page.GotoAsync("/organise");
        var link = page.Locator("main a[href*='/organise/events/']").First;
        await Expect(link).ToBeVisibleAsync();
        return (await link.GetAttributeAsync("href"))!.Split("/organise/events/")[1].Split('/', '?')[0];
    }
}
