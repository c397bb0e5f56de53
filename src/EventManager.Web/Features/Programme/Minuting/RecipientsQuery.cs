using EventManager.Data;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme.Minuting;

internal sealed record MinutesRecipient(string Address, string Name);

/// <param name="Count">Addresses in all.</param>
/// <param name="Page">The page of them that was asked for.</param>
internal sealed record MinutesRecipients(int Count, IReadOnlyList<MinutesRecipient> Page);

/// <summary>Whom sending would reach now: each address once, without those who were sent the minutes before.</summary>
internal sealed class RecipientsQuery(IDbContextFactory<EventDb> databases)
{
    public const int PageSize = 50;

    public async Task<MinutesRecipients> ListAsync(Guid sessionId, MinutesAudience audience, int page, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var addresses = Unsent(db, sessionId, audience).GroupBy(r => r.NormalizedEmail);
        var count = await addresses.CountAsync(stop);
        var rows = await addresses
            .Select(g => new
            {
                Address = g.Min(r => r.Email)!,
                Name = g.Min(r => r.LastName + ", " + r.FirstName)!,
                Order = g.Min(r => r.SortName),
            })
            .OrderBy(r => r.Order)
            .ThenBy(r => r.Address)
            .Skip(page * PageSize)
            .Take(PageSize)
            .Select(r => new MinutesRecipient(r.Address, r.Name))
            .ToListAsync(stop);
        return new(count, rows);
    }

    /// <summary>Registrations whose address was not sent the session's minutes yet; one address can be there twice.</summary>
    internal static IQueryable<Registration> Unsent(EventDb db, Guid sessionId, MinutesAudience audience)
    {
        var (present, signedUp, all) = (
            audience.HasFlag(MinutesAudience.Present),
            audience.HasFlag(MinutesAudience.SignedUp),
            audience.HasFlag(MinutesAudience.Event)
        );
        var deliveries = db
            .MinutesDeliveries.Where(d => db.Minutes.Any(m => m.Id == d.MinutesId && m.SessionId == sessionId))
            .Join(db.Registrations, d => d.RegistrationId, r => r.Id, (_, r) => r.NormalizedEmail);
        return db.Registrations.Where(r =>
            db.Sessions.Any(s => s.Id == sessionId && s.EventId == r.EventId)
            && r.NormalizedEmail != ""
            && (
                (present && db.Attendances.Any(a => a.SessionId == sessionId && a.RegistrationId == r.Id))
                || (signedUp && db.SessionPlaces.Any(p => p.SessionId == sessionId && p.RegistrationId == r.Id))
                || (all && r.State == RegistrationState.Confirmed)
            )
            && !deliveries.Contains(r.NormalizedEmail)
        );
    }
}
