using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Jobs.Tasks;

namespace EventManager.Web.Features.Registrations.Bulk;

/// <summary>Cancels the chosen; each is told, and its place passed on, as where the person cancels.</summary>
internal sealed class CancelManyTask(BulkRegistrations chosen, CancelRegistrationHandler cancel) : RegistrationBulkTask(chosen)
{
    public const string Kind = "registrations.cancel";

    private readonly BulkRegistrations chosen = chosen;

    public override string Name => Kind;

    protected override async Task<Refusal?> DoAsync(TaskRun run, BulkRow row, CancellationToken stop)
    {
        var eventId = run.Task.EventId!.Value;
        switch (await chosen.StateAsync(eventId, row.Id, stop))
        {
            case RegistrationState.Cancelled:
                return null;
            case null or RegistrationState.Expired or RegistrationState.Rejected:
                return RegistrationRefusals.NotActive;
        }
        return (await cancel.HandleAsync(row.Id, stop, eventId)).Refusal;
    }
}
