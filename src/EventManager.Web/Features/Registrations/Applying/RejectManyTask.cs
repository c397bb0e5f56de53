using EventManager.Domain.Common;
using EventManager.Web.Features.Registrations.Bulk;
using EventManager.Web.Platform.Jobs.Tasks;

namespace EventManager.Web.Features.Registrations.Applying;

/// <summary>Rejects the chosen applications; each is told, without a text of its own.</summary>
internal sealed class RejectManyTask(BulkRegistrations chosen, DecideApplicationHandler decide) : RegistrationBulkTask(chosen)
{
    public const string Kind = "applications.reject";

    public override string Name => Kind;

    protected override async Task<Refusal?> DoAsync(TaskRun run, BulkRow row, CancellationToken stop) =>
        (await decide.RejectAsync(run.Task.EventId!.Value, run.Task.UserId, row.Id, null, stop)).Refusal;
}
