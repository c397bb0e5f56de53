using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Tickets;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Keys;

/// <summary>
/// Gives an event a new signing key. With <c>revokeOlder</c> every ticket that was sent until now is refused: for the case that a key
/// got out. Whoever opens their ticket page again gets a code of the new key.
/// </summary>
internal sealed class RotateKeyHandler(
    IDbContextFactory<EventDb> databases,
    Transactions transactions,
    TicketSigner signer,
    DoorCache doors,
    TimeProvider clock
)
{
    /// <summary>A code has one byte for its key's number.</summary>
    private const int MaxKeys = 255;

    public async Task<Result<int>> HandleAsync(Guid eventId, bool revokeOlder, Guid? userId, CancellationToken stop)
    {
        if (await transactions.WhyNotAsync(AskedRight.Organise(eventId), stop) is { } notYours)
            return notYours;
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.SigningKeys.CountAsync(key => key.EventId == eventId, stop) >= MaxKeys)
            return TicketRefusals.TooManyKeys;
        var number = await signer.RotateAsync(eventId, revokeOlder, stop);
        var action = revokeOlder ? "tickets.keys_revoked" : "tickets.key_rotated";
        db.Audit.Add(new AuditEntry(clock.GetUtcNow(), userId, eventId, action, null, $"key {number}"));
        await db.SaveChangesAsync(stop);
        doors.Forget(eventId);
        return number;
    }
}
