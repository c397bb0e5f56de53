using System.Collections.Concurrent;
using System.Data.Common;
using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>Who moves on a queue holds a counter, and not the event, at which all that is written for it looks for its foreign key.</summary>
public sealed class QueueLockTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase(false)]
    [EachDatabase(true)]
    public async Task A_step_locks_the_party_and_then_the_counter_that_all_touch_first(DatabaseUnderTest kind, bool hasTimes)
    {
        EachDatabase.Require(kind);
        var said = new Updates();
        await using var app = await TestApp.StartAsync(
            kind,
            services: services => services.ConfigureDbContext<EventDb>(options => options.AddInterceptors(said))
        );
        var @event = await app.AddEventAsync(1);
        await app.RegisterAsync(@event.Slug, "anna");
        var waiting = (await app.RegisterAsync(@event.Slug, "ben")).Value;
        waiting.State.ShouldBe(RegistrationState.Waitlisted);
        Guid[] times = [.. Enumerable.Range(0, hasTimes ? 3 : 0).Select(_ => Guid.CreateVersion7())];
        await using (var db = await app.OpenDbAsync())
        {
            var slots = times
                .Select((_, at) => new TimeSlot(@event.Id, @event.StartsAt.AddHours(at), @event.StartsAt.AddHours(at + 1), 5))
                .ToList();
            db.AddRange(slots);
            await db.SaveChangesAsync(Stop);
            times = [.. slots.Select(slot => slot.SeatPoolId)];
            await app.Services.GetRequiredService<SeatCounter>().GiveBackAsync(db, @event.SeatPoolId, 1, Stop);
        }
        said.All.Clear();

        await app.Services.GetRequiredService<WaitingList>().PromoteAsync(@event.Id, WaitingListTrigger.Sweep, Stop);

        var (party, counter) = (said.All.ElementAt(0), said.All.ElementAt(1));
        party.Text.ShouldContain("Registrations");
        party.Key.ShouldBe(waiting.Id);
        counter.Text.ShouldContain("SeatPools");
        counter.Key.ShouldBe(hasTimes ? times.Min() : @event.SeatPoolId);
        said.All.ShouldAllBe(one => !one.Text.Contains("UPDATE \"Events\"", StringComparison.Ordinal));
    }

    private sealed class Updates : DbCommandInterceptor
    {
        /// <summary>Each statement with its only value, which is then the row's id.</summary>
        public ConcurrentQueue<(string Text, Guid Key)> All { get; } = new();

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            if (command.Parameters.Count == 1)
                All.Enqueue((command.CommandText, Guid.Parse(command.Parameters[0].Value!.ToString()!)));
            else
                All.Enqueue((command.CommandText, Guid.Empty));
            return ValueTask.FromResult(result);
        }
    }
}
