using System.Net;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Events;
using EventManager.Integration.Tests.Registrations.Seating;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Registrations.Organising;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>An organiser cancelled the wrong person, or the person has thought again.</summary>
public sealed class ReinstateTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_cancellation_is_taken_back_with_seats_tickets_and_a_mail_once(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync(capacity: 3);
        var slot = new TimeSlot(fair.Id, fair.StartsAt, fair.StartsAt.AddHours(1), 3);
        await app.AddAsync(slot);
        var anna = (await app.RegisterAsync(TestRegistrations.Visitor(fair.Slug, "anna", 2) with { TimeSlotId = slot.Id })).Value.Id;
        await app.Get<CancelRegistrationHandler>().HandleAsync(anna, Stop);

        (await ReinstateAsync(app, fair, anna)).IsRefused.ShouldBeFalse();
        (await ReinstateAsync(app, fair, anna)).IsRefused.ShouldBeFalse("twice is as good as once");

        await using var db = await app.OpenDbAsync();
        var row = await db.Registrations.SingleAsync(r => r.Id == anna, Stop);
        (row.State, row.TimeSlotId, row.CancelledAt).ShouldBe((RegistrationState.Confirmed, slot.Id, null));
        row.ActiveKey.ShouldBe("anna@schule.example");
        (await db.Tickets.CountAsync(t => t.RegistrationId == anna && t.State == TicketState.Valid, Stop)).ShouldBe(2);
        (await db.Outbox.CountAsync(m => m.Kind == RegistrationMails.Reinstated, Stop)).ShouldBe(1);
        (await db.Audit.CountAsync(a => a.Action == "registration.reinstated", Stop)).ShouldBe(1);
        (await Books.ReadAsync(app, fair.Id)).Errors().ShouldBeEmpty();
        (await app.RegisterAsync(fair.Slug, "anna")).Refusal.ShouldBe(RegistrationRefusals.AlreadyRegistered);
    }

    [Theory, EachDatabase]
    public async Task Nobody_loses_a_seat_or_a_turn_by_it(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync(capacity: 2);
        var anna = (await app.RegisterAsync(fair.Slug, "anna")).Value.Id;
        var ben = (await app.RegisterAsync(fair.Slug, "ben")).Value.Id;
        var cancel = app.Get<CancelRegistrationHandler>();
        await cancel.HandleAsync(anna, Stop);
        await app.RegisterAsync(fair.Slug, "cem");

        var full = await ReinstateAsync(app, fair, anna);
        await app.RegisterAsync(fair.Slug, "dora", 2);
        await cancel.HandleAsync(ben, Stop);
        var inTurn = await ReinstateAsync(app, fair, ben);

        full.Refusal.ShouldBe(RegistrationRefusals.SeatGone);
        inTurn.Refusal.ShouldBe(RegistrationRefusals.SeatGone, "two wait for the seat that is free");
        (await Books.ReadAsync(app, fair.Id)).Errors().ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task It_is_refused_where_it_has_no_sense(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(kind, services: s => s.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        var (fair, other) = (await app.AddEventAsync(), await app.AddEventAsync(slug: "andere"));
        var never = (await app.RegisterAsync(TestRegistrations.Visitor(fair.Slug, "kim") with { ConfirmEmail = true })).Value.Id;
        var anna = (await app.RegisterAsync(fair.Slug, "anna")).Value.Id;
        var late = (await app.RegisterAsync(fair.Slug, "late")).Value.Id;
        foreach (var id in new[] { never, anna, late })
            await app.Get<CancelRegistrationHandler>().HandleAsync(id, Stop);
        await app.RegisterAsync(fair.Slug, "anna");

        (await ReinstateAsync(app, fair, never)).Refusal.ShouldBe(RegistrationRefusals.NotToReinstate);
        (await ReinstateAsync(app, fair, anna)).Refusal.ShouldBe(RegistrationRefusals.AlreadyRegistered);
        (await ReinstateAsync(app, other, late)).Refusal.ShouldBe(RegistrationRefusals.NotFound, "of another event");
        clock.Advance(fair.EndsAt - clock.GetUtcNow());
        (await ReinstateAsync(app, fair, late)).Refusal.ShouldBe(EventRefusals.Finished);
    }

    [Fact]
    public async Task The_list_with_the_button_is_for_the_events_organisers()
    {
        await using var app = await TestApp.StartAsync();
        var (fair, other) = (await app.AddEventAsync(), await app.AddEventAsync(slug: "andere"));
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        using var contributor = await app.SignInAsync(StaffRole.Contributor, fair.Id);
        using var door = await app.SignInAsync(StaffRole.Door, fair.Id);
        using var stranger = await app.SignInAsync(StaffRole.Organiser, other.Id);
        var list = $"/organise/events/{fair.Slug}/registrations";

        (await organiser.GetAsync(list, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var wrong in new[] { contributor, door, stranger })
            (await wrong.GetAsync(list, Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static Task<Result<Done>> ReinstateAsync(TestApp app, Event fair, Guid id) =>
        app.Get<ReinstateRegistrationHandler>().HandleAsync(new(fair.Id, id, Guid.CreateVersion7()), Stop);
}
