using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Features.Events.Inviting;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Bounces;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Changing;

/// <param name="EventId">The event.</param>
/// <param name="UserId">Who asks.</param>
/// <param name="EvenWithoutPlace">True once the organiser was asked: nobody can come to a place that the page does not name.</param>
internal sealed record PublishEvent(Guid EventId, Guid? UserId, bool EvenWithoutPlace = false);

/// <summary>Shows an event to those it is meant for. Invitations that were entered before go out now.</summary>
internal sealed class PublishEventHandler(Transactions transactions, CalendarReplies calendars, OutboxSignal signal, TimeProvider clock)
{
    /// <returns>How many invitations go out.</returns>
    public async Task<Result<int>> HandleAsync(PublishEvent command, CancellationToken stop)
    {
        var result = await transactions.RunAsync<int>(
            AskedRight.Organise(command.EventId),
            async (db, ends) =>
            {
                var now = clock.GetUtcNow();
                if (await db.Events.SingleOrDefaultAsync(e => e.Id == command.EventId, ends) is not { } published)
                    return EventRefusals.NotFound;
                if (
                    !command.EvenWithoutPlace
                    && published.State is EventState.Draft
                    && published.VenueId is null
                    && !published.PlaceNote.HasSource
                )
                    return EventRefusals.PlaceMissing;
                if (published.Publish() is { } refusal)
                    return refusal;
                if (published.EndsAt <= now)
                    return EventRefusals.DateInThePast;
                db.Audit.Add(new AuditEntry(now, command.UserId, published.Id, "event.published", published.Id, ""));
                await db.SaveChangesAsync(ends);
                return published.Visibility is EventVisibility.Invited
                    ? await InvitationMails.QueueAsync(db, published.Id, calendars.AreRead, now, ends)
                    : 0;
            },
            stop
        );
        if (!result.IsRefused)
            signal.Send();
        return result;
    }
}
