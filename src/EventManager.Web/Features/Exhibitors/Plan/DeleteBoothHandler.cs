using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Plan;

internal sealed record DeleteBooth(Guid EventId, Guid BoothId, long Version)
{
    /// <summary>Who asks; null for the program itself.</summary>
    public Guid? By { get; init; }
}

internal sealed class DeleteBoothHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<Done>> HandleAsync(DeleteBooth command, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.Plan(command.EventId),
            async (db, ct) =>
            {
                var booth = await db.Booths.SingleOrDefaultAsync(b => b.Id == command.BoothId && b.EventId == command.EventId, ct);
                if (booth is null)
                    return BoothRefusals.NotFound;
                if (booth.Version != command.Version)
                    return BoothRefusals.ChangedByAnother;
                db.Remove(booth);
                BoothRelease.WriteDown(db, booth, "booth.deleted", command.By, clock.GetUtcNow(), booth.ExhibitorId);
                return new Done();
            },
            stop
        );
}
