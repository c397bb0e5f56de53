using EventManager.Domain.Common;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui;
using EventManager.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings.Sending;

/// <summary>The chosen addresses get mails again: in an event those that were entered there, for the house all.</summary>
internal sealed class LiftSuppressionsTask(
    SuppressionListQuery list,
    LiftSuppressionHandler lift,
    IStringLocalizer<TaskText> text,
    RefusalWords words,
    bool isOfHouse
) : BulkTask(text, words)
{
    public override string Name { get; } = KindOf(isOfHouse);

    public override TaskRight Right => isOfHouse ? TaskRight.Administrator : TaskRight.EventOrganiser;

    public static string KindOf(bool isOfHouse) => isOfHouse ? "house-suppressions.lift" : "suppressions.lift";

    protected override Task<IReadOnlyList<BulkRow>> FindAsync(Guid? eventId, Guid[] ids, CancellationToken stop) =>
        list.ChosenAsync(new(isOfHouse ? null : eventId ?? Guid.Empty), ids, stop);

    protected override async Task<Refusal?> DoAsync(TaskRun run, BulkRow row, CancellationToken stop) =>
        (await lift.HandleAsync(new(run.Task.EventId, row.Id), stop)).Refusal;
}
