using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.CheckIn;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Registrations.SelfService;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>A party gives up seats in the very moment when the door lets some of it in.</summary>
public sealed class PartyAtTheDoorTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase(true)]
    [EachDatabase(false)]
    public async Task A_ticket_that_came_in_after_it_was_counted_is_not_taken_back(DatabaseUnderTest kind, bool cameIn)
    {
        var scene = await OpenAsync(kind);
        var party = (await scene.App.RegisterAsync(scene.Event.Slug, Name(), 2)).Value.Id;
        await using var db = await scene.App.OpenDbAsync();
        var registration = await db.Registrations.SingleAsync(r => r.Id == party, Stop);
        if (cameIn)
        {
            var now = DateTimeOffset.UtcNow;
            await db
                .Tickets.Where(t => t.RegistrationId == party)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.AdmittedAt, now).SetProperty(t => t.IsInside, true), Stop);
        }
        // What the handler has decided before the door was quicker.
        registration.Resize(1, DateTimeOffset.UtcNow);
        var fit = () => RegistrationTickets.FitAsync(db, registration, DateTimeOffset.UtcNow, Stop);

        if (cameIn)
            await fit.ShouldThrowAsync<DbUpdateConcurrencyException>();
        else
            await fit.ShouldNotThrowAsync();
    }

    [Theory, EachDatabase]
    public async Task Nobody_who_was_let_in_loses_the_ticket_however_the_moments_fall(DatabaseUnderTest kind)
    {
        var scene = await OpenAsync(kind);
        var parties = new List<(Guid Id, string[] Codes)>();
        for (var i = 0; i < 20; i++)
        {
            var id = (await scene.App.RegisterAsync(scene.Event.Slug, Name(), 2)).Value.Id;
            parties.Add((id, await CodesAsync(scene, id)));
        }

        await Parallel.ForEachAsync(
            parties.SelectMany(party =>
                new Func<Task>[]
                {
                    () => scene.App.Get<ChangePartyHandler>().HandleAsync(new ChangeParty(party.Id, 1), Stop),
                    () => scene.SendAsync(scene.Phone, [.. party.Codes.Select(code => DoorScene.Scan(code))]),
                }
            ),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Stop },
            async (act, _) => await act()
        );

        await using var db = await scene.App.OpenDbAsync();
        var ids = parties.Select(party => party.Id).ToArray();
        var tickets = await db.Tickets.AsNoTracking().Where(t => ids.Contains(t.RegistrationId)).ToListAsync(Stop);
        tickets.ShouldNotContain(t => t.State == TicketState.Cancelled && t.AdmittedAt != null);
        var sizes = await db.Registrations.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.PartySize, Stop);
        tickets
            .Where(t => t.State == TicketState.Valid)
            .GroupBy(t => t.RegistrationId)
            .ShouldAllBe(group => group.Count() == sizes[group.Key]);
    }

    private async Task<DoorScene> OpenAsync(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await using var db = await scene.App.OpenDbAsync();
        var fair = await db.Events.SingleAsync(e => e.Id == scene.Event.Id, Stop);
        fair.SetRegistrationWindow(DateTimeOffset.UtcNow.AddDays(-1), fair.EndsAt).ShouldBeNull();
        fair.MaxPartySize = 5;
        await db.SaveChangesAsync(Stop);
        return scene;
    }

    private static string Name() => "p" + Guid.NewGuid().ToString("N")[..12];

    private static async Task<string[]> CodesAsync(DoorScene scene, Guid party)
    {
        await using var db = await scene.App.OpenDbAsync();
        var codes = new List<string>();
        foreach (var id in await db.Tickets.Where(t => t.RegistrationId == party).Select(t => t.Id).ToListAsync(Stop))
            codes.Add(await scene.CodeAsync(id));
        return [.. codes];
    }
}
