using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Plan;

internal sealed record DeleteBooth(Guid EventId, Guid BoothId, long Version);

internal sealed class DeleteBoothHandler(Transactions transactions)
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
                return new Done();
            },
            stop
        );
}
