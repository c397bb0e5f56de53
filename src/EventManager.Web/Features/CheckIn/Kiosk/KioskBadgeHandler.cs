using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Features.CheckIn.Badges;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Kiosk;

/// <summary>
/// The badge of whoever was let in at this kiosk a moment ago, and of nobody else. To print it goes once: a second sheet is staff's to
/// give. The same scan may ask again, since an answer can be lost and paper can jam.
/// </summary>
internal sealed class KioskBadgeHandler(Transactions transactions, BadgesQuery badges, TimeProvider clock)
{
    /// <param name="door">The event.</param>
    /// <param name="token">The kiosk's.</param>
    /// <param name="kiosk">What it does about badges.</param>
    /// <param name="scan">The id of the scan that let them in.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<Result<Badge>> HandleAsync(DoorEvent door, VerifiedToken token, KioskSetup kiosk, Guid scan, CancellationToken stop)
    {
        var now = Instant.Cut(clock.GetUtcNow());
        return await transactions.RunAsync<Badge>(
            async (db, stop) =>
            {
                if (kiosk.Badge is KioskBadge.None || await AdmittedAsync(db, door.Id, token.Id, scan, now, stop) is not { } admitted)
                    return KioskRefusals.BadgeNotFound;
                var choice = new BadgeChoice(BadgeOrder.Name, "", Again: true, admitted.TicketId, Page: 1);
                if ((await badges.ReadAsync(door.Id, choice, stop)).Badges is not [var badge])
                    return KioskRefusals.BadgeNotFound;
                if (kiosk.Badge is KioskBadge.Printed && !await MarkAsync(db, door.Id, badge.TicketId, admitted.ReceivedAt, now, stop))
                    return KioskRefusals.BadgePrinted;
                if (kiosk.Badge is KioskBadge.Printed)
                    db.Audit.Add(new AuditEntry(now, null, door.Id, "door.badges_printed", token.Id, "1 badges"));
                return badge;
            },
            stop
        );
    }

    private static async Task<Admitted?> AdmittedAsync(
        EventDb db,
        Guid eventId,
        Guid kiosk,
        Guid scan,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var earliest = now - KioskSetup.BadgeTime;
        return await db
            .Scans.AsNoTracking()
            .Where(row => row.EventId == eventId && row.Id == scan && row.TokenId == kiosk && row.TicketId != null)
            .Where(row => row.Verdict == Verdict.Admitted && row.UndoneAt == null && row.ReceivedAt >= earliest)
            .Select(row => new Admitted(row.TicketId!.Value, row.ReceivedAt))
            .SingleOrDefaultAsync(stop);
    }

    /// <summary>False where it was printed before this scan.</summary>
    private static async Task<bool> MarkAsync(
        EventDb db,
        Guid eventId,
        Guid ticket,
        DateTimeOffset scanned,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        await db
            .Tickets.Where(row => row.EventId == eventId && row.Id == ticket)
            .Where(row => row.BadgePrintedAt == null || row.BadgePrintedAt >= scanned)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.BadgePrintedAt, now), stop) == 1;

    private sealed record Admitted(Guid TicketId, DateTimeOffset ReceivedAt);
}
