using EventManager.Testing;
using Microsoft.Playwright;

namespace EventManager.Browser.Tests.Surroundings;

/// <summary>What a tab is opened with.</summary>
public sealed record TabOptions
{
    /// <summary>Whose cookie it has; null for a visitor.</summary>
    public HttpClient? SignedIn { get; init; }

    public int Width { get; init; } = 1440;

    public bool Script { get; init; } = true;
}

/// <summary>A window of one person with cookies of its own; it notes what no page may do.</summary>
public sealed class Tab : IAsyncDisposable
{
    private readonly IBrowserContext context;

    private Tab(IBrowserContext context, IPage page, PageWatch watch) => (this.context, Page, Watch) = (context, page, watch);

    public IPage Page { get; }

    public PageWatch Watch { get; }

    public static async Task<Tab> OpenAsync(IBrowser browser, TestApp app, TabOptions? options = null)
    {
        options ??= new();
        var context = await browser.NewContextAsync(
            new()
            {
                BaseURL = app.Address.ToString(),
                ViewportSize = new() { Width = options.Width, Height = 800 },
                JavaScriptEnabled = options.Script,
                // Else axe reads colours in the middle of their change.
                ReducedMotion = ReducedMotion.Reduce,
                Locale = "de-DE",
            }
        );
        context.SetDefaultTimeout(20_000);
        if (options.SignedIn is { } client)
            await context.AddCookiesAsync([CookieOf(client, app.Address)]);
        var watch = new PageWatch(context, app.Address);
        return new(context, await context.NewPageAsync(), watch);
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private static Cookie CookieOf(HttpClient client, Uri address)
    {
        var pair = client.DefaultRequestHeaders.GetValues("Cookie").Single().Split('=', 2);
        return new()
        {
            Name = pair[0],
            Value = pair[1],
            Url = address.ToString(),
        };
    }
}
