using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Registrations.Applying;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Jobs.Tasks;

namespace EventManager.Web.Features.Registrations.Bulk;

/// <summary>
/// Confirms the chosen in their place: the click that never came, the application, the offer. Seats are given as always, so whoever waits
/// is not overtaken, and where all is full the person waits.
/// </summary>
internal sealed class ConfirmManyTask(
    BulkRegistrations chosen,
    ConfirmRegistrationHandler confirm,
    DecideApplicationHandler decide,
    AcceptOfferHandler accept
) : RegistrationBulkTask(chosen)
{
    public const string Kind = "registrations.confirm";

    private readonly BulkRegistrations chosen = chosen;

    public override string Name => Kind;

    protected override async Task<Refusal?> DoAsync(TaskRun run, BulkRow row, CancellationToken stop)
    {
        var eventId = run.Task.EventId!.Value;
        var before = await chosen.StateAsync(eventId, row.Id, stop);
        if (before is RegistrationState.Confirmed)
            return null;
        if (await ConfirmAsync(eventId, row.Id, before, stop) is { } refusal)
            return refusal;
        return await chosen.StateAsync(eventId, row.Id, stop) is RegistrationState.Confirmed ? null : RegistrationRefusals.NowWaits;
    }

    private async Task<Refusal?> ConfirmAsync(Guid eventId, Guid id, RegistrationState? state, CancellationToken stop)
    {
        switch (state)
        {
            case RegistrationState.AwaitingConfirmation:
                var clicked = await confirm.HandleAsync(id, stop, Acting.Mark);
                // Where applications are decided the click only makes one of it; the organiser has decided.
                return clicked is { IsRefused: false, Value.State: RegistrationState.Applied }
                    ? (await decide.AcceptAsync(eventId, id, null, stop)).Refusal
                    : clicked.Refusal;
            case RegistrationState.Applied:
                return (await decide.AcceptAsync(eventId, id, null, stop)).Refusal;
            case RegistrationState.Offered:
                return (await accept.HandleAsync(id, stop, eventId)).Refusal;
            case RegistrationState.Waitlisted:
                return RegistrationRefusals.WaitsItsTurn;
            default:
                return RegistrationRefusals.NotActive;
        }
    }
}
