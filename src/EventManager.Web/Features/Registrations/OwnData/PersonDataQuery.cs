using System.Security.Claims;
using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Features.Registrations.Mails;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.OwnData;

/// <summary>A registration in which an address stands.</summary>
internal sealed record FoundPerson(Guid Id, string Name, string Slug, LocalizedText Event, DateTimeOffset StartsAt, bool IsGuardian);

/// <summary>Finds the data of somebody who asks the house for it: only in events that the asked one organises.</summary>
internal sealed class PersonDataQuery(IDbContextFactory<EventDb> databases, AccountAccess accounts, AuditTrail audit)
{
    /// <summary>Null where the event has no such registration.</summary>
    public async Task<RegistrationFacts?> FindAsync(string slug, Guid registrationId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var registration = await db.Registrations.AsNoTracking().SingleOrDefaultAsync(r => r.Id == registrationId, stop);
        if (registration is null)
            return null;
        var @event = await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == registration.EventId && e.Slug == slug, stop);
        return @event is null ? null : new RegistrationFacts(registration, @event, null);
    }

    /// <summary>By the person's own address or a guardian's. The look is written down, without the address.</summary>
    public async Task<IReadOnlyList<FoundPerson>> FindAsync(ClaimsPrincipal who, string email, CancellationToken stop)
    {
        if (EventAccess.UserId(who) is not { } user)
            return [];
        var isAdministrator = await accounts.IsAdministratorAsync(who, stop);
        var (normal, typed) = (MailAddressRules.Normalise(email), MailAddressRules.Clean(email));
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db
            .Registrations.Where(r => r.NormalizedEmail == normal || r.GuardianEmail == typed)
            .Join(db.Events, r => r.EventId, e => e.Id, (r, e) => new { Registration = r, Event = e })
            .Where(one =>
                isAdministrator || db.Staff.Any(s => s.EventId == one.Event.Id && s.UserId == user && s.Role == StaffRole.Organiser)
            )
            .OrderByDescending(one => one.Event.StartsAt)
            .ThenBy(one => one.Registration.Id)
            .Take(100)
            .Select(one => new FoundPerson(
                one.Registration.Id,
                one.Registration.FirstName + " " + one.Registration.LastName,
                one.Event.Slug,
                one.Event.Title,
                one.Event.StartsAt,
                one.Registration.NormalizedEmail != normal
            ))
            .ToListAsync(stop);
        await audit.WriteAsync("privacy.person_searched", user, detail: FormattableString.Invariant($"{found.Count} found"));
        return found;
    }
}
