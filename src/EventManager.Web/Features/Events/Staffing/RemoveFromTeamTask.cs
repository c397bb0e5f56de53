using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Events.Staffing;

/// <summary>Takes the chosen people off the team, but never the last who runs the event.</summary>
internal sealed class RemoveFromTeamTask(
    IDbContextFactory<EventDb> databases,
    SetTeamRoleHandler setting,
    IStringLocalizer<TaskText> text,
    RefusalWords words
) : BulkTask(text, words)
{
    public const string Kind = "team.remove";

    public override string Name => Kind;

    protected override async Task<IReadOnlyList<BulkRow>> FindAsync(Guid? eventId, Guid[] ids, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        // The handler knows people by their address, which is also what tells two of one name apart.
        return await TeamListQuery
            .Of(db, eventId)
            .Where(one => ids.Contains(one.Id))
            .OrderBy(one => one.Account.SortName)
            .ThenBy(one => one.Id)
            .Select(one => new BulkRow(one.Id, one.Account.Email ?? ""))
            .ToListAsync(stop);
    }

    protected override async Task<Refusal?> DoAsync(TaskRun run, BulkRow row, CancellationToken stop) =>
        (await setting.HandleAsync(new(run.Task.EventId ?? Guid.Empty, row.Name, null, run.Task.UserId), stop)).Refusal;
}
