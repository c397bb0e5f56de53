using EventManager.Data;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EventManager.Integration.Tests.Registrations.Seating;

/// <summary>
/// Thousands of random arrivals, cancellations, other sizes and times, offers accepted and forgotten: never more than there is, nobody
/// overtaken, no seat lost. Seeds are fixed; a failure names the step.
/// </summary>
public sealed class NeverMoreThanThereIsTests
{
    private const int Clients = 6;
    private const int StepsOfOneRound = 30;

    [Theory]
    [EachDatabase(false)]
    [EachDatabase(true)]
    public async Task One_after_the_other_nobody_is_overtaken_and_no_seat_is_lost(DatabaseUnderTest kind, bool fillsGaps)
    {
        EachDatabase.Require(kind);
        var errors = await AloneAsync(kind, fillsGaps, StepsOn(kind), ignoreOrder: fillsGaps, _ => { });

        errors.ShouldBeEmpty();
    }

    [Theory]
    [EachDatabase]
    public async Task All_at_once_on_two_nodes_the_counters_are_what_people_hold(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var errors = await TogetherAsync(kind, RoundsOn(kind), _ => { });

        errors.ShouldBeEmpty();
    }

    /// <summary>Negative control: where gaps are filled the same check of the order must find who was overtaken.</summary>
    [Fact]
    public async Task The_check_of_the_order_sees_somebody_who_is_overtaken() =>
        (await AloneAsync(DatabaseUnderTest.Sqlite, fillsGaps: true, 400, ignoreOrder: false, _ => { })).ShouldContain(error =>
            error.Contains("was served before", StringComparison.Ordinal)
        );

    /// <summary>Negative control: a counter that is read and then written gives more than there is.</summary>
    [Theory]
    [EachDatabase]
    public async Task Without_the_condition_in_the_statement_more_is_given_than_there_is(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var errors = await TogetherAsync(kind, 6, services => services.Replace(ServiceDescriptor.Singleton<SeatCounter, Unguarded>()));

        errors.ShouldContain(error => error.Contains("seats are given", StringComparison.Ordinal));
    }

    /// <summary>Negative control: a seat that is not given back is missed.</summary>
    [Fact]
    public async Task A_lost_seat_is_found() =>
        (
            await AloneAsync(
                DatabaseUnderTest.Sqlite,
                false,
                200,
                ignoreOrder: true,
                services => services.Replace(ServiceDescriptor.Singleton<SeatCounter, Forgetful>())
            )
        ).ShouldContain(error => error.Contains("are held", StringComparison.Ordinal));

    /// <summary>Who is next is the program's to say, whichever database it asks: the long way is gone on the quickest.</summary>
    private static int StepsOn(DatabaseUnderTest kind) => kind is DatabaseUnderTest.Sqlite ? 1_200 : 400;

    /// <summary>What meets what is the database's: SQLite lets one write at a time.</summary>
    private static int RoundsOn(DatabaseUnderTest kind) => kind is DatabaseUnderTest.Sqlite ? 6 : 12;

    private static async Task<List<string>> AloneAsync(
        DatabaseUnderTest kind,
        bool fillsGaps,
        int steps,
        bool ignoreOrder,
        Action<IServiceCollection> services
    )
    {
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(
            kind,
            services: all =>
            {
                all.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
                services(all);
            }
        );
        var (@event, slots) = await RandomVisitors.AddFairAsync(app, fillsGaps);
        var visitors = new RandomVisitors(app, @event, slots, clock, seed: 4711);
        var before = await Books.ReadAsync(app, @event.Id);
        for (var step = 0; step < steps; step++)
        {
            await visitors.StepAsync();
            var after = await Books.ReadAsync(app, @event.Id);
            var errors = after.Errors().ToList();
            if (!ignoreOrder)
                errors.AddRange(after.Overtaken(before));
            if (errors.Count > 0)
                return [.. errors.Select(error => $"step {step}: {error}")];
            before = after;
        }
        await app.Get<WaitingList>().SweepAsync(default);
        ShouldHaveSeenAll(visitors.Done);
        return [.. (await Books.ReadAsync(app, @event.Id)).Forgotten(fillsGaps)];
    }

    private static async Task<List<string>> TogetherAsync(DatabaseUnderTest kind, int rounds, Action<IServiceCollection> services)
    {
        var clock = new TestClock();
        void Both(IServiceCollection all)
        {
            all.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            services(all);
        }
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var one = await TestApp.StartAsync(on: database, services: Both);
        await using var two = await TestApp.StartAsync(on: database, services: Both);
        var (@event, slots) = await RandomVisitors.AddFairAsync(one, fillsGaps: false);
        var clients = Enumerable
            .Range(0, Clients)
            .Select(client => new RandomVisitors(client % 2 == 0 ? one : two, @event, slots, clock, seed: 100 + client))
            .ToList();
        for (var round = 0; round < rounds; round++)
        {
            await Task.WhenAll(clients.Select(StepsAsync));
            await one.Get<WaitingList>().SweepAsync(default);
            var books = await Books.ReadAsync(one, @event.Id);
            var errors = books.Errors().Concat(books.Forgotten(fillsGaps: false)).Select(error => $"round {round}: {error}").ToList();
            if (errors.Count > 0)
                return errors;
        }
        await using var db = await one.OpenDbAsync();
        (await db.WaitingListMoves.CountAsync(m => m.EventId == @event.Id && m.Overtaken > 0)).ShouldBe(0);
        (await db.WaitingListMoves.CountAsync(m => m.EventId == @event.Id && m.Kind == WaitingListMoveKind.Offered)).ShouldBeGreaterThan(
            20
        );
        return [];
    }

    private static async Task StepsAsync(RandomVisitors visitors)
    {
        for (var step = 0; step < StepsOfOneRound; step++)
            await visitors.StepAsync();
    }

    private static void ShouldHaveSeenAll(Dictionary<string, int> done)
    {
        foreach (
            var what in new[]
            {
                "Confirmed",
                "Waitlisted",
                "cancelled",
                "resized",
                "resized refused",
                "other time",
                "accepted",
                "swept True",
            }
        )
            done.GetValueOrDefault(what).ShouldBeGreaterThan(0, what);
    }

    /// <summary>How it must not be done: look, decide, write.</summary>
    private sealed class Unguarded : SeatCounter
    {
        public override async Task<bool> TakeAsync(EventDb db, Guid poolId, int seats, CancellationToken stop)
        {
            var pool = await db.SeatPools.AsNoTracking().SingleAsync(p => p.Id == poolId, stop);
            // As if the look had been taken a moment earlier.
            if (pool.Taken + seats > pool.Capacity + 4)
                return false;
            await db
                .SeatPools.Where(p => p.Id == poolId)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.Taken, p => p.Taken + seats), stop);
            return true;
        }
    }

    private sealed class Forgetful : SeatCounter
    {
        private int calls;

        public override Task GiveBackAsync(EventDb db, Guid poolId, int seats, CancellationToken stop) =>
            ++calls % 5 == 0 ? Task.CompletedTask : base.GiveBackAsync(db, poolId, seats, stop);
    }
}
