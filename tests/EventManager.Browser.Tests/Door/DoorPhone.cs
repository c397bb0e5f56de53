using System.Diagnostics;
using EventManager.Browser.Tests.Surroundings;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Door;

/// <summary>A phone of the staff: a browser with a profile that outlives it, so that it can be killed and switched on again.</summary>
internal sealed class DoorPhone : IAsyncDisposable
{
    private readonly Chromium chromium;
    private readonly DoorFair fair;
    private readonly string? film;
    private readonly string folder = Directory.CreateTempSubdirectory("door-phone-").FullName;
    private IBrowserContext context = null!;

    private readonly string locale;

    private DoorPhone(Chromium chromium, DoorFair fair, string? film, string locale) =>
        (this.chromium, this.fair, this.film, this.locale) = (chromium, fair, film, locale);

    public IPage Page { get; private set; } = null!;

    public ILocator Sign => Page.Locator(".status-bar__words");

    public ILocator Word => Page.Locator(".result__word");

    /// <summary>A phone that is linked, has the list and can be opened without a network.</summary>
    public static async Task<DoorPhone> LinkAsync(Chromium chromium, DoorFair fair, string? film = null, string locale = "de-DE")
    {
        var phone = new DoorPhone(chromium, fair, film, locale);
        await phone.StartAsync();
        await phone.Page.GotoAsync("/door#pair=" + await fair.PairingCodeAsync());
        await Expect(phone.Sign).ToHaveTextAsync("Online");
        await phone.Page.EvaluateAsync("async () => void (await navigator.serviceWorker.ready)");
        return phone;
    }

    public Task OfflineAsync(bool offline = true) => context.SetOfflineAsync(offline);

    public async Task TypeAsync(string code)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Code", Exact = true }).ClickAsync();
        await Page.Locator("#door-code").FillAsync(code);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Prüfen" }).ClickAsync();
    }

    /// <summary>As a hand scanner: keys on the page, and Enter.</summary>
    public async Task ReadAsync(string code)
    {
        await Page.EvaluateAsync("() => document.activeElement?.blur()");
        await Page.Keyboard.TypeAsync(code);
        await Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>No farewell: as when the battery is flat. The processes are found by the profile that only they have.</summary>
    public async Task KillAsync()
    {
        foreach (var process in Process.GetProcesses())
        {
            if (await IsOursAsync(process.Id))
                process.Kill();
        }
        await Task.Delay(500);
        File.Delete(Path.Combine(folder, "SingletonLock"));
    }

    /// <param name="offline">Switched on where there is no network.</param>
    public async Task SwitchOnAsync(bool offline)
    {
        await StartAsync();
        await OfflineAsync(offline);
        await Page.GotoAsync("/door");
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await context.CloseAsync();
        }
        catch (PlaywrightException)
        {
            // It was killed.
        }
        Directory.Delete(folder, recursive: true);
    }

    private async Task StartAsync()
    {
        context = await chromium.StartPhoneAsync(
            folder,
            film,
            new()
            {
                BaseURL = fair.App.Address.ToString(),
                ViewportSize = new() { Width = 360, Height = 800 },
                Locale = locale,
                ReducedMotion = ReducedMotion.Reduce,
                Permissions = film is null ? [] : ["camera"],
            }
        );
        context.SetDefaultTimeout(20_000);
        Page = context.Pages[0];
    }

    private async Task<bool> IsOursAsync(int process)
    {
        try
        {
            return (await File.ReadAllTextAsync($"/proc/{process}/cmdline")).Contains(
                "--user-data-dir=" + folder,
                StringComparison.Ordinal
            );
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
