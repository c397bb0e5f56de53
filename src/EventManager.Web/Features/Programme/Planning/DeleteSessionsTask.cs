using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Programme.Planning;

/// <summary>Takes the chosen sessions out of the programme; whoever has a place in one is told, as where one is deleted alone.</summary>
internal sealed class DeleteSessionsTask(
    IDbContextFactory<EventDb> databases,
    DeleteSessionHandler delete,
    IStringLocalizer<TaskText> text,
    RefusalWords words
) : BulkTask(text, words)
{
    public const string Kind = "sessions.delete";

    public override string Name => Kind;

    protected override async Task<IReadOnlyList<BulkRow>> FindAsync(Guid? eventId, Guid[] ids, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var rows = await db
            .Sessions.AsNoTracking()
            .Where(s => s.EventId == eventId && ids.Contains(s.Id))
            .OrderBy(s => s.StartsAt)
            .ThenBy(s => s.Id)
            .Select(s => new { s.Id, s.Title })
            .ToListAsync(stop);
        return [.. rows.Select(row => new BulkRow(row.Id, row.Title.In(Languages.Current)))];
    }

    protected override async Task<Refusal?> DoAsync(TaskRun run, BulkRow row, CancellationToken stop)
    {
        var command = new DeleteSession(run.Task.EventId!.Value, row.Id) { By = run.Task.UserId };
        return (await delete.HandleAsync(command, stop)).Refusal;
    }
}
