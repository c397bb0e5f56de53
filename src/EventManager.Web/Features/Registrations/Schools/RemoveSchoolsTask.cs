using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Schools;

/// <summary>Takes the chosen schools off the house's list; bookings keep their names.</summary>
internal sealed class RemoveSchoolsTask(
    IDbContextFactory<EventDb> databases,
    SchoolList schools,
    IStringLocalizer<TaskText> text,
    RefusalWords words
) : BulkTask(text, words)
{
    public const string Kind = "schools.remove";

    public override string Name => Kind;

    public override TaskRight Right => TaskRight.CreateEvents;

    protected override async Task<IReadOnlyList<BulkRow>> FindAsync(Guid? eventId, Guid[] ids, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
            .Schools.Where(s => ids.Contains(s.Id))
            .OrderBy(s => s.SortName)
            .ThenBy(s => s.Id)
            .Select(s => new BulkRow(s.Id, s.Name))
            .ToListAsync(stop);
    }

    protected override async Task<Refusal?> DoAsync(TaskRun run, BulkRow row, CancellationToken stop) =>
        (await schools.RemoveAsync(row.Id, stop)).Refusal;
}
