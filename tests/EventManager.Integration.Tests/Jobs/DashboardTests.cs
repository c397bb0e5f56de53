using System.Net;
using System.Text.RegularExpressions;
using EventManager.Domain.Accounts;
using EventManager.Testing;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Security;

namespace EventManager.Integration.Tests.Jobs;

/// <summary>Hangfire's own pages show and change what runs: for administrators, and never on a stranger's page's word.</summary>
public sealed partial class DashboardTests
{
    private const string Trigger = JobsDashboard.Path + "/recurring/trigger";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, HttpStatusCode.Found)]
    [InlineData(StaffRole.Organiser, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Contributor, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Door, HttpStatusCode.Forbidden)]
    public async Task Whoever_is_no_administrator_is_refused(StaffRole? role, HttpStatusCode expected)
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        using var client = role is null ? app.NewClient() : await app.SignInAsync(role, fair.Id);

        foreach (var path in new[] { "", "/recurring", "/servers", "/stats" })
        {
            using var page = await client.GetAsync(JobsDashboard.Path + path, Stop);
            page.StatusCode.ShouldBe(expected, path);
            if (role is null)
                page.Headers.Location!.ToString().ShouldContain("/sign-in");
        }
        using var post = await client.PostAsync(Trigger, Jobs(), Stop);
        post.IsSuccessStatusCode.ShouldBeFalse();
    }

    [Fact]
    public async Task An_administrator_sees_it_under_a_policy_of_its_own_that_lets_no_stranger_in()
    {
        await using var app = await TestApp.StartAsync(settings: new() { ["Jobs:Run"] = "true" });
        using var client = await app.SignInAsync(null, null, administrator: true);

        using var page = await client.GetAsync(JobsDashboard.Path + "/recurring", Stop);
        var html = await page.Content.ReadAsStringAsync(Stop);

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain("mail-rules");
        html.ShouldNotContain(app.Database.ConnectionString);
        page.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldBe(SecurityHeaders.JobsDashboard);
        foreach (var part in Parts().Matches(html).Select(match => match.Groups[1].Value))
        {
            part.ShouldStartWith("/organise/administration/jobs/dashboard/", customMessage: "nothing comes from elsewhere");
            using var file = await client.GetAsync(WebUtility.HtmlDecode(part), Stop);
            file.StatusCode.ShouldBe(HttpStatusCode.OK, part);
        }
    }

    [Fact]
    public async Task A_change_needs_the_antiforgery_token_of_the_page()
    {
        await using var app = await TestApp.StartAsync(settings: new() { ["Jobs:Run"] = "true" });
        using var client = await app.SignInAsync(null, null, administrator: true);
        using var page = await client.GetAsync(JobsDashboard.Path + "/recurring", Stop);
        var html = await page.Content.ReadAsStringAsync(Stop);

        using var without = await client.PostAsync(Trigger, Jobs(), Stop);
        using var wrong = await PostAsync("CfDJ8" + new string('x', 100));
        using var with = await PostAsync(WebUtility.HtmlDecode(Token().Match(html).Groups[1].Value));

        without.IsSuccessStatusCode.ShouldBeFalse();
        wrong.IsSuccessStatusCode.ShouldBeFalse();
        with.IsSuccessStatusCode.ShouldBeTrue();

        async Task<HttpResponseMessage> PostAsync(string token)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Trigger) { Content = Jobs() };
            request.Headers.Add(WebUtility.HtmlDecode(Header().Match(html).Groups[1].Value), token);
            var form = page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]);
            request.Headers.Add("Cookie", string.Join("; ", client.DefaultRequestHeaders.GetValues("Cookie").Concat(form)));
            return await client.SendAsync(request, Stop);
        }
    }

    private static FormUrlEncodedContent Jobs() => new([new("jobs[]", "outbox")]);

    [GeneratedRegex("""(?:href|src)="([^"]+/(?:css|js|fonts)[^"]*)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Parts();

    [GeneratedRegex("""name="csrf-header"\scontent="([^"]+)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Header();

    [GeneratedRegex("""name="csrf-token"\scontent="([^"]+)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Token();
}
