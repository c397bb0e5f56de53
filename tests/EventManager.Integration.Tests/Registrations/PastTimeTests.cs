using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Registrations.SelfService;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>Noon of a fair that began at nine: its early time is over, its late one is to come.</summary>
public sealed class PastTimeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_time_that_is_over_is_neither_offered_nor_booked(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var (app, clock, fair, early, late) = await ArrangeAsync(kind);
        await using var running = app;
        var kept = (await app.RegisterAsync(Visitor(fair, "kim", late))).Value;
        clock.Advance(TimeSpan.FromHours(3));

        var page = await app.Client.GetStringAsync($"/e/{fair.Slug}/register", Stop);
        var booked = await app.RegisterAsync(Visitor(fair, "anna", early));
        var wished = await app.RegisterAsync(Visitor(fair, "ben", null) with { WishedSlots = [early.Id, late.Id] });
        var moved = await app.Services.GetRequiredService<ChangeTimeHandler>().HandleAsync(new(kept.Id, early.Id), Stop);

        page.ShouldContain($"{late.Id}");
        page.ShouldNotContain($"{early.Id}");
        booked.Refusal.ShouldBe(RegistrationRefusals.TimeSlotOver);
        wished.Refusal.ShouldBe(RegistrationRefusals.TimeSlotOver);
        moved.Refusal.ShouldBe(RegistrationRefusals.TimeSlotOver);
    }

    [Theory, EachDatabase]
    public async Task A_click_after_the_wished_time_asks_for_another_one(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var (app, clock, fair, early, late) = await ArrangeAsync(kind);
        await using var running = app;
        var anna = (await app.RegisterAsync(Visitor(fair, "anna", early) with { ConfirmEmail = true })).Value.Id;
        clock.Advance(TimeSpan.FromHours(3));
        var confirm = "/confirm/" + app.Token(LinkPurpose.Confirm, anna);

        (await app.Client.GetStringAsync(confirm, Stop)).ShouldContain("Deine Zeit ist vorbei");
        await app.PostFormAsync(confirm, "confirm", []);
        (await FindAsync(app, anna)).State.ShouldBe(RegistrationState.AwaitingConfirmation);
        await app.PostFormAsync(confirm, "confirm", new() { ["Form.Chooses"] = "true", ["Form.SlotId"] = $"{late.Id}" });

        (await FindAsync(app, anna)).TimeSlotId.ShouldBe(late.Id);
    }

    [Theory, EachDatabase]
    public async Task Whoever_waits_is_offered_nothing_that_is_over_and_no_longer_than_it_lasts(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var (app, clock, fair, early, late) = await ArrangeAsync(kind);
        await using var running = app;
        var inEarly = (await app.RegisterAsync(Visitor(fair, "anna", early))).Value;
        var inLate = (await app.RegisterAsync(Visitor(fair, "ben", late))).Value;
        var forEarly = (await app.RegisterAsync(Visitor(fair, "cem", early))).Value;
        var forLate = (await app.RegisterAsync(Visitor(fair, "dora", late))).Value;
        clock.Advance(TimeSpan.FromHours(3));

        var cancel = app.Services.GetRequiredService<CancelRegistrationHandler>();
        await cancel.HandleAsync(inEarly.Id, Stop);
        await cancel.HandleAsync(inLate.Id, Stop);

        (await FindAsync(app, forEarly.Id)).State.ShouldBe(RegistrationState.Waitlisted);
        var offered = await FindAsync(app, forLate.Id);
        (offered.State, offered.OfferExpiresAt).ShouldBe((RegistrationState.Offered, late.EndsAt));
        await cancel.HandleAsync(forEarly.Id, Stop);
        await using var db = await app.OpenDbAsync();
        (await db.SeatPools.Where(p => p.EventId == fair.Id).SumAsync(p => p.Waiting, Stop)).ShouldBe(0);
    }

    /// <summary>Nine o'clock: two times with one seat each, and a fair of two seats.</summary>
    private static async Task<(TestApp App, TestClock Clock, Event Fair, TimeSlot Early, TimeSlot Late)> ArrangeAsync(
        DatabaseUnderTest kind
    )
    {
        var clock = new TestClock();
        var app = await TestApp.StartAsync(kind, services: s => s.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        var fair = await app.AddEventAsync(capacity: 2);
        var early = new TimeSlot(fair.Id, fair.StartsAt, fair.StartsAt.AddHours(1), 1);
        var late = new TimeSlot(fair.Id, fair.StartsAt.AddHours(3), fair.StartsAt.AddHours(5), 1);
        await using var db = await app.OpenDbAsync();
        db.TimeSlots.AddRange(early, late);
        (await db.Events.SingleAsync(e => e.Id == fair.Id, Stop)).SetRegistrationWindow(clock.GetUtcNow().AddDays(-1), fair.EndsAt);
        await db.SaveChangesAsync(Stop);
        clock.Advance(fair.StartsAt - clock.GetUtcNow());
        return (app, clock, fair, early, late);
    }

    private static RegisterVisitor Visitor(Event fair, string name, TimeSlot? slot) =>
        TestRegistrations.Visitor(fair.Slug, name) with
        {
            TimeSlotId = slot?.Id,
        };

    private static async Task<Registration> FindAsync(TestApp app, Guid id)
    {
        await using var db = await app.OpenDbAsync();
        return await db.Registrations.SingleAsync(r => r.Id == id, Stop);
    }
}
