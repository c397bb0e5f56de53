using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.SelfService;

/// <summary>A party whose names are being collected. It tells no name.</summary>
/// <param name="RegistrationId">The registration.</param>
/// <param name="Title">The event.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="TimeZone">Its zone.</param>
/// <param name="Missing">Tickets without a name.</param>
/// <param name="Over">Why nobody enters a name any more.</param>
internal sealed record OpenParty(
    Guid RegistrationId,
    LocalizedText Title,
    DateTimeOffset StartsAt,
    string TimeZone,
    int Missing,
    Refusal? Over,
    EventKind Kind
);

internal sealed class JoinPartyQuery(IDbContextFactory<EventDb> databases, PersonalLinks links, TimeProvider clock)
{
    /// <summary>Null where the link is forged or replaced, or the party does not come any more.</summary>
    public async Task<OpenParty?> FindAsync(string token, CancellationToken stop)
    {
        if (PersonalLinks.IdOf(token) is not { } id)
            return null;
        await using var db = await databases.CreateDbContextAsync(stop);
        var registration = await db.Registrations.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, stop);
        if (
            registration is not { IsActive: true, HasOneTicket: false }
            || !links.IsValid(token, LinkPurpose.Party, id, registration.LinkVersion)
        )
            return null;
        var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == registration.EventId, stop);
        var named = await db.PartyMembers.CountAsync(m => m.RegistrationId == id, stop);
        return new(
            id,
            @event.Title,
            @event.StartsAt,
            @event.TimeZone,
            Math.Max(0, registration.PartySize - 1 - named),
            @event.WhyOver(clock.GetUtcNow()),
            @event.Kind
        );
    }
}
