using EventManager.Data;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>Seats under a rush: the guard is the condition in the statement, and a counter without it oversells.</summary>
public sealed class SeatCounterTests
{
    private const int Capacity = 10;
    private const int Callers = 40;

    [Theory, EachDatabase]
    public async Task Many_at_once_get_exactly_the_seats_there_are(DatabaseUnderTest kind)
    {
        var (given, pool) = await RushAsync(kind, new SeatCounter());

        given.ShouldBe(Capacity);
        pool.Taken.ShouldBe(Capacity);
    }

    /// <summary>The negative control: the same rush, with a counter that reads, waits until another has read too, and then writes.</summary>
    [Theory, EachDatabase]
    public async Task Without_the_condition_the_same_rush_oversells(DatabaseUnderTest kind)
    {
        var (given, _) = await RushAsync(kind, new ReadThenWrite());

        given.ShouldBeGreaterThan(Capacity);
    }

    [Theory, EachDatabase]
    public async Task A_small_party_does_not_overtake_a_waiting_class(DatabaseUnderTest kind)
    {
        await using var app = await StartAsync(kind);
        var stop = TestContext.Current.CancellationToken;
        var seats = new SeatCounter();
        var pool = await AddPoolAsync(app);
        await using var db = await app.OpenDbAsync();

        (await seats.TakeAsync(db, pool, 8, stop)).ShouldBeTrue();
        await seats.JoinQueueAsync(db, pool, 5, stop);
        (await seats.TakeAsync(db, pool, 1, stop)).ShouldBeFalse();
        (await seats.PromoteAsync(db, pool, 5, stop)).ShouldBeFalse();

        await seats.GiveBackAsync(db, pool, 3, stop);
        (await seats.TakeAsync(db, pool, 1, stop)).ShouldBeFalse();
        (await seats.PromoteAsync(db, pool, 5, stop)).ShouldBeTrue();
        (await ReadAsync(app, pool)).ShouldSatisfyAllConditions(p => p.Taken.ShouldBe(10), p => p.Waiting.ShouldBe(0));
    }

    [Theory, EachDatabase]
    public async Task Seats_are_not_cut_below_those_taken(DatabaseUnderTest kind)
    {
        await using var app = await StartAsync(kind);
        var stop = TestContext.Current.CancellationToken;
        var seats = new SeatCounter();
        var pool = await AddPoolAsync(app);
        await using var db = await app.OpenDbAsync();
        await seats.TakeAsync(db, pool, 6, stop);

        (await seats.ResizeAsync(db, pool, 5, stop)).ShouldBeFalse();
        (await seats.ResizeAsync(db, pool, 6, stop)).ShouldBeTrue();
        (await ReadAsync(app, pool)).Free.ShouldBe(0);
    }

    private static async Task<(int Given, SeatPool Pool)> RushAsync(DatabaseUnderTest kind, SeatCounter counter)
    {
        await using var app = await StartAsync(kind);
        var pool = await AddPoolAsync(app);
        using var start = new SemaphoreSlim(0);

        var callers = Enumerable.Range(0, Callers).Select(_ => Task.Run(() => TakeOneAsync(app, counter, pool, start))).ToList();
        start.Release(Callers);
        var answers = await Task.WhenAll(callers);

        return (answers.Count(taken => taken), await ReadAsync(app, pool));
    }

    private static async Task<bool> TakeOneAsync(TestApp app, SeatCounter counter, Guid pool, SemaphoreSlim start)
    {
        var stop = TestContext.Current.CancellationToken;
        await start.WaitAsync(stop);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var db = await app.OpenDbAsync();
                return await counter.TakeAsync(db, pool, 1, stop);
            }
            catch (Exception error) when (DbErrors.IsTransient(error) && attempt < 50)
            {
                await Task.Delay(attempt, stop);
            }
        }
    }

    private static Task<TestApp> StartAsync(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        return TestApp.StartAsync(kind);
    }

    private static async Task<Guid> AddPoolAsync(TestApp app)
    {
        await using var db = await app.OpenDbAsync();
        var pool = SeatPool.ForEvent(Guid.CreateVersion7(), Capacity);
        db.Add(pool);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return pool.Id;
    }

    private static async Task<SeatPool> ReadAsync(TestApp app, Guid pool)
    {
        await using var db = await app.OpenDbAsync();
        return await db.SeatPools.AsNoTracking().SingleAsync(p => p.Id == pool, TestContext.Current.CancellationToken);
    }

    /// <summary>
    /// How seats must not be given. All callers meet between reading and writing, so that each of them has seen free seats: without the
    /// meeting the mistake would show only now and then.
    /// </summary>
    private sealed class ReadThenWrite : SeatCounter
    {
        private readonly TaskCompletionSource everybodyHasRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int readers;

        public override async Task<bool> TakeAsync(EventDb db, Guid poolId, int seats, CancellationToken stop)
        {
            var pool = await db.SeatPools.AsNoTracking().SingleAsync(p => p.Id == poolId, stop);
            if (Interlocked.Increment(ref readers) >= Callers)
                everybodyHasRead.TrySetResult();
            await everybodyHasRead.Task.WaitAsync(TimeSpan.FromSeconds(30), stop);
            if (pool.Taken + seats > pool.Capacity)
                return false;
            var taken = pool.Taken + seats;
            return await db.SeatPools.Where(p => p.Id == poolId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Taken, taken), stop) == 1;
        }
    }
}
