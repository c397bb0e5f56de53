using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Programme.SignUp;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Programme;

public sealed class SignUpTests
{
    private static CancellationToken Stop => ProgrammeWorld.Stop;

    [Theory, EachDatabase]
    public async Task Thirty_people_at_once_get_exactly_eight_places(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var session = await world.AddSessionAsync("Wie finden Schüler einen Platz?", capacity: 8);
        var people = new List<Registration>();
        for (var i = 0; i < 30; i++)
            people.Add(await world.AddPersonAsync());

        var results = await Task.WhenAll(people.Select(person => ChooseAsync(world, person, session)));

        results.Count(result => !result.IsRefused).ShouldBe(8);
        results.Where(result => result.IsRefused).ShouldAllBe(result => result.Refusal == ProgrammeRefusals.Full);
        (await world.CountAsync(session)).ShouldBe((8, 8));
    }

    [Theory, EachDatabase]
    public async Task A_double_click_takes_one_place(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var session = await world.AddSessionAsync("AG");
        var person = await world.AddPersonAsync(party: 3);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ChooseAsync(world, person, session)));

        results.ShouldAllBe(result => !result.IsRefused);
        (await world.CountAsync(session)).ShouldBe((3, 1));
    }

    [Theory, EachDatabase]
    public async Task Parallel_sessions_exclude_each_other_even_when_chosen_at_once(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var (one, two) = (await world.AddSessionAsync("Eins"), await world.AddSessionAsync("Zwei", from: 1.5));
        var later = await world.AddSessionAsync("Später", from: 2);
        for (var round = 0; round < 5; round++)
        {
            var person = await world.AddPersonAsync();

            var results = await Task.WhenAll(ChooseAsync(world, person, one), ChooseAsync(world, person, two));

            results.Count(result => !result.IsRefused).ShouldBe(1);
            results.Single(result => result.IsRefused).Refusal!.Code.ShouldBe("programme.overlaps");
        }
        var other = await world.AddPersonAsync();
        (await ChooseAsync(world, other, one)).Refusal.ShouldBeNull();
        (await ChooseAsync(world, other, later)).Refusal.ShouldBeNull();
    }

    [Theory, EachDatabase]
    public async Task Switching_gives_back_and_takes_at_once(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var (old, @new) = (await world.AddSessionAsync("Alt"), await world.AddSessionAsync("Neu"));
        var person = await world.AddPersonAsync();
        await ChooseAsync(world, person, old);

        (await ChooseAsync(world, person, @new, giveUp: true)).Refusal.ShouldBeNull();

        (await world.CountAsync(old)).ShouldBe((0, 0));
        (await world.CountAsync(@new)).ShouldBe((1, 1));
    }

    [Theory, EachDatabase]
    public async Task Switching_to_a_full_session_keeps_the_old_place(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        // Both orders of the two counters, since the statements follow it.
        var (first, second, third) = (
            await world.AddSessionAsync("Eins", capacity: 1),
            await world.AddSessionAsync("Zwei", capacity: 1),
            await world.AddSessionAsync("Drei", capacity: 1)
        );
        var (ada, ben, cem) = (await world.AddPersonAsync(), await world.AddPersonAsync(), await world.AddPersonAsync());
        await ChooseAsync(world, ada, first);
        await ChooseAsync(world, ben, second);
        await ChooseAsync(world, cem, third);

        (await ChooseAsync(world, ada, second, giveUp: true)).Refusal.ShouldBe(ProgrammeRefusals.Full);
        (await ChooseAsync(world, cem, second, giveUp: true)).Refusal.ShouldBe(ProgrammeRefusals.Full);

        (await world.CountAsync(first)).ShouldBe((1, 1));
        (await world.CountAsync(second)).ShouldBe((1, 1));
        (await world.CountAsync(third)).ShouldBe((1, 1));
    }

    [Theory, EachDatabase]
    public async Task Cancelling_a_registration_gives_all_its_places_back_once(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var (one, two) = (await world.AddSessionAsync("Eins"), await world.AddSessionAsync("Zwei", from: 3));
        var (person, other) = (await world.AddPersonAsync(party: 2), await world.AddPersonAsync());
        await ChooseAsync(world, person, one);
        await ChooseAsync(world, person, two);
        await ChooseAsync(world, other, one);

        for (var times = 0; times < 2; times++)
            await CancelAsync(world, person);

        (await world.CountAsync(one)).ShouldBe((1, 1));
        (await world.CountAsync(two)).ShouldBe((0, 0));
        (await ChooseAsync(world, person, two)).Refusal.ShouldBe(ProgrammeRefusals.NotConfirmed);
    }

    [Theory, EachDatabase]
    public async Task Nobody_keeps_a_place_who_signs_up_while_cancelling(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var session = await world.AddSessionAsync("AG", capacity: 50);
        for (var round = 0; round < 8; round++)
        {
            var person = await world.AddPersonAsync();
            await Task.WhenAll(ChooseAsync(world, person, session), CancelAsync(world, person));
        }

        (await world.CountAsync(session)).ShouldBe((0, 0));
    }

    [Theory, EachDatabase]
    public async Task Only_a_session_of_the_own_event_with_places_that_has_not_begun_can_be_chosen(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        await using var db = await world.App.OpenDbAsync();
        var foreign = await world.AddSessionAsync("Fremd", @event: await ProgrammeWorld.AddEventAsync(db, "anderes"));
        var talk = await world.AddSessionAsync("Vortrag", capacity: null);
        var begun = await world.AddSessionAsync("Läuft", from: -48);
        var person = await world.AddPersonAsync();

        (await ChooseAsync(world, person, foreign)).Refusal.ShouldBe(ProgrammeRefusals.NotFound);
        (await ChooseAsync(world, person, talk)).Refusal.ShouldBe(ProgrammeRefusals.NoSignUp);
        (await ChooseAsync(world, person, begun)).Refusal.ShouldBe(ProgrammeRefusals.Started);
        (await world.Get<WaitForSessionHandler>().JoinAsync(person.Id, begun.Id, Stop)).Refusal.ShouldBe(ProgrammeRefusals.Started);
    }

    [Theory, EachDatabase]
    public async Task Leaving_twice_gives_one_place_back(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var session = await world.AddSessionAsync("AG");
        var (person, other) = (await world.AddPersonAsync(), await world.AddPersonAsync());
        await ChooseAsync(world, person, session);
        await ChooseAsync(world, other, session);

        var leave = new LeaveSession(person.Id, session.Id);
        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => world.Get<LeaveSessionHandler>().HandleAsync(leave, Stop)));

        results.ShouldAllBe(result => !result.IsRefused);
        (await world.CountAsync(session)).ShouldBe((1, 1));
    }

    internal static Task<Result<Done>> ChooseAsync(ProgrammeWorld world, Registration person, Session session, bool giveUp = false) =>
        world.Get<ChooseSessionHandler>().HandleAsync(new(person.Id, session.Id, giveUp), Stop);

    /// <summary>What the cancelling handler does with a registration's sessions.</summary>
    private static async Task CancelAsync(ProgrammeWorld world, Registration person) =>
        await world
            .Get<Web.Platform.Databases.Transactions>()
            .RunAsync<Done>(
                async (db, stop) =>
                {
                    var registration = await db.Registrations.SingleAsync(r => r.Id == person.Id, stop);
                    await SessionPlaces.GiveBackAllAsync(db, new SeatCounter(), person.Id, stop);
                    registration.Cancel(DateTimeOffset.UtcNow);
                    return new Done();
                },
                Stop
            );
}
