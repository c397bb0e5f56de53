using EventManager.Data;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme.SignUp;

/// <summary>The registration that a personal link opens.</summary>
internal sealed record LinkedRegistration(Guid Id, Guid EventId, RegistrationState State, int PartySize);

internal sealed class LinkedRegistrationQuery(IDbContextFactory<EventDb> databases, PersonalLinks links)
{
    /// <summary>Null where the link is forged, of another purpose, or was replaced by a newer one.</summary>
    public async Task<LinkedRegistration?> FindAsync(string? token, CancellationToken stop)
    {
        if (PersonalLinks.IdOf(token) is not { } id)
            return null;
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db
            .Registrations.AsNoTracking()
            .Where(r => r.Id == id)
            .Select(r => new { r.LinkVersion, Registration = new LinkedRegistration(r.Id, r.EventId, r.State, r.PartySize) })
            .SingleOrDefaultAsync(stop);
        return found is not null && links.IsValid(token, LinkPurpose.Registration, id, found.LinkVersion) ? found.Registration : null;
    }
}
