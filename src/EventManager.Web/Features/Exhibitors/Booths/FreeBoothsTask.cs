using System.Linq.Expressions;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Features.Exhibitors.Plan;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Exhibitors.Booths;

/// <summary>Frees the chosen booths; their exhibitors stay accepted and have none then. What is free already is as it should be.</summary>
internal sealed class FreeBoothsTask(
    IDbContextFactory<EventDb> databases,
    AssignBoothHandler assign,
    IStringLocalizer<TaskText> text,
    RefusalWords words
) : ChosenTask<Booth>(databases, text, words)
{
    public const string Kind = "booths.free";

    public override string Name => Kind;

    protected override string Order => nameof(Booth.Label);

    protected override Expression<Func<Booth, BulkRow>> Row => booth => new(booth.Id, booth.Label);

    protected override async Task<Refusal?> DoAsync(TaskRun run, BulkRow row, CancellationToken stop)
    {
        var eventId = run.Task.EventId!.Value;
        await using var db = await Databases.CreateDbContextAsync(stop);
        var taken = await db
            .Booths.Where(b => b.Id == row.Id && b.ExhibitorId != null)
            .Select(b => new { b.Version })
            .SingleOrDefaultAsync(stop);
        return taken is null
            ? null
            : (await assign.HandleAsync(new(eventId, row.Id, taken.Version, null) { By = run.Task.UserId }, stop)).Refusal;
    }
}
