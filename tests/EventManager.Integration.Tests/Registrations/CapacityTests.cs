using EventManager.Data;
using EventManager.Domain.Registrations;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>Two nodes over one database, two hundred people, fifty seats.</summary>
public sealed class CapacityTests
{
    private const int Seats = 50;
    private const int People = 200;

    [Theory]
    [EachDatabase]
    public async Task Two_hundred_at_once_for_fifty_seats_gives_exactly_fifty_tickets(DatabaseUnderTest kind)
    {
        Postgres.SkipWithout(kind);
        var (confirmed, taken, tickets) = await RushAsync(kind, services => { });

        confirmed.ShouldBe(Seats);
        taken.ShouldBe(Seats);
        tickets.ShouldBe(Seats);
    }

    [Theory]
    [EachDatabase]
    public async Task Without_the_condition_in_the_statement_the_same_rush_oversells(DatabaseUnderTest kind)
    {
        Postgres.SkipWithout(kind);
        var (confirmed, _, _) = await RushAsync(
            kind,
            services => services.Replace(ServiceDescriptor.Singleton<SeatCounter, ReadThenWriteSeatCounter>())
        );

        confirmed.ShouldBeGreaterThan(Seats);
    }

    private static async Task<(int Confirmed, int Taken, int Tickets)> RushAsync(
        DatabaseUnderTest kind,
        Action<IServiceCollection> services
    )
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var one = await TestApp.StartAsync(on: database, services: services);
        await using var two = await TestApp.StartAsync(on: database, services: services);
        var @event = await one.AddEventAsync(Seats, e => e.HasWaitingList = false);

        var results = await Task.WhenAll(
            Enumerable.Range(0, People).Select(i => (i % 2 == 0 ? one : two).RegisterAsync(@event.Slug, "person" + i))
        );

        results.Where(result => result.IsRefused).ShouldAllBe(result => result.Refusal == RegistrationRefusals.SoldOut);
        await using var db = await one.OpenDbAsync();
        return (
            await db.Registrations.CountAsync(r => r.EventId == @event.Id && r.State == RegistrationState.Confirmed),
            (await db.SeatPools.SingleAsync(pool => pool.Id == @event.SeatPoolId)).Taken,
            await db.Tickets.CountAsync(t => t.EventId == @event.Id)
        );
    }

    /// <summary>How it must not be done: look, decide, write.</summary>
    private sealed class ReadThenWriteSeatCounter(IDbContextFactory<EventDb> databases) : SeatCounter
    {
        public override async Task<bool> TakeAsync(EventDb db, Guid poolId, int seats, CancellationToken stop)
        {
            await using var look = await databases.CreateDbContextAsync(stop);
            var pool = await look.SeatPools.AsNoTracking().SingleAsync(p => p.Id == poolId, stop);
            if (pool.Taken + seats > pool.Capacity)
                return false;
            await Task.Delay(20, stop);
            await db
                .SeatPools.Where(p => p.Id == poolId)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.Taken, p => p.Taken + seats), stop);
            return true;
        }
    }
}
