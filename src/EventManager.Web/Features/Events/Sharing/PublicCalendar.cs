using System.Text;
using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Venues;
using EventManager.Mail;
using EventManager.Mail.Calendars;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Events.Sharing;

/// <summary>Events for everybody's calendar: one as a file, and all that are listed as a calendar to subscribe to.</summary>
internal sealed class PublicCalendar(
    IDbContextFactory<EventDb> databases,
    EventVisitors visitors,
    EventCalendar entries,
    IOptions<SiteOptions> site,
    IStringLocalizer<SharingText> text,
    TimeProvider clock
)
{
    /// <summary>Of the calendar to subscribe to.</summary>
    public const string Path = "/calendar.ics";

    /// <summary>What is over stays for a year: a calendar deletes what its source no longer has.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(366);

    /// <summary>More than the city's networks hold in two years.</summary>
    private const int Most = 300;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGetLate(
                Path,
                async (PublicCalendar calendar, HttpContext http) => File(await calendar.AllAsync(http.RequestAborted), "calendar.ics")
            )
            .AllowAnonymous()
            .CacheOutput(PublicPageCaching.Name)
            .ExcludeFromDescription();
        routes
            .MapGetLate(
                "/e/{slug}/event.ics",
                async (string slug, PublicCalendar calendar, HttpContext http) =>
                    await calendar.OneAsync(slug, http) is { } file ? File(file, slug + ".ics") : Results.NotFound()
            )
            .AllowAnonymous()
            .CacheOutput(PublicPageCaching.Name)
            .ExcludeFromDescription();
    }

    /// <summary>Null where the visitor may not know of the event, or there is no date to keep yet.</summary>
    public async Task<string?> OneAsync(string slug, HttpContext http)
    {
        if (await visitors.FindAsync(slug, http) is not { State: not EventState.Draft } found)
            return null;
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        var venue = await db.Venues.AsNoTracking().FirstOrDefaultAsync(v => v.Id == found.VenueId, http.RequestAborted);
        return ICalendarWriter.Write(CalendarMethod.Publish, Entry(found, venue));
    }

    public async Task<string> AllAsync(CancellationToken stop)
    {
        var since = clock.GetUtcNow() - Kept;
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db
            .Events.AsNoTracking()
            .Where(EventViewing.Listed)
            .Where(e => e.EndsAt > since)
            .OrderByDescending(e => e.StartsAt)
            .ThenBy(e => e.Slug)
            .Take(Most)
            .Select(e => new { Event = e, Venue = db.Venues.FirstOrDefault(v => v.Id == e.VenueId) })
            .ToListAsync(stop);
        return ICalendarWriter.WriteFeed(text["FeedName", site.Value.Name], [.. found.Select(one => Entry(one.Event, one.Venue))]);
    }

    private CalendarEntry Entry(Event @event, Venue? venue) =>
        entries.Entry(@event, Languages.Current, EventCalendar.Place(@event, venue, Languages.Current)) with
        {
            Description = @event.Summary.In(Languages.Current) is { Length: > 0 } summary ? summary : null,
        };

    private static IResult File(string calendar, string name) =>
        Results.File(Encoding.UTF8.GetBytes(calendar), "text/calendar; charset=utf-8", name);
}
