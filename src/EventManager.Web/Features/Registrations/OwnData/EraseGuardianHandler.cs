using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.OwnData;

/// <summary>
/// A guardian wants to be forgotten: the address and the mails to it go. That somebody agreed, and when, stays with the child's
/// registration, since the house must be able to show it; it names nobody.
/// </summary>
internal sealed class EraseGuardianHandler(Transactions transactions, IDbContextFactory<EventDb> databases, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid registrationId, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Done>((db, inner) => EraseAsync(db, registrationId, inner), stop);
        await using var log = await databases.CreateDbContextAsync(stop);
        await SqliteFile.EmptyLogAsync(log, stop);
        return result;
    }

    private async Task<Result<Done>> EraseAsync(EventDb db, Guid id, CancellationToken stop)
    {
        if (await db.Registrations.SingleOrDefaultAsync(r => r.Id == id, stop) is not { } registration)
            return RegistrationRefusals.NotFound;
        var address = registration.GuardianEmail;
        if (address.Length == 0)
            return default(Done);
        var now = clock.GetUtcNow();
        registration.ForgetGuardian(now);
        foreach (var mail in await db.Outbox.Where(m => m.SubjectId == id && m.ToAddress == address).ToListAsync(stop))
            EraseOwnDataHandler.Blank(db.Entry(mail));
        db.Add(new AuditEntry(now, null, registration.EventId, "privacy.guardian_erased", id, ""));
        return default(Done);
    }
}
