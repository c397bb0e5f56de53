using System.Net;
using System.Text.RegularExpressions;
using EventManager.Domain.Events;
using EventManager.Testing;
using EventManager.Web.Features.Mailings.Choosing;
using EventManager.Web.Features.Mailings.News;
using EventManager.Web.Features.Mailings.Pages;
using EventManager.Web.Features.Registrations.OwnData;
using EventManager.Web.Platform.Security;
using EventManager.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Access;

/// <summary>
/// Every page behind a personal link, and every public form, of an event that is called off or over: it is there, it says so, and it shows
/// no form that would be refused. A new page is in by itself.
/// </summary>
public sealed partial class OverPagesTests
{
    /// <summary>What is asked for at any time: what is known of oneself, its erasing, news by mail, and no mails any more.</summary>
    private static readonly Type[] AtAnyTime =
    [
        typeof(OwnDataPage),
        typeof(GuardianDataPage),
        typeof(StopMailsPage),
        typeof(ChoicePage),
        typeof(NewsConfirmPage),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task No_page_shows_a_form_that_would_be_refused(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await AccessWorld.StartAsync(kind);
        var app = world.Program.App;
        var slug = world.Program.Slugs[0];
        List<(string Page, string Address)> pages =
        [
            .. typeof(App).Assembly.GetTypes().Where(IsByLink).SelectMany(page => AddressesOf(page, world)),
            .. new[] { "register", "class", "apply", "link" }.Select(form => (form, $"/e/{slug}/{form}")),
        ];
        pages.Count.ShouldBeGreaterThan(10);
        var before = await ReadAsync(app, pages);
        before.Count(page => Form().IsMatch(page.Html)).ShouldBeGreaterThan(6, "while it is to come there are forms");
        var wrong = new List<string>();
        foreach (var (what, change) in Changes())
        {
            await using (var db = await app.OpenDbAsync())
                await change(db.Events.Where(e => e.Slug == slug));
            foreach (var (page, html) in await ReadAsync(app, pages))
            {
                if (page != "link" && Form().IsMatch(html))
                    wrong.Add($"{page} shows a form where the event is {what}");
            }
        }
        wrong.ShouldBeEmpty();
    }

    private static IEnumerable<(string What, Func<IQueryable<Event>, Task> Change)> Changes()
    {
        yield return ("called off", events => events.ExecuteUpdateAsync(set => set.SetProperty(e => e.State, EventState.Cancelled), Stop));
        yield return ("finished", events => events.ExecuteUpdateAsync(set => set.SetProperty(e => e.State, EventState.Finished), Stop));
        var end = DateTimeOffset.UtcNow.AddHours(-1);
        yield return (
            "over",
            events =>
                events.ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(e => e.State, EventState.Published)
                            .SetProperty(e => e.StartsAt, end.AddHours(-6))
                            .SetProperty(e => e.EndsAt, end),
                    Stop
                )
        );
    }

    private static async Task<List<(string Page, string Html)>> ReadAsync(TestApp app, List<(string Page, string Address)> pages)
    {
        var read = new List<(string, string)>();
        foreach (var (page, address) in pages)
        {
            using var answer = await app.Client.GetAsync(address, Stop);
            var html = await answer.Content.ReadAsStringAsync(Stop);
            // A ticket that is none any more leads back to the own page.
            if (answer.StatusCode is HttpStatusCode.Found)
                continue;
            html.ShouldContain("<main", customMessage: $"{page} answers {answer.StatusCode}");
            read.Add((page, html[html.IndexOf("<main", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)]));
        }
        return read;
    }

    private static bool IsByLink(Type type) =>
        type.IsDefined(typeof(RouteAttribute), false) && type.IsDefined(typeof(ByLinkAttribute), false) && !AtAnyTime.Contains(type);

    private static IEnumerable<(string, string)> AddressesOf(Type page, AccessWorld world) =>
        from route in page.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>()
        where route.Template.Split('{').Length == 2 && route.Template.Contains("{Token}", StringComparison.Ordinal)
        from purpose in page.GetCustomAttributes(typeof(ByLinkAttribute), false).Cast<ByLinkAttribute>().SelectMany(link => link.Purposes)
        where world.Links.ContainsKey(purpose)
        select (page.Name, route.Template.Replace("{Token}", world.Links[purpose].Here, StringComparison.Ordinal));

    [GeneratedRegex("<form[^>]*method=\"post\"(?:(?!</form>).)*<button", RegexOptions.Singleline)]
    private static partial Regex Form();
}
