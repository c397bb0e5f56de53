using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Companies;

/// <summary>Sends the officers of the chosen companies their links again; within ten minutes nobody gets a second mail.</summary>
internal sealed class SendCompanyLinksTask(
    IDbContextFactory<EventDb> databases,
    CompanyLinkHandler links,
    IStringLocalizer<TaskText> text,
    RefusalWords words
) : BulkTask(text, words)
{
    public const string Kind = "companies.links";

    public override string Name => Kind;

    protected override async Task<IReadOnlyList<BulkRow>> FindAsync(Guid? eventId, Guid[] ids, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
            .CompanyAccesses.Where(c => c.EventId == eventId && ids.Contains(c.Id))
            .OrderBy(c => c.SortName)
            .ThenBy(c => c.Id)
            .Select(c => new BulkRow(c.Id, c.Company))
            .ToListAsync(stop);
    }

    protected override async Task<Refusal?> DoAsync(TaskRun run, BulkRow row, CancellationToken stop) =>
        (await links.SendAsync(run.Task.EventId!.Value, row.Id, revoke: false, run.Task.UserId, stop)).Refusal;
}
