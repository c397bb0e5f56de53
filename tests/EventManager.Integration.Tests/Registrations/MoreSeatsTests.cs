using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Programme;
using EventManager.Integration.Tests.Registrations.Seating;
using EventManager.Testing;
using EventManager.Web.Features.Events.Editing;
using EventManager.Web.Features.Programme.Planning;
using EventManager.Web.Features.Programme.SignUp;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>Seats that the organiser adds go to those who wait, at once.</summary>
public sealed class MoreSeatsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task More_seats_in_the_house_are_offered_in_order_as_the_event_is_saved(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync(1, e => (e.PlaceNote, e.HasWaitingList) = (new("Halle", "Hall"), true));
        await app.RegisterAsync(fair.Slug, "anna");
        var (ben, cem) = ((await app.RegisterAsync(fair.Slug, "ben")).Value, (await app.RegisterAsync(fair.Slug, "cem")).Value);
        var form = (await app.Get<EventFormQuery>().FindAsync(fair.Id, Stop)).Form;
        form.Capacity = 2;

        (await app.Get<SaveEventHandler>().HandleAsync(new SaveEvent(form, null), Stop)).Refusals.ShouldBeEmpty();

        await using var db = await app.OpenDbAsync();
        var states = await db.Registrations.ToDictionaryAsync(r => r.Id, r => r.State, Stop);
        states[ben.Id].ShouldBe(RegistrationState.Offered);
        states[cem.Id].ShouldBe(RegistrationState.Waitlisted);
        var move = await db.WaitingListMoves.SingleAsync(Stop);
        (move.RegistrationId, move.Trigger).ShouldBe((ben.Id, WaitingListTrigger.MoreSeats));
        (await Books.ReadAsync(app, fair.Id)).Errors().ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task More_seats_at_a_time_are_offered_to_those_who_wait_for_it(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync(10, e => (e.PlaceNote, e.HasWaitingList) = (new("Halle", "Hall"), true));
        var slot = new TimeSlot(fair.Id, fair.StartsAt, fair.StartsAt.AddHours(1), 1);
        await using var db = await app.OpenDbAsync();
        db.Add(slot);
        await db.SaveChangesAsync(Stop);
        await app.RegisterAsync(TestRegistrations.Visitor(fair.Slug, "anna") with { WishedSlots = [slot.Id] });
        var ben = (await app.RegisterAsync(TestRegistrations.Visitor(fair.Slug, "ben") with { WishedSlots = [slot.Id] })).Value;
        ben.State.ShouldBe(RegistrationState.Waitlisted);
        var form = (await app.Get<EventFormQuery>().FindAsync(fair.Id, Stop)).Form;
        form.Slots.Single().Capacity = 2;

        (await app.Get<SaveEventHandler>().HandleAsync(new SaveEvent(form, null), Stop)).Refusals.ShouldBeEmpty();

        (await db.Registrations.Where(r => r.Id == ben.Id).Select(r => r.State).SingleAsync(Stop)).ShouldBe(RegistrationState.Offered);
        (await Books.ReadAsync(app, fair.Id)).Errors().ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task More_places_in_a_session_are_given_as_it_is_saved(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var session = await world.AddSessionAsync("Yoga", capacity: 1);
        var (ada, bob) = (await world.AddPersonAsync(), await world.AddPersonAsync());
        await world.Get<ChooseSessionHandler>().HandleAsync(new(ada.Id, session.Id), Stop);
        (await world.Get<WaitForSessionHandler>().JoinAsync(bob.Id, session.Id, Stop)).IsRefused.ShouldBeFalse();
        var read = (await world.Get<PlanningQuery>().FindAsync(world.Event.Id, session.Id, withAddresses: true, Stop))!;

        var saved = await world
            .Get<SaveSessionHandler>()
            .HandleAsync(new(world.Event.Id, session.Id, read.Version, read.Plan with { Capacity = 2 }), Stop);

        saved.Refusals.ShouldBeEmpty();
        (await world.CountAsync(session)).ShouldBe((2, 2));
    }
}
