using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;

namespace EventManager.Web.Features.Registrations;

/// <summary>
/// <see cref="RegistrationStates.At"/> in the database, for lists that choose by state: at an event that is called off nobody is
/// confirmed, waits or applies any more.
/// </summary>
internal static class WorthAtEvent
{
    public static IQueryable<Registration> InState(this IQueryable<Registration> rows, EventDb db, RegistrationState state)
    {
        var calledOff = db.Events.Where(e => e.State == EventState.Cancelled);
        if (state is RegistrationState.Cancelled)
            return rows.Where(r =>
                r.State == RegistrationState.Cancelled
                || (r.State != RegistrationState.Expired && r.State != RegistrationState.Rejected && calledOff.Any(e => e.Id == r.EventId))
            );
        rows = rows.Where(r => r.State == state);
        return state.IsActive() ? rows.Where(r => !calledOff.Any(e => e.Id == r.EventId)) : rows;
    }

    /// <summary>The same of one event whose state is known: a plain comparison, which an index serves.</summary>
    public static IQueryable<Registration> InState(this IQueryable<Registration> rows, EventState at, RegistrationState state) =>
        at is not EventState.Cancelled ? rows.Where(r => r.State == state)
        : state is RegistrationState.Cancelled
            ? rows.Where(r => r.State != RegistrationState.Expired && r.State != RegistrationState.Rejected)
        : state.IsActive() ? rows.Where(r => false)
        : rows.Where(r => r.State == state);
}
