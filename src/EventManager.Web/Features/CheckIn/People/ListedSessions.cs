using EventManager.Data;
using EventManager.Domain.Programme;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.CheckIn.People;

/// <summary>The sessions whose places can be the list of a zone.</summary>
internal sealed class ListedSessions(IDbContextFactory<EventDb> databases, IStringLocalizer<DoorText> text)
{
    /// <summary>The first is none: everybody may come in. One that is a zone's list already is among them, signed up for or not.</summary>
    public async Task<IReadOnlyList<(string Value, string Words)>> ReadAsync(DoorEvent door, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var sessions = await db
            .Sessions.AsNoTracking()
            .Where(session => session.EventId == door.Id)
            .Where(session => session.SeatPoolId != null || db.DoorZones.Any(z => z.EventId == door.Id && z.SessionId == session.Id))
            .ToListAsync(stop);
        return
        [
            ("", text["NoList"].Value),
            .. sessions
                .InProgramme(Languages.Current)
                .Select(session =>
                    (
                        session.Id.ToString(),
                        $"{When.Time(session.StartsAt, door.TimeZone)} {session.Title.In(Languages.Current)}"
                            + (session.SeatPoolId is null ? $" ({text["ListClosed"]})" : "")
                    )
                ),
        ];
    }
}
