using EventManager.Domain.Common;
using EventManager.Web.Features.Registrations.Organising;
using EventManager.Web.Platform.Jobs.Tasks;

namespace EventManager.Web.Features.Registrations.Bulk;

/// <summary>Takes back what <see cref="CancelManyTask"/> did, where the seats are free still and nobody is overtaken.</summary>
internal sealed class ReinstateManyTask(BulkRegistrations chosen, DoneByTask done, ReinstateRegistrationHandler reinstate)
    : RegistrationBulkTask(chosen)
{
    public const string Kind = "registrations.reinstate";

    public override string Name => Kind;

    protected override Task<IReadOnlyList<Guid>> ReadIdsAsync(TaskRun run, CancellationToken stop) =>
        done.FindAsync(run, "registration.cancelled", stop);

    protected override async Task<Refusal?> DoAsync(TaskRun run, BulkRow row, CancellationToken stop) =>
        (await reinstate.HandleAsync(new(run.Task.EventId!.Value, row.Id, run.Task.UserId), stop)).Refusal;
}
