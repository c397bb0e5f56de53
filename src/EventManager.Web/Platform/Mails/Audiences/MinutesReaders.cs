using EventManager.Data;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;

namespace EventManager.Web.Platform.Mails.Audiences;

/// <summary>Who is sent minutes.</summary>
internal static class MinutesReaders
{
    /// <summary>Registrations whose address was not sent the session's minutes yet; one address can be there twice.</summary>
    public static IQueryable<Registration> Unsent(EventDb db, Guid sessionId, MinutesAudience audience)
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
