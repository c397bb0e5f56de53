using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Testing;
using EventManager.Web.Platform.Mails;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace EventManager.Browser.Tests.Mails;

/// <summary>
/// What a mail program shows: each mail about a registration, on a phone and in a window, by day and in the dark, in both languages. A
/// picture of each lies in <c>artifacts/screenshots/MailLooksTests</c>, to be leafed through, but for CI.
/// </summary>
public sealed class MailLooksTests(Chromium chromium)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly (int Width, ColorScheme Scheme, string Language)[] Looks =
    [
        (360, ColorScheme.Light, "de"),
        (360, ColorScheme.Dark, "en"),
        (700, ColorScheme.Dark, "de"),
        (700, ColorScheme.Light, "en"),
    ];

    /// <summary>Axe knows pages: a mail stands in one of its reader's, with a heading and a title of theirs.</summary>
    private static readonly string[] OfPages = ["document-title", "html-has-lang", "landmark-one-main", "region", "page-has-heading-one"];

    [Fact]
    public async Task Mails_about_a_registration_are_read_on_a_phone_and_in_the_dark()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app);
        var found = new List<string>();
        var seen = 0;

        foreach (
            var kind in app.Services.GetServices<IMailKind>().Where(kind => kind.IsAboutRegistration).Select(kind => kind.Kind).Order()
        )
        {
            foreach (var (width, scheme, language) in Looks)
            {
                if (await RenderAsync(fair, kind, language) is not { } message)
                    continue;
                seen++;
                var look = $"{kind}-{width}-{scheme}".ToLowerInvariant();
                await tab.Page.SetViewportSizeAsync(width, 800);
                await tab.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await tab.Page.SetContentAsync(Shown(message));
                if (Environment.GetEnvironmentVariable("CI") is null)
                    await tab.Page.ScreenshotAsync(new() { Path = Path.Combine(Album, look + ".png"), FullPage = true });
                var over = await tab.Page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth - innerWidth");
                if (over > 0)
                    found.Add($"{look}: {over} px too wide");
                found.AddRange(
                    (await Axe.FindAsync(tab.Page, Axe.Wcag, "heading-order"))
                        .Where(broken => !OfPages.Contains(broken.Id))
                        .Select(broken => $"{look}: {broken.Id} {string.Join(" | ", broken.Html.Take(2))}")
                );
            }
        }

        string.Join("\n", found).ShouldBeEmpty();
        seen.ShouldBeGreaterThan(4 * 4, "ticket, reminder, change and more are true of somebody who has a place");
    }

    private static string Album => Path.Combine(SourceTree.Root, "artifacts", "screenshots", nameof(MailLooksTests));

    /// <summary>Null where the mail is not true of somebody who has a place.</summary>
    private static async Task<MailMessage?> RenderAsync(FairExample fair, string kind, string language)
    {
        var row = new OutboxMail(kind, "aylin@schule.example", "Aylin Muster", language, DateTimeOffset.UtcNow)
        {
            EventId = fair.Fair.Id,
            SubjectId = fair.RegistrationId,
        };
        return await fair.App.Services.GetRequiredService<MailRendering>().RenderAsync(row, Stop);
    }

    /// <summary>With the pictures that it carries, and its own sheet.</summary>
    private static string Shown(MailMessage message) =>
        message
            .Attachments.Where(file => file.ContentId is not null)
            .Aggregate(
                message.Html!,
                (html, picture) =>
                    html.Replace(
                        $"cid:{picture.ContentId}",
                        $"data:{picture.MediaType};base64,{Convert.ToBase64String(picture.Content.Span)}",
                        StringComparison.Ordinal
                    )
            );
}
