using System.Net;
using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static EventManager.Integration.Tests.Events.EventsTest;

namespace EventManager.Integration.Tests.Events;

public sealed class PublicPagesTests
{
    [Theory, EachDatabase]
    public async Task The_list_shows_what_is_coming_and_public_and_nothing_else(DatabaseUnderTest kind)
    {
        SkipWithout(kind);
        await using var app = await TestApp.StartAsync(kind);
        var cancelled = Published("abgesagt");
        cancelled.Cancel().ShouldBeNull();
        var past = Published("vergangen");
        await app.AddAsync(
            Published("offen"),
            Published("betriebe", EventVisibility.Companies),
            Published("nur-link", EventVisibility.Link),
            Published("geladen", EventVisibility.Invited),
            Make("entwurf"),
            cancelled,
            past
        );
        await MoveToThePastAsync(app, past);

        var page = await app.Client.GetStringAsync("/", Stop);

        page.ShouldContain("Messe offen");
        page.ShouldContain("Messe betriebe");
        page.ShouldContain("Messe abgesagt");
        page.ShouldContain("badge--danger");
        page.ShouldNotContain("Messe nur-link");
        page.ShouldNotContain("Messe geladen");
        page.ShouldNotContain("Messe entwurf");
        page.ShouldNotContain("Messe vergangen");
    }

    [Fact]
    public async Task An_empty_list_says_so()
    {
        await using var app = await TestApp.StartAsync();

        (await app.Client.GetStringAsync("/", Stop)).ShouldContain("Gerade ist nichts geplant");
    }

    [Theory, EachDatabase]
    public async Task An_event_by_link_opens_with_its_newest_link_only(DatabaseUnderTest kind)
    {
        SkipWithout(kind);
        await using var app = await TestApp.StartAsync(kind);
        var secret = Published("geheim", EventVisibility.Link);
        await app.AddAsync(secret);
        var links = app.Services.GetRequiredService<PersonalLinks>();
        var key = links.Token(LinkPurpose.Event, secret.Id, secret.LinkVersion);

        (await StatusAsync(app.Client, "/e/geheim")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(app.Client, "/e/geheim~" + links.Token(LinkPurpose.Invitation, secret.Id))).ShouldBe(HttpStatusCode.NotFound);
        var page = await app.Client.GetAsync("/e/geheim~" + key, Stop);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await page.Content.ReadAsStringAsync(Stop)).ShouldContain($"/e/geheim~{key}/register");
        (await StatusAsync(app.Client, "/e/geheim~" + links.Token(LinkPurpose.Event, secret.Id, 2))).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_opens_an_event_leaves_the_query_where_an_older_mail_has_it_there()
    {
        await using var app = await TestApp.StartAsync();
        var secret = Published("geheim", EventVisibility.Link);
        await app.AddAsync(secret);
        var key = app.Services.GetRequiredService<PersonalLinks>().Token(LinkPurpose.Event, secret.Id, secret.LinkVersion);

        foreach (var name in (string[])["k", "i"])
        {
            var sent = await app.Client.GetAsync($"/e/geheim/register?{name}={key}&category=public", Stop);
            sent.StatusCode.ShouldBe(HttpStatusCode.Found);
            sent.Headers.Location!.ToString().ShouldBe($"/e/geheim~{key}/register?category=public");
        }
        // Other languages, and every form, stay where it is open.
        var page = await app.Client.GetStringAsync($"/e/geheim~{key}", Stop);
        page.ShouldContain($"/e/geheim~{key}?language=en");
        var english = await app.Client.GetAsync($"/e/geheim~{key}?language=en", Stop);
        english.Headers.Location!.ToString().ShouldBe($"/e/geheim~{key}");
        (await app.Client.GetStringAsync($"/e/geheim~{key}/link", Stop)).ShouldContain("<html lang=\"en\"");
    }

    [Theory, EachDatabase]
    public async Task An_invited_event_opens_for_its_own_invitations(DatabaseUnderTest kind)
    {
        SkipWithout(kind);
        await using var app = await TestApp.StartAsync(kind);
        var coaches = Published("coaches", EventVisibility.Invited);
        var other = Published("andere", EventVisibility.Invited);
        var invitation = new Invitation(coaches.Id, "Jo Beck", "jo@traeger.example", DateTimeOffset.UtcNow);
        await app.AddAsync(coaches, other, invitation);
        var token = app.Services.GetRequiredService<PersonalLinks>().Token(LinkPurpose.Invitation, invitation.Id);

        (await StatusAsync(app.Client, "/e/coaches")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(app.Client, "/e/coaches~" + token)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(app.Client, "/e/andere~" + token)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_draft_is_a_preview_for_its_staff_and_nothing_for_others()
    {
        await using var app = await TestApp.StartAsync();
        var draft = Make("entwurf");
        var (mine, other) = (await app.AddAccountAsync("planerin"), await app.AddAccountAsync("fremd"));
        await app.AddAsync(draft, Staff(draft, mine, StaffRole.Contributor));

        (await StatusAsync(app.Client, "/e/entwurf")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(await app.SignedInAsync(other), "/e/entwurf")).ShouldBe(HttpStatusCode.NotFound);
        var preview = await app.SignedInAsync(mine);
        (await preview.GetStringAsync("/e/entwurf", Stop)).ShouldContain("Das ist eine Vorschau");
        (await StatusAsync(app.Client, "/e/entwurf")).ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path) => (await client.GetAsync(path, Stop)).StatusCode;

    private static async Task MoveToThePastAsync(TestApp app, Event past)
    {
        await using var db = await app.OpenDbAsync();
        var gone = DateTimeOffset.UtcNow.AddDays(-3);
        await db
            .Events.Where(e => e.Id == past.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.StartsAt, gone).SetProperty(e => e.EndsAt, gone.AddHours(2)), Stop);
    }
}
