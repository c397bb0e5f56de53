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
) : BulkTask(text, words)
{
    public const string Kind = "invitations.remind";

    public override string Name => Kind;

    protected override async Task<IReadOnlyList<BulkRow>> FindAsync(Guid? eventId, Guid[] ids, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
            .Invitations.Where(i => i.EventId == eventId && ids.Contains(i.Id))
            .OrderBy(i => i.SortName)
            .ThenBy(i => i.Id)
            .Select(i => new BulkRow(i.Id, i.Name))
            .ToListAsync(stop);
    }

    protected override async Task<Refusal?> DoAsync(TaskRun run, BulkRow row, CancellationToken stop)
    {
        var refusal = (await remind.HandleAsync(run.Task.EventId!.Value, run.Task.UserId, stop, row.Id)).Refusal;
        return refusal == InvitationRefusals.NobodyToRemind ? InvitationRefusals.NotToRemind : refusal;
    }
}
