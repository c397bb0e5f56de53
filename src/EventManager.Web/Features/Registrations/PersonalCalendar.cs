using System.Text;
using EventManager.Data;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Mail.Calendars;
using EventManager.Web.Features.Registrations.Mails;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Registrations;

/// <summary>
/// What somebody has a place in, as a calendar to subscribe to: the event, and the parts of its programme that were chosen. Its address opens
/// nothing else, and dies with the personal link.
/// </summary>
internal sealed class PersonalCalendar(
    IDbContextFactory<EventDb> databases,
    PersonalPageQuery query,
    PersonalLinks links,
    RegistrationCalendar registrations,
    EventCalendar events,
    RegistrationMailTools tools,
    IOptions<SiteOptions> site
)
{
    public Uri AddressOf(Registration registration) =>
        site.Value.Address($"/calendar/{links.Token(LinkPurpose.Calendar, registration.Id, registration.LinkVersion)}/events.ics");

    /// <summary>Null where the link opens none, or there was never a date to keep.</summary>
    public async Task<string?> FindAsync(string token, CancellationToken stop)
    {
        if (await query.OpenAsync(token, LinkPurpose.Calendar, stop) is not { Registration.ConfirmedAt: not null } facts)
            return null;
        return await Languages.InAsync(facts.Registration.Language, () => WriteAsync(facts, stop));
    }

    private async Task<string> WriteAsync(RegistrationFacts facts, CancellationToken stop)
    {
        var own = registrations.Entry(facts.Event, facts.Registration, facts.Place, tools.ArrivalNote(facts));
        await using var db = await databases.CreateDbContextAsync(stop);
        var chosen = await db
            .SessionPlaces.Where(place => place.RegistrationId == facts.Registration.Id)
            .Join(db.Sessions.AsNoTracking(), place => place.SessionId, session => session.Id, (_, session) => session)
            .Select(session => new
            {
                Session = session,
                Room = db.Rooms.Where(r => r.Id == session.RoomId).Select(r => r.Name).FirstOrDefault(),
            })
            .ToListAsync(stop);
        var parts = chosen
            .OrderBy(part => part.Session.StartsAt)
            .ThenBy(part => part.Session.Id)
            .Select(part => Part(own, facts, part.Session, part.Room));
        return ICalendarWriter.WriteFeed(facts.Title, [own, .. parts]);
    }

    private CalendarEntry Part(CalendarEntry own, RegistrationFacts facts, Session session, string? room) =>
        own with
        {
            Uid = $"session-{session.Id:N}-{facts.Registration.Id:N}@{events.Host}",
            Start = session.StartsAt,
            End = session.EndsAt,
            Summary = session.Title.In(facts.Registration.Language),
            Description = facts.Title,
            Location = string.Join(", ", new[] { room, facts.Place }.Where(part => !string.IsNullOrEmpty(part))),
        };
}

/// <summary>Where calendar programs fetch it.</summary>
internal static class PersonalCalendarRoute
{
    public static void MapPersonalCalendar(this IEndpointRouteBuilder routes) =>
        routes
            .MapGetLate("/calendar/{token}/events.ics", GetAsync)
            .AllowAnonymous()
            .WithMetadata(new ByLinkAttribute(LinkPurpose.Calendar))
            .ExcludeFromDescription();

    private static async Task<IResult> GetAsync(string token, PersonalCalendar calendar, HttpContext http, CancellationToken stop)
    {
        // Google reads no calendar that robots.txt closes: this says "for no search" instead.
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        http.Response.Headers.CacheControl = "no-store";
        return await calendar.FindAsync(token, stop) is { } text
            ? Results.File(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8", "events.ics")
            : Results.NotFound();
    }
}
