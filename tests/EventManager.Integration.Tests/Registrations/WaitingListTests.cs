using EventManager.Domain.Registrations;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EventManager.Integration.Tests.Registrations;

public sealed class WaitingListTests
{
    [Theory]
    [EachDatabase]
    public async Task A_freed_seat_is_offered_to_the_head_of_the_queue_and_held(DatabaseUnderTest kind)
    {
        Postgres.SkipWithout(kind);
        await using var app = await TestApp.StartAsync(kind);
        var @event = await app.AddEventAsync(1);
        var first = (await app.RegisterAsync(@event.Slug, "anna")).Value;
        var second = (await app.RegisterAsync(@event.Slug, "ben")).Value;
        var third = (await app.RegisterAsync(@event.Slug, "cem")).Value;

        (second.State, second.WaitingPosition).ShouldBe((RegistrationState.Waitlisted, 1));
        third.WaitingPosition.ShouldBe(2);
        await Cancel(app, first.Id);

        (await StateOf(app, second.Id)).ShouldBe(RegistrationState.Offered);
        (await StateOf(app, third.Id)).ShouldBe(RegistrationState.Waitlisted);
        (await app.RegisterAsync(@event.Slug, "dora")).Value.State.ShouldBe(RegistrationState.Waitlisted);
        (await app.Services.GetRequiredService<AcceptOfferHandler>().HandleAsync(second.Id, default)).IsRefused.ShouldBeFalse();
        (await StateOf(app, second.Id)).ShouldBe(RegistrationState.Confirmed);
        (await Pool(app, @event.SeatPoolId)).ShouldBe((1, 2));
    }

    [Theory]
    [EachDatabase]
    public async Task A_small_party_does_not_overtake_a_larger_one_that_waits(DatabaseUnderTest kind)
    {
        Postgres.SkipWithout(kind);
        await using var app = await TestApp.StartAsync(kind);
        var @event = await app.AddEventAsync(4);
        var early = (await app.RegisterAsync(@event.Slug, "early", 2)).Value;
        await app.RegisterAsync(@event.Slug, "other", 2);
        var large = (await app.RegisterAsync(@event.Slug, "large", 4)).Value;

        await Cancel(app, early.Id);
        var small = (await app.RegisterAsync(@event.Slug, "small")).Value;

        small.State.ShouldBe(RegistrationState.Waitlisted);
        (await StateOf(app, large.Id)).ShouldBe(RegistrationState.Waitlisted);
        (await Pool(app, @event.SeatPoolId)).ShouldBe((2, 5));
    }

    [Theory]
    [EachDatabase]
    public async Task An_offer_that_nobody_takes_moves_on_and_accepting_it_late_is_refused(DatabaseUnderTest kind)
    {
        Postgres.SkipWithout(kind);
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(kind, services: s => s.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        var @event = await app.AddEventAsync(1);
        var first = (await app.RegisterAsync(@event.Slug, "anna")).Value;
        var second = (await app.RegisterAsync(@event.Slug, "ben")).Value;
        var third = (await app.RegisterAsync(@event.Slug, "cem")).Value;
        await Cancel(app, first.Id);

        clock.Advance(TimeSpan.FromHours(25));
        var late = await app.Services.GetRequiredService<AcceptOfferHandler>().HandleAsync(second.Id, default);
        await app.Services.GetRequiredService<WaitingList>().SweepAsync(default);

        late.Refusal.ShouldBe(RegistrationRefusals.OfferExpired);
        (await StateOf(app, second.Id)).ShouldBe(RegistrationState.Expired);
        (await StateOf(app, third.Id)).ShouldBe(RegistrationState.Offered);
        (await Pool(app, @event.SeatPoolId)).ShouldBe((1, 0));
    }

    [Theory]
    [EachDatabase]
    public async Task Cancelling_from_many_tabs_at_once_gives_the_seat_back_once(DatabaseUnderTest kind)
    {
        Postgres.SkipWithout(kind);
        await using var app = await TestApp.StartAsync(kind);
        var @event = await app.AddEventAsync(10);
        var receipt = (await app.RegisterAsync(@event.Slug, "anna", 3)).Value;
        await app.RegisterAsync(@event.Slug, "ben", 2);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Cancel(app, receipt.Id)));

        (await Pool(app, @event.SeatPoolId)).ShouldBe((2, 0));
        await using var db = await app.OpenDbAsync();
        (await db.Outbox.CountAsync(mail => mail.SubjectId == receipt.Id && mail.Kind == "registration-cancelled")).ShouldBe(1);
        (await app.RegisterAsync(@event.Slug, "anna")).Value.State.ShouldBe(RegistrationState.Confirmed);
    }

    private static Task Cancel(TestApp app, Guid id) =>
        app.Services.GetRequiredService<CancelRegistrationHandler>().HandleAsync(id, CancellationToken.None);

    private static async Task<RegistrationState> StateOf(TestApp app, Guid id)
    {
        await using var db = await app.OpenDbAsync();
        return (await db.Registrations.SingleAsync(r => r.Id == id)).State;
    }

    private static async Task<(int Taken, int Waiting)> Pool(TestApp app, Guid id)
    {
        await using var db = await app.OpenDbAsync();
        var pool = await db.SeatPools.SingleAsync(p => p.Id == id);
        return (pool.Taken, pool.Waiting);
    }
}
