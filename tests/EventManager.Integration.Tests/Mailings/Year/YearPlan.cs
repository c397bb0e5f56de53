using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Testing;
using EventManager.Web.Features.Events.Changing;
using EventManager.Web.Features.Events.Creating;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings.Year;

/// <summary>What happens in a simulated year: events with rules and people, and when they are postponed, called off or copied.</summary>
internal sealed class YearPlan(TestApp app, Random dice, Guid organiser)
{
    private readonly PriorityQueue<Func<DateTimeOffset, Task>, DateTimeOffset> changes = new();

    public static DateTimeOffset Begin { get; } = Local(2027, 1, 1, 0);

    public List<YearFair> Fairs { get; } = [];

    public async Task FillAsync(int count, CancellationToken stop)
    {
        await using var db = await app.OpenDbAsync();
        for (var n = 0; n < count; n++)
        {
            // Most in the nights in which the clocks change, or around them.
            var start = (n % 16) switch
            {
                0 or 4 or 8 or 12 => Local(2027, 3, 28, 2).AddMinutes(n % 60),
                1 or 5 or 9 or 13 => Local(2027, 10, 31, 2).AddMinutes(n % 60),
                2 or 6 or 10 => Local(2027, 11, 1, 9),
                3 => Local(2027, 1, 15, 9).AddDays((n * 13) % 330),
                _ => Local(2027, 3, 24, 9).AddHours(n % 100),
            };
            var fair = new Event($"jahr-{n}", EventKind.HealthDay, new LocalizedText("Tag"), start, start.AddHours(5), 50);
            fair.Publish();
            db.Add(fair);
            db.Add(new EventStaff(fair.Id, organiser, StaffRole.Organiser));
            var (slot, session) = (
                new TimeSlot(fair.Id, start.AddHours(1), start.AddHours(2), 20),
                new Session(fair.Id, SessionKind.Talk, new LocalizedText("Vortrag"), start.AddHours(3), start.AddHours(4), null)
            );
            db.AddRange(slot, session);
            var known = new YearFair(fair, Begin);
            known.Dates[0] = known.Dates[0] with { SlotAt = slot.StartsAt, SessionAt = session.StartsAt };
            known.Rules.AddRange(Rules(fair, n));
            // Long before, in between, and on the day of the last reminder.
            foreach (var before in new[] { TimeSpan.FromDays(12), TimeSpan.FromHours(60), TimeSpan.FromHours(5) })
                known.People.Add(Somebody(fair, start - before, before.TotalHours < 24 ? "en" : "de"));
            known.People[0].TimeSlotId = slot.Id;
            db.Add(new SessionPlace(session.Id, known.People[0].Id, known.People[0].ConfirmedAt!.Value));
            db.AddRange(known.Rules);
            db.AddRange(known.People);
            Fairs.Add(known);
            Change(n, known, start);
        }
        await db.SaveChangesAsync(stop);
    }

    /// <summary>The next change until then; null where there is none.</summary>
    public (DateTimeOffset At, Func<DateTimeOffset, Task> Do)? NextUntil(DateTimeOffset until) =>
        changes.TryPeek(out var change, out var at) && at <= until ? (at, changes.Dequeue()) : null;

    /// <summary>The next moment at which anything is due or changes.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset now) =>
        Fairs
            .SelectMany(fair => fair.Moments)
            .Append(changes.TryPeek(out _, out var change) ? change : DateTimeOffset.MaxValue)
            .Where(moment => moment > now)
            .DefaultIfEmpty(DateTimeOffset.MaxValue)
            .Min();

    private void Change(int n, YearFair known, DateTimeOffset start)
    {
        var at = start.AddMinutes(-dice.Next(30, 12_000));
        if (at <= Begin)
            return;
        if (n % 5 == 0)
            changes.Enqueue(now => PostponeAsync(known, now), at);
        else if (n % 7 == 0)
            changes.Enqueue(now => CancelAsync(known, now), at);
        else if (n % 9 == 0)
            changes.Enqueue(now => CopyAsync(known, now), at);
    }

    private async Task PostponeAsync(YearFair known, DateTimeOffset now)
    {
        var wall = Zone.ToLocal(now, Zone.Default).Date.AddDays(dice.Next(1, 60)).AddMinutes(dice.Next(0, 1_440));
        var done = await Get<PostponeEventHandler>().HandleAsync(new(known.Id, wall, null), TestContext.Current.CancellationToken);
        done.IsRefused.ShouldBeFalse();
        await using var db = await app.OpenDbAsync();
        var moved = await db.Events.SingleAsync(e => e.Id == known.Id, TestContext.Current.CancellationToken);
        var stop = TestContext.Current.CancellationToken;
        known.Dates.Add(
            new(now, moved.StartsAt, moved.EndsAt)
            {
                SlotAt = await db.TimeSlots.Where(s => s.EventId == known.Id).Select(s => (DateTimeOffset?)s.StartsAt).SingleAsync(stop),
                SessionAt = await db.Sessions.Where(s => s.EventId == known.Id).Select(s => (DateTimeOffset?)s.StartsAt).SingleAsync(stop),
            }
        );
        Told(known, BuiltInRules.Postponed);
    }

    /// <summary>At once, to all who are registered by then.</summary>
    private void Told(YearFair known, string mail) =>
        known.Changes.Add(new(BuiltInRules.Of(known.Id, mail), Get<TimeProvider>().GetUtcNow()));

    private async Task CancelAsync(YearFair known, DateTimeOffset now)
    {
        (await Get<CancelEventHandler>().HandleAsync(new(known.Id, null), TestContext.Current.CancellationToken)).IsRefused.ShouldBeFalse();
        known.CancelledAt = now;
        Told(known, BuiltInRules.Cancelled);
    }

    /// <summary>With one who registers at once.</summary>
    private async Task CopyAsync(YearFair known, DateTimeOffset now)
    {
        var stop = TestContext.Current.CancellationToken;
        var day = DateOnly.FromDateTime(now.UtcDateTime).AddDays(dice.Next(5, 40));
        var made = (
            await Get<CreateEventHandler>().HandleAsync(new(null, known.Id, new LocalizedText("Noch ein Tag"), day, organiser), stop)
        )
            .Value
            .Slug;
        await using var db = await app.OpenDbAsync();
        var copy = await db.Events.SingleAsync(e => e.Slug == made, stop);
        copy.Publish();
        var (person, copied) = (Somebody(copy, now), new YearFair(copy, now));
        db.Add(person);
        await db.SaveChangesAsync(stop);
        copied.People.Add(person);
        copied.Rules.AddRange(await db.MailRules.AsNoTracking().Where(r => r.EventId == copy.Id).ToListAsync(stop));
        copied.Rules.Count.ShouldBe(known.Rules.Count);
        Fairs.Add(copied);
    }

    private static IEnumerable<MailRule> Rules(Event fair, int n)
    {
        yield return MailRule.ReminderOf(fair.Id, 3);
        yield return new(fair.Id, MailRule.Reminder, new(MailAnchor.EventStart, false, 1, MailUnit.Days, 150));
        yield return new(fair.Id, MailRule.Message, new(MailAnchor.EventEnd, true, 1, MailUnit.Days, 540));
        yield return new(fair.Id, MailRule.Reminder, new(MailAnchor.SlotStart, false, 90, MailUnit.Minutes, null));
        if (n % 3 == 0)
            yield return new(fair.Id, MailRule.Message, new(MailAnchor.SessionStart, false, 2, MailUnit.Hours, null));
        if (n % 4 == 0)
            yield return new(fair.Id, MailRule.Message, new(MailAnchor.EventEnd, true, 3, MailUnit.Hours, null))
            {
                Choice = new AudienceChoice(MailAudience.Everybody) { Filter = "?language=en" },
            };
        if (n % 6 == 0)
        {
            var once = new MailRule(fair.Id, MailRule.Message, new(MailAnchor.Once, true, 0, MailUnit.Minutes, null));
            once.GoOnce(fair.StartsAt.AddHours(-30));
            yield return once;
        }
        if (n % 12 == 0)
            yield return new(fair.Id, MailRule.Message, new(MailAnchor.Confirmed, true, n == 0 ? 2 : 50, MailUnit.Hours, null));
    }

    private static Registration Somebody(Event fair, DateTimeOffset confirmed, string language = "de")
    {
        var person = new Registration(fair, new Person("Ada", "B", $"{Guid.NewGuid():N}@example.org"), language, 1, confirmed);
        person.Confirm(confirmed);
        return person;
    }

    private T Get<T>()
        where T : class => app.Services.GetRequiredService<T>();

    private static DateTimeOffset Local(int year, int month, int day, int hour) =>
        Zone.ToUtc(new DateTime(year, month, day, hour, 0, 0), Zone.Default);
}
