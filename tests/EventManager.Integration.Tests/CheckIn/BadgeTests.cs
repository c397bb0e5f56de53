using System.Net;
using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn;
using EventManager.Web.Features.CheckIn.Badges;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>Badges: how they look, in which order they come, and that nobody prints them twice without being told.</summary>
public sealed class BadgeTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_batch_comes_in_piles_by_company_and_is_told_when_it_was_printed_before(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await scene.TicketAsync("Zoe", r => r.Organisation = "KVV");
        await scene.TicketAsync("Ben", r => r.Organisation = "GWG");
        await scene.TicketAsync("Ada", r => r.Organisation = "KVV", t => t.Category = "team");
        await scene.TicketAsync("Gone", r => r.Cancel(DateTimeOffset.UtcNow));
        var query = scene.App.Get<BadgesQuery>();
        var choice = new BadgeChoice(BadgeOrder.Organisation, "", false, null, 1);

        var first = await query.ReadAsync(scene.Event.Id, choice, Stop);
        first.Badges.Select(badge => badge.Organisation).ShouldBe(["GWG", "KVV", "KVV"]);
        first.PrintedBefore.ShouldBe(0);
        (await query.ReadAsync(scene.Event.Id, choice with { Category = "team" }, Stop)).Badges.Single().Name.ShouldBe("Ada");
        var marked = await scene
            .App.Get<MarkBadgesPrintedHandler>()
            .HandleAsync(scene.Event.Id, [first.Badges[0].TicketId, Guid.NewGuid()], null, Stop);

        marked.Value.ShouldBe(1);
        (await query.ReadAsync(scene.Event.Id, choice, Stop)).Badges.Count.ShouldBe(2);
        var again = await query.ReadAsync(scene.Event.Id, choice with { Again = true }, Stop);
        (again.Badges.Count, again.PrintedBefore).ShouldBe((3, 1));
        (await query.CountAsync(scene.Event.Id, "", Stop)).ShouldBe((2, 1));
        (await query.ReadAsync(scene.Event.Id, choice with { Ticket = first.Badges[0].TicketId }, Stop)).PrintedBefore.ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task Companies_come_as_in_a_telephone_book_and_page_follows_page(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await scene.TicketAsync("Zoe", r => r.Organisation = "Zander");
        await scene.TicketAsync("Ben", r => r.Organisation = "Ökohaus", t => t.Category = "team");
        await scene.TicketAsync("Olga", r => r.Organisation = "ofen");
        await scene.TicketAsync("Adi", r => r.Organisation = "Ärzte");
        await scene.TicketsAsync(BadgesQuery.PageSize, "Menge", r => r.Organisation = "Mitte");
        var query = scene.App.Get<BadgesQuery>();
        async Task<List<string>> PageAsync(BadgeOrder order, int page) =>
            [
                .. (await query.ReadAsync(scene.Event.Id, new BadgeChoice(order, "", false, null, page), Stop)).Badges.Select(b =>
                    b.Organisation
                ),
            ];

        var (first, second) = (await PageAsync(BadgeOrder.Organisation, 1), await PageAsync(BadgeOrder.Organisation, 2));

        first.Count.ShouldBe(BadgesQuery.PageSize);
        first[..2].ShouldBe(["Ärzte", "Mitte"]);
        second.ShouldBe(["Mitte", "Ökohaus", "ofen", "Zander"]);
        (await PageAsync(BadgeOrder.Category, 1))[..2].ShouldBe(["Ökohaus", "Ärzte"], "the team is a pile of its own");
        (await PageAsync(BadgeOrder.Category, 2)).ShouldBe(["Mitte", "Mitte", "ofen", "Zander"]);
        (await PageAsync(BadgeOrder.Organisation, 3)).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task Another_events_badges_are_not_marked(DatabaseUnderTest kind)
    {
        var (scene, elsewhere) = (await apps.SceneAsync(kind), await apps.SceneAsync(kind));
        var ticket = await scene.TicketAsync();

        (await scene.App.Get<MarkBadgesPrintedHandler>().HandleAsync(elsewhere.Event.Id, [ticket.Id], null, Stop)).Value.ShouldBe(0);

        (await scene.App.Get<BadgesQuery>().CountAsync(scene.Event.Id, "", Stop)).ShouldBe((1, 0));
    }

    [Theory, EachDatabase]
    public async Task A_design_is_kept_and_what_cannot_be_printed_is_refused(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var saver = scene.App.Get<SaveBadgeDesignHandler>();
        var draft = new BadgeDraft
        {
            Format = BadgeFormat.Label62,
            Headline = " Messe  2026 ",
            ShowsCode = false,
            Logo = Png,
        };
        draft.Colours["team"] = "#123abc";

        (await saver.HandleAsync(scene.Event.Id, draft, Stop)).IsRefused.ShouldBeFalse();

        var look = await scene
            .App.Get<BadgesQuery>()
            .LookAsync((await scene.App.Get<DoorCache>().FindAsync(scene.Event.Slug, Stop))!, Stop);
        (look.Format, look.Headline, look.ShowsCode, look.Colours).ShouldBe((BadgeFormat.Label62, "Messe 2026", false, "team=#123abc"));
        look.Logo!.ShouldStartWith("data:image/png;base64,");
        draft.Logo = "<svg onload=alert(1)>"u8.ToArray();
        (await saver.HandleAsync(scene.Event.Id, draft, Stop)).Refusal.ShouldBe(BadgeRefusals.LogoInvalid);
        draft.Logo = [.. Png, .. new byte[BadgeRefusals.MaxLogoBytes]];
        (await saver.HandleAsync(scene.Event.Id, draft, Stop)).Refusal.ShouldBe(BadgeRefusals.LogoInvalid);
        draft.Logo = [];
        draft.Colours["team"] = "red;background:url(//x)";
        (await saver.HandleAsync(scene.Event.Id, draft, Stop)).Refusal.ShouldBe(BadgeRefusals.ColourInvalid);
        draft.Colours.Clear();
        draft.Headline = new string('x', 121);
        (await saver.HandleAsync(scene.Event.Id, draft, Stop)).Refusal.ShouldBe(BadgeRefusals.HeadlineTooLong);
    }

    [Theory, EachDatabase]
    public async Task Who_saves_over_what_another_has_saved_is_told(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var (saver, query) = (scene.App.Get<SaveBadgeDesignHandler>(), scene.App.Get<BadgesQuery>());
        var (mine, theirs) = (await OpenAsync(), await OpenAsync());
        (mine.Headline, theirs.Logo) = ("Messe", Png);
        (await saver.HandleAsync(scene.Event.Id, theirs, Stop)).IsRefused.ShouldBeFalse();

        (await saver.HandleAsync(scene.Event.Id, mine, Stop)).Refusal.ShouldBe(BadgeRefusals.ChangedByAnother);

        var now = await OpenAsync();
        (now.Headline, now.Logo.Length).ShouldBe(("", Png.Length));
        now.Headline = "Messe";
        (await saver.HandleAsync(scene.Event.Id, now, Stop)).IsRefused.ShouldBeFalse();
        (await OpenAsync()).Version.ShouldNotBe(now.Version);

        async Task<BadgeDraft> OpenAsync() => new(await query.FindAsync(scene.Event.Id, Stop));
    }

    [Theory, EachDatabase]
    public async Task The_sheet_shows_names_as_text_and_the_form_marks_what_was_on_it(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var ticket = await scene.TicketAsync("<b>Ada</b> O'Neil");
        using var organiser = await scene.App.SignInAsync(StaffRole.Organiser, scene.Event.Id);
        var address = $"/organise/events/{scene.Event.Slug}/door/badges/print";

        var sheet = await organiser.GetAsync(address, Stop);
        var html = await sheet.Content.ReadAsStringAsync(Stop);
        html.ShouldContain("&lt;b&gt;Ada&lt;/b&gt; O&#x27;Neil");
        html.ShouldContain("badge-sheets--a4fourup");
        var posted = await PostAsync(organiser, sheet, html, address, ticket.Id);

        posted.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var db = await scene.App.OpenDbAsync();
        (await db.Tickets.SingleAsync(t => t.Id == ticket.Id, Stop)).BadgePrintedAt.ShouldNotBeNull();
        (await organiser.GetStringAsync(address + "?again=true&order=nonsense&page=-3", Stop)).ShouldContain("notice--warning");
    }

    private static async Task<HttpResponseMessage> PostAsync(
        HttpClient client,
        HttpResponseMessage page,
        string html,
        string address,
        Guid ticket
    )
    {
        var token = System
            .Text.RegularExpressions.Regex.Match(html, "name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")
            .Groups[1]
            .Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["_handler"] = "printed",
                    ["__RequestVerificationToken"] = token,
                    ["Tickets"] = ticket.ToString(),
                }
            ),
        };
        var cookies = client
            .DefaultRequestHeaders.GetValues("Cookie")
            .Concat(page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        request.Headers.Add("Cookie", string.Join("; ", cookies));
        client.DefaultRequestHeaders.Remove("Cookie");
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies));
        request.Headers.Remove("Cookie");
        return await client.SendAsync(request, Stop);
    }
}
