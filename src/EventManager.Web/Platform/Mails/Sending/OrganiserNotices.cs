using System.Globalization;
using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Mailings;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Mails.Sending;

/// <summary>What somebody must know of the mails of an event, or of the house.</summary>
internal enum OrganiserNotice
{
    /// <summary>Some came back for good, or a service mail was kept back since its address is gone.</summary>
    Bounces,

    /// <summary>So many were refused in a row that the rest waits.</summary>
    Paused,

    /// <summary>A rule was stopped, since it is not what was approved, or waits for a second person.</summary>
    Halted,
}

/// <summary>Tells the organisers of an event, the administrators where there is none: of each matter once a day.</summary>
internal sealed class OrganiserNotices(TimeProvider clock)
{
    public const string Kind = "mail-notice";

    /// <summary>More that come back meanwhile stand in the same mail.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMinutes(15);

    /// <summary>In the caller's transaction.</summary>
    /// <param name="db">The caller's.</param>
    /// <param name="eventId">Null for the house.</param>
    /// <param name="notice">What.</param>
    /// <param name="stop">Gives up.</param>
    public async Task TellAsync(EventDb db, Guid? eventId, OrganiserNotice notice, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var day = now.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var once = $"{Kind}:{notice}:{eventId ?? SendingBreak.House:N}:{day}:";
        if (await db.Outbox.AnyAsync(m => m.OnceKey != null && m.OnceKey.StartsWith(once), stop))
            return;
        var people = await db
            .Users.Where(a => a.DisabledAt == null && a.Email != null)
            .Where(a =>
                eventId == null
                    ? a.IsAdministrator
                    : db.Staff.Any(s => s.EventId == eventId && s.UserId == a.Id && s.Role == StaffRole.Organiser)
            )
            .Select(a => new
            {
                a.Id,
                a.Email,
                a.DisplayName,
                a.Language,
            })
            .ToListAsync(stop);
        db.AddRange(
            people.Select(one => new OutboxMail(
                Kind,
                one.Email!,
                one.DisplayName,
                one.Language,
                notice is OrganiserNotice.Bounces ? now + Gathering : now
            )
            {
                EventId = eventId,
                Arguments = notice.ToString(),
                OnceKey = once + one.Id.ToString("N"),
            })
        );
    }
}
