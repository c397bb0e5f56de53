using EventManager.Domain.Common;
using EventManager.Web.Platform.Jobs.Tasks;

namespace EventManager.Web.Features.Registrations.Bulk;

/// <summary>Sends the chosen their links again.</summary>
internal sealed class SendLinksTask(BulkRegistrations chosen, MailLinkHandler links) : RegistrationBulkTask(chosen)
{
    public const string Kind = "registrations.links";

    public override string Name => Kind;

    protected override async Task<Refusal?> DoAsync(TaskRun run, BulkRow row, CancellationToken stop) =>
        (await links.HandleAsync(run.Task.EventId!.Value, row.Id, run.Task.UserId, stop)).Refusal;
}
