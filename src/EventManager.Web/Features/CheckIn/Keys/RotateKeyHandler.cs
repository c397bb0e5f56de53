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
internal sealed class RotateKeyHandler(Transactions transactions, TicketSigner signer, DoorCache doors, TimeProvider clock)
{
    /// <summary>A code has one byte for its key's number.</summary>
    private const int MaxKeys = 255;

    public async Task<Result<int>> HandleAsync(Guid eventId, bool revokeOlder, Guid? userId, CancellationToken stop)
    {
        var result = await transactions.RunAsync<int>(
            AskedRight.Organise(eventId),
            async (db, inner) =>
            {
                if (await db.SigningKeys.CountAsync(key => key.EventId == eventId, inner) >= MaxKeys)
                    return TicketRefusals.TooManyKeys;
                var number = await signer.RotateAsync(db, eventId, revokeOlder, inner);
                var action = revokeOlder ? "tickets.keys_revoked" : "tickets.key_rotated";
                db.Audit.Add(new AuditEntry(clock.GetUtcNow(), userId, eventId, action, null, $"key {number}"));
                return number;
            },
            stop
        );
        if (!result.IsRefused)
            doors.Forget(eventId);
        return result;
    }
}
