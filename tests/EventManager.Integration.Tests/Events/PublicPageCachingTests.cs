using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using static EventManager.Integration.Tests.Events.EventsTest;

namespace EventManager.Integration.Tests.Events;

public sealed class PublicPageCachingTests
{
    [Fact]
    public async Task A_page_is_kept_for_a_moment_and_sets_no_cookie()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddAsync(Published("messe"));

        // A machine that is busy may take longer between the two than a page is kept: then once more.
        var kept = false;
        for (var attempt = 1; attempt <= 10 && !kept; attempt++)
        {
            using var first = await app.Client.GetAsync("/e/messe", Stop);
            first.Headers.Contains("Set-Cookie").ShouldBeFalse();
            await RenameAsync(app, $"Ganz anders {attempt}");
            using var second = await app.Client.GetAsync("/e/messe", Stop);
            kept = second.Headers.Age is not null && !(await second.Content.ReadAsStringAsync(Stop)).Contains($"Ganz anders {attempt}");
        }
        kept.ShouldBeTrue();

        await RenameAsync(app, "Zuletzt so");
        for (var i = 0; i < 300 && !(await app.Client.GetStringAsync("/e/messe", Stop)).Contains("Zuletzt so"); i++)
            await Task.Delay(100, Stop);
        (await app.Client.GetStringAsync("/e/messe", Stop)).ShouldContain("Zuletzt so");
    }

    [Fact]
    public async Task A_kept_page_does_not_leak_into_the_other_language()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddAsync(Published("messe"));

        (await AskAsync(app, "/e/messe", "de")).ShouldContain("Messe messe");
        (await AskAsync(app, "/e/messe", "en")).ShouldContain("Fair messe");
        (await AskAsync(app, "/", "de")).ShouldContain("Veranstaltungen");
        (await AskAsync(app, "/", "en")).ShouldContain("Fair messe");
        (await AskAsync(app, "/e/messe", "de")).ShouldContain("Messe messe");
    }

    [Fact]
    public async Task A_page_of_everybody_is_sent_compressed_to_those_who_read_that_and_as_it_is_to_others()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddAsync(Published("messe"));

        for (var time = 0; time < 2; time++)
        {
            (await EncodingAsync(app, "/e/messe", "gzip, br")).ShouldBe("br");
            (await EncodingAsync(app, "/e/messe", "gzip")).ShouldBe("gzip");
            (await EncodingAsync(app, "/e/messe", "br;q=0, identity")).ShouldBeNull();
            (await app.Client.GetStringAsync("/e/messe", Stop)).ShouldContain("Messe messe");
        }
        (await EncodingAsync(app, "/e/messe?x=secret", "gzip")).ShouldBeNull("it repeats what was sent");
        (await EncodingAsync(app, "/e/messe/register", "gzip")).ShouldBeNull("it has a form's token");
    }

    private static async Task<string?> EncodingAsync(TestApp app, string path, string accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        using var answer = await app.Client.SendAsync(request, Stop);
        answer.EnsureSuccessStatusCode();
        return answer.Content.Headers.ContentEncoding.SingleOrDefault();
    }

    [Fact]
    public async Task Somebody_signed_in_reads_no_kept_page_and_leaves_none()
    {
        await using var app = await TestApp.StartAsync();
        var fair = Published("messe");
        var account = await app.AddAccountAsync("planerin");
        await app.AddAsync(fair, Staff(fair, account, StaffRole.Organiser));
        var signedIn = await app.SignedInAsync(account);

        await app.Client.GetStringAsync("/e/messe", Stop);
        await RenameAsync(app, "Ganz anders");
        (await signedIn.GetStringAsync("/e/messe", Stop)).ShouldContain("Ganz anders");
        (await app.Client.GetStringAsync("/e/messe", Stop)).ShouldNotContain("Ganz anders");
    }

    private static async Task<string> AskAsync(TestApp app, string path, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await app.Client.SendAsync(request, Stop);
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    private static async Task RenameAsync(TestApp app, string title)
    {
        await using var db = await app.OpenDbAsync();
        var fair = await db.Events.SingleAsync(Stop);
        fair.Title = new LocalizedText(title);
        await db.SaveChangesAsync(Stop);
    }
}
