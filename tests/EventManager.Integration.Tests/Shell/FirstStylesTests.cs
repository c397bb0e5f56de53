using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using EventManager.Testing;
using EventManager.Web.Platform.Security;

namespace EventManager.Integration.Tests.Shell;

/// <summary>What people come upon first waits for no sheet of styles, and its policy allows the styles in it and no others.</summary>
public sealed partial class FirstStylesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/e/{0}")]
    public async Task The_first_pages_bring_their_styles_and_name_them_by_their_hash(string path)
    {
        await using var app = await TestApp.StartAsync();
        var added = await app.AddEventAsync();

        // The second answer comes out of the cache.
        for (var time = 0; time < 2; time++)
        {
            using var answer = await app.Client.GetAsync(string.Format(null, path, added.Slug), Stop);
            var page = await answer.Content.ReadAsStringAsync(Stop);

            page.ShouldNotContain("rel=\"stylesheet\"");
            var styles = Element().Match(page).Groups[1].Value;
            styles.ShouldContain(".event-hero");
            var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(styles)));
            answer.Headers.GetValues("Content-Security-Policy").ShouldBe([$"{SecurityHeaders.Public} 'sha256-{hash}'"]);
        }
    }

    [Theory]
    [InlineData("/past")]
    [InlineData("/no-such-page")]
    [InlineData("/e/{0}/register")]
    public async Task Every_other_page_has_the_sheet_and_may_have_no_styles_of_its_own(string path)
    {
        await using var app = await TestApp.StartAsync();
        var added = await app.AddEventAsync();

        using var answer = await app.Client.GetAsync(string.Format(null, path, added.Slug), Stop);

        var page = await answer.Content.ReadAsStringAsync(Stop);
        page.ShouldContain("rel=\"stylesheet\"");
        page.ShouldNotContain("<style");
        answer.Headers.GetValues("Content-Security-Policy").ShouldBe([SecurityHeaders.Public]);
    }

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Element();
}
