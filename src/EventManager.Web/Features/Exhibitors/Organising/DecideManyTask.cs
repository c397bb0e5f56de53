using System.Linq.Expressions;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Exhibitors.Organising;

/// <summary>Decides on the chosen applications; each company is told, as where one is decided alone, and whoever has that answer already is not.</summary>
internal abstract class DecideManyTask(
    IDbContextFactory<EventDb> databases,
    DecideExhibitorHandler decide,
    IStringLocalizer<TaskText> text,
    RefusalWords words
) : ChosenTask<Exhibitor>(databases, text, words)
{
    protected abstract ExhibitorState Decision { get; }

    protected override Expression<Func<Exhibitor, BulkRow>> Row => e => new BulkRow(e.Id, e.CompanyName);

    protected override async Task<Refusal?> DoAsync(TaskRun run, BulkRow row, CancellationToken stop)
    {
        var command = new DecideExhibitor(run.Task.EventId!.Value, row.Id, Decision, run.Task.UserId);
        var refusal = (await decide.HandleAsync(command, stop)).Refusal;
        return refusal == ExhibitorRefusals.AlreadyDecided ? null : refusal;
    }
}

internal sealed class AcceptManyTask(
    IDbContextFactory<EventDb> databases,
    DecideExhibitorHandler decide,
    IStringLocalizer<TaskText> text,
    RefusalWords words
) : DecideManyTask(databases, decide, text, words)
{
    public const string Kind = "exhibitors.accept";

    public override string Name => Kind;

    protected override ExhibitorState Decision => ExhibitorState.Accepted;
}

/// <summary>Their booths become free.</summary>
internal sealed class DeclineManyTask(
    IDbContextFactory<EventDb> databases,
    DecideExhibitorHandler decide,
    IStringLocalizer<TaskText> text,
    RefusalWords words
) : DecideManyTask(databases, decide, text, words)
{
    public const string Kind = "exhibitors.decline";

    public override string Name => Kind;

    protected override ExhibitorState Decision => ExhibitorState.Declined;
}
