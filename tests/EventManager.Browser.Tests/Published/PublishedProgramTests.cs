using System.Net;
using System.Net.Http.Headers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Published;

/// <summary>What <c>dotnet publish</c> makes, started as an administrator starts it: Production, over an empty database.</summary>
public sealed class PublishedProgramTests(Surroundings.Chromium chromium)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_published_program_serves_the_frameworks_own_script_compressed_and_without_the_SDK()
    {
        await using var program = await PublishedProgram.StartAsync(Stop);

        var plain = await GetAsync(program, "identity");
        // Pausing circuits came with version 10; the dialog listens to the event.
        plain.Text.ShouldContain("pauseCircuit");
        plain.Text.ShouldContain("components-reconnect-state-changed");
        foreach (var encoding in (string[])["br", "gzip"])
        {
            var compressed = await GetAsync(program, encoding);
            compressed.Encoding.ShouldBe(encoding);
            compressed.Bytes.ShouldBeLessThan(plain.Bytes / 2);
        }

        var page = await (await chromium.BrowserAsync()).NewPageAsync();
        // Its styles are read from what was published.
        await page.GotoAsync(program.Address.ToString());
        (await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.event-hero')).display")).ShouldBe("grid");
        await page.GotoAsync(program.Address + "sign-in");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await page.CloseAsync();
    }

    private static async Task<(string Text, string? Encoding, int Bytes)> GetAsync(PublishedProgram program, string encoding)
    {
        using var client = new HttpClient { BaseAddress = program.Address };
        client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        using var answer = await client.GetAsync("/_framework/blazor.web.js", Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Stop);
        return (System.Text.Encoding.UTF8.GetString(bytes), answer.Content.Headers.ContentEncoding.SingleOrDefault(), bytes.Length);
    }
}
