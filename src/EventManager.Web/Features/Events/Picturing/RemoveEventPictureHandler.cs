using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Picturing;

internal sealed record RemoveEventPicture(Guid EventId, Guid UserId);

/// <summary>Takes the picture away with all its files; the drawing of the kind of event comes back.</summary>
internal sealed class RemoveEventPictureHandler(Transactions transactions, TimeProvider clock)
{
    /// <summary>What is written down of it, about the picture.</summary>
    public const string Removed = "event.picture_removed";

    public Task<Result<Done>> HandleAsync(RemoveEventPicture command, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            async (db, inner) =>
            {
                if (await db.Pictures.SingleOrDefaultAsync(p => p.EventId == command.EventId, inner) is not { } picture)
                    return new Done();
                db.Pictures.Remove(picture);
                db.Audit.Add(new AuditEntry(clock.GetUtcNow(), command.UserId, command.EventId, Removed, picture.Id, ""));
                return new Done();
            },
            stop
        );
}
