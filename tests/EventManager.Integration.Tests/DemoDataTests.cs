using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Testing;
using EventManager.Web.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests;

public sealed class DemoDataTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>An ordinary day, and one whose weeks end in the Christmas break.</summary>
    public static TheoryData<DatabaseUnderTest, string> Days =>
        new()
        {
            { DatabaseUnderTest.Sqlite, "2027-04-27T10:00:00Z" },
            { DatabaseUnderTest.Sqlite, "2026-11-28T23:30:00Z" },
            { DatabaseUnderTest.PostgreSql, "2026-11-28T23:30:00Z" },
        };

    [Theory, MemberData(nameof(Days))]
    public async Task The_demo_shows_the_fair_the_health_day_and_the_meetings_once(DatabaseUnderTest kind, string today)
    {
        Databases.EachDatabase.Require(kind);
        var now = DateTimeOffset.Parse(today, System.Globalization.CultureInfo.InvariantCulture);
        await using var app = await TestApp.StartAsync(
            kind,
            new() { ["Demo:CreateAtStart"] = "true" },
            services => services.AddSingleton<TimeProvider>(new TestClock(now))
        );
        await using var db = await app.OpenDbAsync();

        (await DemoData.CreateAsync(app.Services, Stop)).ShouldBeFalse();

        (await db.Companies.CountAsync(company => company.IsMember, Stop)).ShouldBe(7);
        (await db.Occupations.CountAsync(Stop)).ShouldBe(30);
        var fair = await db.Events.SingleAsync(e => e.Kind == EventKind.TrainingFair, Stop);
        fair.StartsAt.ShouldBe(DemoDays.At(now, 21, DayOfWeek.Thursday, 9));
        var accepted = await db
            .Exhibitors.Include(e => e.Occupations)
            .Where(e => e.EventId == fair.Id && e.State == ExhibitorState.Accepted)
            .ToListAsync(Stop);
        accepted.Count.ShouldBe(24);
        accepted.Select(e => e.ShortText.German).ShouldBeUnique();
        accepted.ShouldAllBe(e => e.Occupations.Count > 0 && e.ShortText.Translated("en") != "");
        accepted.Count(e => e.CompanyId != null).ShouldBe(7);
        (await db.Booths.CountAsync(b => b.EventId == fair.Id, Stop)).ShouldBe(24);
        (await db.Floors.CountAsync(floor => floor.Rooms.Any(room => db.Booths.Any(b => b.RoomId == room.Id)), Stop)).ShouldBe(2);
        var day = await db.Events.SingleAsync(e => e.Kind == EventKind.HealthDay, Stop);
        (await db.Sessions.CountAsync(s => s.EventId == day.Id && s.Kind == SessionKind.Activity, Stop)).ShouldBe(12);
        var groups = await db.Sessions.Where(s => s.Kind == SessionKind.WorkingGroup).GroupBy(s => s.EventId).CountAsync(Stop);
        groups.ShouldBe(2);
        var meetings = await db.Events.Where(e => e.Kind == EventKind.NetworkMeeting).OrderBy(e => e.StartsAt).ToListAsync(Stop);
        meetings.Select(meeting => meeting.State).ShouldBe([EventState.Finished, EventState.Published]);
        meetings.Select(meeting => meeting.Title.German).ShouldBeUnique();
        meetings.Select(meeting => meeting.Title.Translated("en")).ShouldBeUnique();
        (await db.Minutes.SingleAsync(Stop)).State.ShouldBe(MinutesState.Draft);
        (await db.Outbox.CountAsync(Stop)).ShouldBe(0);
    }

    /// <summary>Three weeks ahead, or right after the break, at nine in the morning of Kassel, whatever the clocks did meanwhile.</summary>
    [Fact]
    public void A_day_of_the_demo_is_soon_and_outside_the_Christmas_break()
    {
        var hours = Enumerable
            .Range(0, 24 * 366 * 2)
            .Select(hour => new DateTimeOffset(2026, 1, 1, 0, 30, 0, TimeSpan.Zero).AddHours(hour));
        foreach (var now in hours)
        {
            var start = DemoDays.At(now, 21, DayOfWeek.Thursday, 9);

            var local = Zone.ToLocal(start, Zone.Default);
            (local.DayOfWeek, local.Hour, local.Minute).ShouldBe((DayOfWeek.Thursday, 9, 0), $"{now}");
            (local is { Month: 12, Day: > 21 } or { Month: 1, Day: < 7 }).ShouldBeFalse($"{now}");
            var days = (start - now).TotalDays;
            days.ShouldBeInRange(20, local.Month == 1 && local.Day < 14 ? 51 : 29, $"{now}");
        }
    }

    /// <summary>Two meetings of one month had one address, and at New Year the one that was held lay in the future.</summary>
    [Fact]
    public async Task The_demo_can_be_made_on_any_day_of_the_year()
    {
        await using var app = await TestApp.StartAsync();
        for (var now = new DateTimeOffset(2026, 8, 1, 10, 0, 0, TimeSpan.Zero); now.Year < 2028; now = now.AddDays(1))
        {
            await using var db = await app.OpenDbAsync();
            var catalogue = DemoCatalogue.Add(db);

            var (coming, held) = (DemoMeetings.AddUpcoming(db, catalogue, now), DemoMeetings.AddHeld(db, catalogue, now));

            coming.Slug.ShouldNotBe(held.Slug, $"{now:d}");
            (coming.StartsAt - now).TotalDays.ShouldBeGreaterThan(14, $"{now:d}");
            held.EndsAt.ShouldBeLessThan(now, $"{now:d}");
            held.State.ShouldBe(EventState.Finished, $"{now:d}");
        }
    }

    [Fact]
    public async Task Every_seat_that_the_demo_gave_is_counted()
    {
        await using var app = await TestApp.StartAsync(settings: new() { ["Demo:CreateAtStart"] = "true" });
        await using var db = await app.OpenDbAsync();

        var slots = await db
            .TimeSlots.Select(slot => new
            {
                slot.Seats.Taken,
                People = db
                    .Registrations.Where(r => r.TimeSlotId == slot.Id && r.State == RegistrationState.Confirmed)
                    .Sum(r => r.PartySize),
            })
            .ToListAsync(Stop);
        slots.Count.ShouldBe(6);
        slots.ShouldAllBe(slot => slot.Taken == slot.People && slot.Taken > 0);
        foreach (
            var row in await db
                .Events.Select(e => new
                {
                    e.Slug,
                    e.Seats.Taken,
                    People = db.Registrations.Where(r => r.EventId == e.Id).Sum(r => r.PartySize),
                })
                .ToListAsync(Stop)
        )
            row.Taken.ShouldBe(row.People, row.Slug);
        (await db.SessionPlaces.CountAsync(Stop)).ShouldBeGreaterThan(60);
    }
}
