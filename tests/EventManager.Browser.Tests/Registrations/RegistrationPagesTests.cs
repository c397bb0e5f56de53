using EventManager.Browser.Tests.Pages;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Testing;
using EventManager.Web.Platform.Csv;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Registrations;

/// <summary>The pages of questions, companies, invitations, applications and consents: for everybody, on a phone, in the dark.</summary>
public sealed class RegistrationPagesTests(Chromium chromium)
{
    [Fact]
    public async Task Pages_behind_links()
    {
        var scene = await AskingFair.StartAsync();
        await using var app = scene.Fair.App;
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app);
        var (page, look) = (tab.Page, new PageLook(tab));
        foreach (
            var (name, address) in new[]
            {
                ("questions", scene.Fair.Page + "/register"),
                ("officer", scene.Officer),
                ("invited", scene.Invited),
                ("guardian", scene.Guardian),
                ("minor", scene.Minor),
            }
        )
            await look.OpenAsync(name, async () => (await page.GotoAsync(address))!.Status.ShouldBe(200));
        await look.OpenAsync(
            "questions-open",
            async () =>
            {
                await page.GotoAsync(scene.Fair.Page + "/register");
                await Expect(page.Locator("#answer-food")).ToBeHiddenAsync();
                await page.Locator("input[name='Answer.eats'][value=yes]").CheckAsync();
                await Expect(page.Locator("#answer-food")).ToBeVisibleAsync();
                await page.Locator("input[name='Answer.topics'][value=placement]").CheckAsync();
                await page.Locator("input[name='Form.IsMinor'][value=true]").CheckAsync();
                await Expect(page.Locator("#form-guardianemail")).ToBeVisibleAsync();
            }
        );
        await look.OpenAsync(
            "officer-preview",
            async () =>
            {
                await page.GotoAsync(scene.Officer);
                await page.Locator("#pasted").FillAsync("Öz\tAda\tada@kvv.example\nMuster\tBo\tbo@anders.example");
                await page.GetByRole(AriaRole.Button, new() { Name = "Prüfen" }).ClickAsync();
                await Expect(page.GetByText("1 Person anmelden")).ToBeVisibleAsync();
            }
        );
        await look.OpenAsync(
            "invited-refused",
            async () =>
            {
                await page.GotoAsync(scene.Invited);
                await page.Locator("input[value=Represented]").CheckAsync();
                await page.GetByRole(AriaRole.Button, new() { Name = "Antwort senden" }).ClickAsync();
                await Expect(page.Locator("[role=alert]").First).ToBeVisibleAsync();
            }
        );
        string.Join("\n", look.Findings).ShouldBeEmpty();
    }

    [Fact]
    public async Task Organisers_pages()
    {
        var scene = await AskingFair.StartAsync();
        await using var app = scene.Fair.App;
        using var organiser = await app.SignInAsync(StaffRole.Organiser, scene.Fair.Fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });
        var (page, look) = (tab.Page, new PageLook(tab));
        foreach (
            var place in new[] { "/questions", "/applications", "/companies", "/invitations", "/registrations/import", "/registrations" }
        )
            await look.OpenAsync("organise" + place.Replace('/', '-'), () => OpenAsync(page, scene, place));
        await look.OpenAsync(
            "organise-question",
            async () =>
            {
                await OpenAsync(page, scene, "/questions");
                await page.GetByRole(AriaRole.Button, new() { Name = "Ändern: Was interessiert dich?" }).ClickAsync();
                await Expect(page.Locator("#field-choices"))
                    .ToHaveValueAsync("training = Ausbildung = Training\nplacement = Praktikum = Placement");
            }
        );
        await look.OpenAsync(
            "organise-decision",
            async () =>
            {
                await OpenAsync(page, scene, "/applications");
                await page.GetByRole(AriaRole.Button, new() { Name = "Aktionen zu Jonas Muster" }).ClickAsync();
                await page.GetByRole(AriaRole.Button, new() { Name = "Über Jonas Muster entscheiden" }).ClickAsync();
                await Expect(page.Locator("#field-note")).ToBeVisibleAsync();
                // What the details cover is no target meanwhile.
                await page.Locator(".list-grid, .toolbar, .page-head")
                    .Or(page.GetByRole(AriaRole.Group, new() { Name = "Wer sich bewirbt" }))
                    .EvaluateAllAsync<object?>("all => all.forEach(one => one.inert = true)");
            }
        );
        await look.OpenAsync(
            "organise-detail",
            async () =>
            {
                await OpenAsync(page, scene, "/registrations");
                await page.Locator("tr", new() { HasText = "Mina" }).Locator("[aria-expanded]").First.ClickAsync();
                await Expect(page.GetByText("Nüsse")).ToBeVisibleAsync();
                // What the details cover is no target meanwhile.
                await page.Locator(".list-grid, .toolbar, .page-head")
                    .EvaluateAllAsync<object?>("all => all.forEach(one => one.inert = true)");
            }
        );
        await look.OpenAsync(
            "organise-import-preview",
            async () =>
            {
                await OpenAsync(page, scene, "/registrations/import");
                await ChooseAsync(page);
                await Expect(page.Locator("[data-test=Created]")).ToHaveTextAsync("2");
            }
        );
        string.Join("\n", look.Findings).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_list_is_read_in_on_the_page_and_the_second_time_nothing_is_left_to_do()
    {
        var scene = await AskingFair.StartAsync();
        await using var app = scene.Fair.App;
        using var organiser = await app.SignInAsync(StaffRole.Organiser, scene.Fair.Fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });
        var page = tab.Page;
        await OpenAsync(page, scene, "/registrations/import");

        await page.Locator("#import-file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "gross.csv",
                    MimeType = "text/csv",
                    Buffer = new byte[11 * 1024 * 1024],
                }
            );
        await Expect(page.GetByText("Die Datei ist zu groß: höchstens 10 MB.")).ToBeVisibleAsync();
        await ChooseAsync(page);
        await Expect(page.Locator("[data-test=Refused]")).ToHaveTextAsync("1");
        await Expect(page.Locator("td", new() { HasText = "Zoë" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "2 Zeilen übernehmen" }).ClickAsync();
        await Expect(page.GetByText("Fertig: 2 neu, 0 geändert, 1 abgelehnt.")).ToBeVisibleAsync();

        await page.ReloadAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await ChooseAsync(page, await WorkbookAsync());
        await Expect(page.Locator("[data-test=Unchanged]")).ToHaveTextAsync("2");
        await Expect(page.GetByText("Es gibt nichts zu schreiben: alles ist schon so.")).ToBeVisibleAsync();
    }

    private static Task ChooseAsync(IPage page, byte[]? workbook = null) =>
        page.Locator("#import-file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = workbook is null ? "liste.csv" : "liste.xlsx",
                    MimeType = workbook is null ? "text/csv" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    Buffer = workbook ?? AskingFair.List,
                }
            );

    /// <summary>The same list as a spreadsheet saves it.</summary>
    private static async Task<byte[]> WorkbookAsync()
    {
        var table = CsvTable.Read(AskingFair.List).Value;
        var rows = table.Rows.Select(row => row.Select(cell => (TableCell)cell));
        using var file = new MemoryStream();
        await XlsxFile.WriteAsync(file, new("Liste", table.Heads, rows.ToAsyncEnumerable()), TestContext.Current.CancellationToken);
        return file.ToArray();
    }

    private static async Task OpenAsync(IPage page, AskingFair scene, string place)
    {
        await page.GotoAsync(scene.Fair.Organise + place);
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }
}
