using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

public sealed class ReminderSweepTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Everybody_with_a_place_is_reminded_once_and_again_after_postponing(DatabaseUnderTest database)
    {
        Postgres.SkipWithout(database);
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(database, services: services => services.AddSingleton<TimeProvider>(clock));
        var @event = await app.AddEventAsync(change: e => e.ReminderDaysBefore = 3);
        await AddPeopleAsync(app, @event, confirmed: 3, waiting: 1);
        var sweep = Sweep(app);

        (await sweep.RunAsync(Stop)).ShouldBe(0, "it is a month away");
        clock.Advance(TimeSpan.FromDays(28));
        (await sweep.RunAsync(Stop)).ShouldBe(3);
        (await sweep.RunAsync(Stop)).ShouldBe(0);

        await using (var db = await app.OpenDbAsync())
        {
            var postponed = await db.Events.SingleAsync(e => e.Id == @event.Id, Stop);
            postponed.Postpone(postponed.StartsAt.AddDays(30), clock.GetUtcNow()).IsRefused.ShouldBeFalse();
            await db.SaveChangesAsync(Stop);
        }
        (await sweep.RunAsync(Stop)).ShouldBe(0, "the new day is far away");
        clock.Advance(TimeSpan.FromDays(30));
        (await sweep.RunAsync(Stop)).ShouldBe(3);

        await using var after = await app.OpenDbAsync();
        var rows = await after.Outbox.AsNoTracking().Where(m => m.Kind == RegistrationMails.Reminder).ToListAsync(Stop);
        rows.Count.ShouldBe(6);
        rows.Select(m => m.Arguments).Distinct().Order().ShouldBe(["0", "1"]);
    }

    [Theory, EachDatabase]
    public async Task Nobody_is_reminded_of_what_does_not_take_place_or_has_begun(DatabaseUnderTest database)
    {
        Postgres.SkipWithout(database);
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(database, services: services => services.AddSingleton<TimeProvider>(clock));
        var cancelled = await app.AddEventAsync(change: e => e.ReminderDaysBefore = 60);
        var begun = await app.AddEventAsync(change: e => e.ReminderDaysBefore = 60);
        var silent = await app.AddEventAsync();
        foreach (var @event in new[] { cancelled, begun, silent })
            await AddPeopleAsync(app, @event, confirmed: 1, waiting: 0);
        await using (var db = await app.OpenDbAsync())
        {
            (await db.Events.SingleAsync(e => e.Id == cancelled.Id, Stop)).Cancel();
            await db.SaveChangesAsync(Stop);
        }

        (await Sweep(app).RunAsync(Stop)).ShouldBe(1, "the one that is still to come");
        clock.Advance(TimeSpan.FromDays(31));
        await AddPeopleAsync(app, begun, confirmed: 1, waiting: 0);
        (await Sweep(app).RunAsync(Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task Two_nodes_at_once_remind_each_person_once()
    {
        Postgres.SkipWithout(DatabaseUnderTest.PostgreSql);
        await using var database = await TestDatabase.CreateAsync(DatabaseUnderTest.PostgreSql);
        await using var one = await TestApp.StartAsync(DatabaseUnderTest.PostgreSql, on: database);
        await using var two = await TestApp.StartAsync(DatabaseUnderTest.PostgreSql, on: database);
        var @event = await one.AddEventAsync(change: e => e.ReminderDaysBefore = 60);
        await AddPeopleAsync(one, @event, confirmed: 1_200, waiting: 0);

        var written = await Task.WhenAll(Sweep(one).RunAsync(Stop), Sweep(two).RunAsync(Stop));

        written.Sum().ShouldBe(1_200);
        await using var db = await one.OpenDbAsync();
        (await db.Outbox.CountAsync(Stop)).ShouldBe(1_200);
        (await db.Outbox.Select(m => m.SubjectId).Distinct().CountAsync(Stop)).ShouldBe(1_200);
    }

    private static ISweep Sweep(TestApp app) => app.Services.GetServices<ISweep>().OfType<ReminderSweep>().Single();

    [Theory, EachDatabase]
    public async Task Whoever_is_confirmed_after_the_moment_of_reminding_is_not_reminded(DatabaseUnderTest database)
    {
        EachDatabase.Require(database);
        await using var app = await TestApp.StartAsync(database);
        var @event = await app.AddEventAsync(change: e => e.ReminderDaysBefore = 60);
        await AddPeopleAsync(app, @event, confirmed: 1, waiting: 0);
        await app.RegisterAsync(@event.Slug, "spaet");

        (await Sweep(app).RunAsync(Stop)).ShouldBe(1, "the one who registered long before");
    }

    /// <summary>They registered long before anybody was reminded.</summary>
    private static async Task AddPeopleAsync(TestApp app, Event @event, int confirmed, int waiting)
    {
        await using var db = await app.OpenDbAsync();
        var now = DateTimeOffset.UtcNow.AddDays(-100);
        for (var i = 0; i < confirmed + waiting; i++)
        {
            var person = new Person("Ada", "Beispiel", $"{Guid.NewGuid():N}@example.org");
            var registration = new Registration(@event, person, "de", 1, now);
            if (i < confirmed)
                registration.Confirm(now);
            else
                registration.JoinWaitingList(now);
            db.Registrations.Add(registration);
        }
        await db.SaveChangesAsync(Stop);
    }
}
