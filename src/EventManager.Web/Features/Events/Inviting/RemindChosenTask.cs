using System.Linq.Expressions;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Events.Inviting;

/// <summary>Reminds the chosen, as all are reminded: who has answered, or was reminded within a day, gets nothing.</summary>
internal sealed class RemindChosenTask(
    IDbContextFactory<EventDb> databases,
    RemindInvitedHandler remind,
    IStringLocalizer<TaskText> text,
    RefusalWords words
) : ChosenTask<Invitation>(databases, text, words)
{
    public const string Kind = "invitations.remind";

    public override string Name => Kind;

    protected override Expression<Func<Invitation, BulkRow>> Row => i => new BulkRow(i.Id, i.Name);

    protected override async Task<Refusal?> DoAsync(TaskRun run, BulkRow row, CancellationToken stop)
    {
        var refusal = (await remind.HandleAsync(run.Task.EventId!.Value, run.Task.UserId, stop, row.Id)).Refusal;
        return refusal == InvitationRefusals.NobodyToRemind ? InvitationRefusals.NotToRemind : refusal;
    }
}
