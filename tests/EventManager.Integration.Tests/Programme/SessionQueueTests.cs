using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Programme.SignUp;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Registrations.SelfService;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Programme;

/// <summary>Waiting for a place in a full session.</summary>
public sealed class SessionQueueTests
{
    private static CancellationToken Stop => ProgrammeWorld.Stop;

    [Theory, EachDatabase]
    public async Task A_free_place_goes_to_the_first_who_waits_who_gives_up_the_one_at_the_same_time(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var (wanted, other) = (await world.AddSessionAsync("Yoga", capacity: 1), await world.AddSessionAsync("Klettern", capacity: 1));
        var (ada, bob, eve) = (await world.AddPersonAsync(), await world.AddPersonAsync(), await world.AddPersonAsync());
        await ChooseAsync(world, ada, wanted);
        await ChooseAsync(world, bob, other);
        (await WaitAsync(world, bob, wanted)).ShouldBeNull();
        (await WaitAsync(world, bob, wanted)).ShouldBeNull("twice is as good as once");
        (await WaitAsync(world, eve, other)).ShouldBeNull();
        (await ChooseAsync(world, eve, wanted)).ShouldBe(ProgrammeRefusals.Full);

        await world.Get<LeaveSessionHandler>().HandleAsync(new(ada.Id, wanted.Id), Stop);

        (await HoldersAsync(world, wanted)).ShouldBe([bob.Id]);
        (await HoldersAsync(world, other)).ShouldBe([eve.Id], "what bob gave up is given on");
        await ShouldAddUpAsync(world, wanted, other);
        (await world.MailsAsync("session-place")).Count.ShouldBe(2);
        await using var db = await world.App.OpenDbAsync();
        (await db.WaitingListMoves.CountAsync(m => m.Kind == WaitingListMoveKind.SessionPlaceGiven, Stop)).ShouldBe(2);
    }

    [Theory, EachDatabase]
    public async Task A_party_waits_until_all_of_it_fit_and_nobody_overtakes_it(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var session = await world.AddSessionAsync("Yoga", capacity: 3);
        var (two, one, party, late) = (
            await world.AddPersonAsync(party: 2),
            await world.AddPersonAsync(),
            await world.AddPersonAsync(party: 2),
            await world.AddPersonAsync()
        );
        await ChooseAsync(world, two, session);
        await ChooseAsync(world, one, session);
        await WaitAsync(world, party, session);
        await WaitAsync(world, late, session);

        await world.Get<LeaveSessionHandler>().HandleAsync(new(one.Id, session.Id), Stop);
        (await HoldersAsync(world, session)).ShouldBe([two.Id]);
        (await WaitAsync(world, await world.AddPersonAsync(party: 4), session)).ShouldBe(ProgrammeRefusals.Full);

        await world.Get<WaitForSessionHandler>().LeaveAsync(party.Id, session.Id, Stop);
        (await HoldersAsync(world, session)).ShouldBe([two.Id, late.Id], ignoreOrder: true);
        await ShouldAddUpAsync(world, session);
    }

    [Theory, EachDatabase]
    public async Task Choosing_waiting_leaving_resizing_and_cancelling_at_once_lose_no_place(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        await OpenAsync(world);
        Session[] sessions = [await world.AddSessionAsync("Eins", capacity: 4), await world.AddSessionAsync("Zwei", capacity: 3)];
        var people = new List<Guid>();
        for (var i = 0; i < 18; i++)
            people.Add((await world.App.RegisterAsync(world.Event.Slug, "gast" + i, 1 + i % 2)).Value.Id);

        await Task.WhenAll(people.Chunk(3).Select((own, client) => ClientAsync(world, own, sessions, new Random(client))));
        await world.Get<SessionQueue>().RunAsync(Stop);

        await ShouldAddUpAsync(world, sessions);
        await using var db = await world.App.OpenDbAsync();
        (await db.WaitingListMoves.CountAsync(m => m.Kind == WaitingListMoveKind.SessionPlaceGiven, Stop)).ShouldBeGreaterThan(3);
    }

    private static async Task ClientAsync(ProgrammeWorld world, Guid[] own, Session[] sessions, Random dice)
    {
        for (var step = 0; step < 120; step++)
        {
            var (id, session) = (own[dice.Next(own.Length)], sessions[dice.Next(sessions.Length)].Id);
            switch (dice.Next(12))
            {
                case < 4:
                    await world.Get<ChooseSessionHandler>().HandleAsync(new(id, session, GiveUpParallel: dice.Next(2) == 0), Stop);
                    break;
                case < 8:
                    await world.Get<WaitForSessionHandler>().JoinAsync(id, session, Stop);
                    break;
                case 8:
                    await world.Get<LeaveSessionHandler>().HandleAsync(new(id, session), Stop);
                    break;
                case 9:
                    await world.Get<WaitForSessionHandler>().LeaveAsync(id, session, Stop);
                    break;
                case 10:
                    await world.Get<ChangePartyHandler>().HandleAsync(new(id, dice.Next(1, 4)), Stop);
                    break;
                default:
                    if (step == 30)
                        await world.Get<CancelRegistrationHandler>().HandleAsync(id, Stop);
                    break;
            }
        }
    }

    private static async Task OpenAsync(ProgrammeWorld world)
    {
        await using var db = await world.App.OpenDbAsync();
        var @event = await db.Events.SingleAsync(e => e.Id == world.Event.Id, Stop);
        @event.SetRegistrationWindow(DateTimeOffset.UtcNow.AddDays(-1), @event.EndsAt).ShouldBeNull();
        @event.MaxPartySize = 5;
        await db.SaveChangesAsync(Stop);
    }

    private static async Task<Domain.Common.Refusal?> ChooseAsync(ProgrammeWorld world, Registration person, Session session) =>
        (await world.Get<ChooseSessionHandler>().HandleAsync(new(person.Id, session.Id), Stop)).Refusal;

    private static async Task<Domain.Common.Refusal?> WaitAsync(ProgrammeWorld world, Registration person, Session session) =>
        (await world.Get<WaitForSessionHandler>().JoinAsync(person.Id, session.Id, Stop)).Refusal;

    private static async Task<List<Guid>> HoldersAsync(ProgrammeWorld world, Session session)
    {
        await using var db = await world.App.OpenDbAsync();
        return await db.SessionPlaces.Where(p => p.SessionId == session.Id).Select(p => p.RegistrationId).ToListAsync(Stop);
    }

    private static async Task ShouldAddUpAsync(ProgrammeWorld world, params Session[] sessions)
    {
        await using var db = await world.App.OpenDbAsync();
        foreach (var session in sessions)
        {
            var pool = await db.SeatPools.AsNoTracking().SingleAsync(p => p.Id == session.SeatPoolId, Stop);
            var taken = await db
                .SessionPlaces.Where(p => p.SessionId == session.Id)
                .Join(db.Registrations, p => p.RegistrationId, r => r.Id, (_, r) => r.PartySize)
                .SumAsync(Stop);
            var waiting = await db
                .SessionWaits.Where(w => w.SessionId == session.Id)
                .Join(db.Registrations, w => w.RegistrationId, r => r.Id, (_, r) => r.PartySize)
                .SumAsync(Stop);
            (pool.Taken, pool.Waiting).ShouldBe((taken, waiting), session.Title.German);
            pool.Taken.ShouldBeLessThanOrEqualTo(pool.Capacity);
        }
    }
}
