using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn.Badges;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>Badges for people whose names nobody knows: pupils of a class, those who come along.</summary>
public sealed class ClassBadgeTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_class_is_a_page_with_a_badge_for_each_and_is_printed_once(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await ClassAsync(scene, "9b, Offene Schule Waldau", 25);
        var second = await ClassAsync(scene, "10a, Valentin-Traudt-Schule", 120);
        await scene.TicketAsync("Ada");
        await ClassAsync(scene, "gone", 9, r => r.Cancel(DateTimeOffset.UtcNow));
        var query = scene.App.Services.GetRequiredService<BadgesQuery>();
        var choice = new BadgeChoice(BadgeOrder.Name, "", false, null, 1, Classes: true);

        var first = await query.ReadAsync(scene.Event.Id, choice, Stop);
        (first.Pages, first.Total, first.Badges.Count, first.PrintedBefore).ShouldBe((2, 145, 120, 0));
        first.Badges[0].Name.ShouldBe("Aylin Yılmaz");
        first
            .Badges.Skip(1)
            .ShouldAllBe(badge => badge.Name == "" && badge.Organisation == "10a, Valentin-Traudt-Schule" && badge.Code == "");
        (await query.ReadAsync(scene.Event.Id, choice with { Page = 2 }, Stop)).Badges.Count.ShouldBe(25);
        (await query.CountClassesAsync(scene.Event.Id, Stop)).ShouldBe((2, 2, 145));
        await scene.App.Services.GetRequiredService<MarkBadgesPrintedHandler>().HandleAsync(scene.Event.Id, [second.Id], null, Stop);

        (await query.ReadAsync(scene.Event.Id, choice, Stop)).Badges.Count.ShouldBe(25);
        (await query.CountClassesAsync(scene.Event.Id, Stop)).ShouldBe((2, 1, 25));
        (await query.ReadAsync(scene.Event.Id, choice with { Again = true }, Stop)).PrintedBefore.ShouldBe(120);
        (await query.ReadAsync(scene.Event.Id, choice with { Classes = false }, Stop)).Badges.Select(badge => badge.Name).ShouldBe(["Ada"]);
    }

    [Theory, EachDatabase]
    public async Task Classes_come_as_in_a_telephone_book(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        foreach (var name in new[] { "Zirkel", "Ärztekurs", "abitur", "Ökokurs" })
            await ClassAsync(scene, name, 2);
        var query = scene.App.Services.GetRequiredService<BadgesQuery>();
        var piles = new List<string>();
        for (var page = 1; page <= 4; page++)
        {
            var choice = new BadgeChoice(BadgeOrder.Name, "", false, null, page, Classes: true);
            piles.Add((await query.ReadAsync(scene.Event.Id, choice, Stop)).Badges[1].Organisation);
        }

        piles.ShouldBe(["abitur", "Ärztekurs", "Ökokurs", "Zirkel"]);
    }

    [Theory, EachDatabase]
    public async Task Of_a_party_who_is_named_has_the_name_and_the_others_a_line_and_with_whom_they_come(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var now = DateTimeOffset.UtcNow;
        await using (var db = await scene.App.OpenDbAsync())
        {
            var party = new Registration(scene.Event, new Person("Mia", "Öz", "mia@example.org"), "de", 3, now);
            party.Confirm(now);
            db.AddRange(
                party,
                new Ticket(scene.Event.Id, party.Id, 1, "Mia Öz", now),
                new Ticket(scene.Event.Id, party.Id, 2, "Ben Öz", now),
                new Ticket(scene.Event.Id, party.Id, 3, "Mia Öz +2", now)
            );
            await db.SaveChangesAsync(Stop);
        }

        var page = await scene
            .App.Services.GetRequiredService<BadgesQuery>()
            .ReadAsync(scene.Event.Id, new BadgeChoice(BadgeOrder.Name, "", false, null, 1), Stop);

        page.Badges.Select(badge => (badge.Name, badge.Organisation)).ShouldBe([("Mia Öz", ""), ("Ben Öz", ""), ("", "mit Mia Öz")]);
        page.Badges.ShouldAllBe(badge => badge.Code.Length > 0);
    }

    private static Task<Ticket> ClassAsync(DoorScene scene, string name, int people, Action<Registration>? change = null) =>
        scene.TicketAsync(
            name,
            registration =>
            {
                registration.PartyName = name;
                change?.Invoke(registration);
            },
            ticket =>
            {
                ticket.StandFor(people, DateTimeOffset.UtcNow);
                ticket.Category = "class";
            }
        );
}
