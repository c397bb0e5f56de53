using EventManager.Data;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>What an organiser sees of one registration beside the list's columns.</summary>
/// <param name="ScanId">The guardian's paper, where it was scanned.</param>
/// <param name="Class">What a teacher said of the class; null for all others.</param>
internal sealed record RegistrationDetails(
    GuardianConsent Consent,
    string GuardianEmail,
    string DecisionNote,
    Guid? ScanId,
    ClassBooking? Class
);

internal sealed class RegistrationDetailQuery(IDbContextFactory<EventDb> databases)
{
    public async Task<RegistrationDetails?> FindAsync(Guid eventId, Guid registrationId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
            .Registrations.AsNoTracking()
            .Where(r => r.Id == registrationId && r.EventId == eventId)
            .Select(r => new RegistrationDetails(
                r.GuardianConsent,
                r.GuardianEmail,
                r.DecisionNote,
                db.Files.Where(f => f.RegistrationId == r.Id && f.Purpose == FilePurpose.GuardianConsent)
                    .OrderByDescending(f => f.StoredAt)
                    .Select(f => (Guid?)f.Id)
                    .FirstOrDefault(),
                db.ClassBookings.FirstOrDefault(c => c.RegistrationId == r.Id)
            ))
            .SingleOrDefaultAsync(stop);
    }
}
