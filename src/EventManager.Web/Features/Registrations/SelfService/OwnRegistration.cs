using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Programme;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.SelfService;

/// <summary>A registration that its person is about to change, with its event.</summary>
internal sealed record OwnRegistration(Registration Registration, Event Event)
{
    /// <summary>The row first: whoever chooses a session at the same moment reads what is before or after the change, not between.</summary>
    public static async Task<Result<OwnRegistration>> LockAsync(EventDb db, Guid id, DateTimeOffset now, CancellationToken stop)
    {
        await RowLocks.LockRegistrationAsync(db, id, stop);
        var registration = await db.Registrations.SingleOrDefaultAsync(r => r.Id == id, stop);
        if (registration is not { IsActive: true })
            return RegistrationRefusals.NotFound;
        if (registration.State is RegistrationState.Offered)
            return PartyRefusals.AnswerOfferFirst;
        var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == registration.EventId, stop);
        if (@event.WhyOver(now) is { } over)
            return over;
        return new OwnRegistration(registration, @event);
    }
}
