using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Security;

/// <summary>What a change asks of whoever asks for it, whichever page it came from.</summary>
/// <param name="EventId">In which event; null for what belongs to the house.</param>
/// <param name="IsMet">By the role in the event, and by what the account may beside events.</param>
internal readonly record struct AskedRight(Guid? EventId, Func<StaffRole?, bool, bool> IsMet)
{
    public static AskedRight Organise(Guid eventId) => new(eventId, (role, _) => role is StaffRole.Organiser);

    /// <summary>Programme and booths; not the door's staff, who stand above contributors and change nothing.</summary>
    public static AskedRight Plan(Guid eventId) => new(eventId, (role, _) => role is StaffRole.Organiser or StaffRole.Contributor);

    /// <summary>Names and addresses of an event's people, the team among them.</summary>
    public static AskedRight SeePersons(Guid eventId) => new(eventId, (role, _) => role is { } has && StaffRoles.SeesPersonalData(has));

    /// <summary>The organiser's in an event, the administrators' in the house.</summary>
    public static AskedRight Of(Guid? eventId) => eventId is { } id ? Organise(id) : Administer;

    public static AskedRight CreateEvents { get; } = new(null, (_, mayCreate) => mayCreate);

    public static AskedRight Administer { get; } = new(null, (_, _) => false);
}

/// <summary>
/// Asks in the transaction that writes (<see cref="Databases.Transactions"/>): a page that forgot to ask, or that asks for less than its
/// action needs, changes nothing. Administrators may everything.
/// </summary>
internal sealed class Rights(AccountSessions sessions)
{
    /// <summary>Null where the caller may, or is the program itself.</summary>
    public async Task<Refusal?> RefusalAsync(EventDb db, AskedRight asked, CancellationToken stop)
    {
        if (CallingUser.Current is not { } user)
            return null;
        if (SessionTicket.Of(user) is not { } ticket)
            return EventRefusals.NotAllowed;
        var found = await sessions
            .Entitled(db, ticket)
            .Select(a => new
            {
                a.IsAdministrator,
                a.MayCreateEvents,
                Role = db.Staff.Where(s => s.EventId == asked.EventId && s.UserId == a.Id).Select(s => (StaffRole?)s.Role).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(stop);
        return found is not null && (found.IsAdministrator || asked.IsMet(found.Role, found.MayCreateEvents))
            ? null
            : EventRefusals.NotAllowed;
    }
}
