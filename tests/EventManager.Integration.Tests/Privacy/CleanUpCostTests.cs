using System.Collections.Concurrent;
using System.Data.Common;
using EventManager.Data;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Privacy;
using EventManager.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Privacy;

/// <summary>What the hourly clean-up costs where years of events lie in the database: nothing of them, but once a day.</summary>
public sealed class CleanUpCostTests
{
    private static readonly string[] Large = ["\"Registrations\"", "\"Tickets\"", "\"Answers\"", "\"Invitations\""];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_hour_in_which_no_event_comes_to_its_end_reads_no_persons_rows(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var (clock, heard) = (new TestClock(), new Heard());
        await using var app = await TestApp.StartAsync(
            kind,
            services: services =>
                services.AddSingleton<TimeProvider>(clock).ConfigureDbContext<EventDb>(options => options.AddInterceptors(heard))
        );
        var (old, soon) = (await app.AddEventAsync(), await app.AddEventAsync(slug: "bald"));
        foreach (var slug in new[] { old.Slug, soon.Slug })
            (await app.RegisterAsync(slug, "anna")).IsRefused.ShouldBeFalse();
        await using var db = await app.OpenDbAsync();
        var now = clock.GetUtcNow();
        await EndAsync(db, old.Id, now.AddDays(-400));
        await EndAsync(db, soon.Id, now.AddDays(-90).AddMinutes(90));

        (await RunAsync(app, heard)).ShouldBe((true, true), "the first run looks at all that ever were");
        clock.Advance(TimeSpan.FromHours(1));
        (await RunAsync(app, heard)).ShouldBe((false, false));
        await RenameAsync(db, old.Id);
        clock.Advance(TimeSpan.FromHours(1));
        (await RunAsync(app, heard)).ShouldBe((true, true), "an event came to its end");
        (await NamesAsync(db, soon.Id)).ShouldBe("");
        (await NamesAsync(db, old.Id)).ShouldBe("Nachtrag");
        clock.Advance(TimeSpan.FromHours(23));
        (await RunAsync(app, heard)).ShouldBe((true, true), "once a day what was written into old events is found");
        (await NamesAsync(db, old.Id)).ShouldBe("");
    }

    private static async Task<(bool Changed, bool ReadPeople)> RunAsync(TestApp app, Heard heard)
    {
        heard.All.Clear();
        var done = await app.Sweep<CleanUpSweep>().RunAsync(Stop);
        return (done > 0, heard.All.Any(text => Large.Any(table => text.Contains(table, StringComparison.Ordinal))));
    }

    private static Task<int> EndAsync(EventDb db, Guid id, DateTimeOffset at) =>
        db.Events.Where(e => e.Id == id).ExecuteUpdateAsync(set => set.SetProperty(e => e.EndsAt, at), Stop);

    private static Task<int> RenameAsync(EventDb db, Guid eventId) =>
        db.Registrations.Where(r => r.EventId == eventId).ExecuteUpdateAsync(set => set.SetProperty(r => r.FirstName, "Nachtrag"), Stop);

    private static Task<string> NamesAsync(EventDb db, Guid eventId) =>
        db.Registrations.Where(r => r.EventId == eventId).Select(r => r.FirstName).SingleAsync(Stop);

    private sealed class Heard : DbCommandInterceptor
    {
        public ConcurrentQueue<string> All { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            All.Enqueue(command.CommandText);
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            All.Enqueue(command.CommandText);
            return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
