using EventManager.Domain.Common;
using EventManager.Web.Platform.Jobs.Tasks;

namespace EventManager.Web.Features.Mailings;

/// <summary>Of an event, or of the house, whose mails only administrators see.</summary>
internal abstract class MailBulkTask(BulkMails chosen, bool isOfHouse) : BulkTask(chosen.Text, chosen.Words)
{
    public override TaskRight Right => isOfHouse ? TaskRight.Administrator : TaskRight.EventOrganiser;

    protected override Task<IReadOnlyList<BulkRow>> FindAsync(Guid? eventId, Guid[] ids, CancellationToken stop) =>
        chosen.FindAsync(isOfHouse ? null : eventId ?? Guid.Empty, ids, stop);
}

/// <summary>Holds back the chosen mails that have not gone out yet.</summary>
internal sealed class WithholdManyTask(BulkMails chosen, WithholdMailHandler withhold, bool isOfHouse) : MailBulkTask(chosen, isOfHouse)
{
    public override string Name { get; } = KindOf(isOfHouse);

    public static string KindOf(bool isOfHouse) => isOfHouse ? "house-mails.withhold" : "mails.withhold";

    protected override async Task<Refusal?> DoAsync(TaskRun run, BulkRow row, CancellationToken stop) =>
        (await withhold.HandleAsync(new(run.Task.EventId, row.Id), stop)).Refusal;
}

/// <summary>Puts the chosen mails that failed or were withheld into the queue again; what has arrived is left alone.</summary>
internal sealed class SendManyAgainTask(BulkMails chosen, SendMailAgainHandler again, bool isOfHouse) : MailBulkTask(chosen, isOfHouse)
{
    public override string Name { get; } = KindOf(isOfHouse);

    public static string KindOf(bool isOfHouse) => isOfHouse ? "house-mails.again" : "mails.again";

    protected override async Task<Refusal?> DoAsync(TaskRun run, BulkRow row, CancellationToken stop)
    {
        var command = new SendMailAgain(run.Task.EventId, row.Id) { OnlyUnsent = true };
        return (await again.HandleAsync(command, stop)).Refusal;
    }
}

/// <summary>Takes back what <see cref="WithholdManyTask"/> did: those mails go out after all.</summary>
internal sealed class ReleaseManyTask(BulkMails chosen, DoneByTask done, SendMailAgainHandler again, bool isOfHouse)
    : MailBulkTask(chosen, isOfHouse)
{
    private readonly BulkMails chosen = chosen;

    public override string Name { get; } = KindOf(isOfHouse);

    public static string KindOf(bool isOfHouse) => isOfHouse ? "house-mails.release" : "mails.release";

    protected override Task<IReadOnlyList<Guid>> ReadIdsAsync(TaskRun run, CancellationToken stop) =>
        done.FindAsync(run, "mail.withheld", stop);

    protected override async Task<Refusal?> DoAsync(TaskRun run, BulkRow row, CancellationToken stop)
    {
        if (!await chosen.IsWithheldAsync(row.Id, stop))
            return null;
        var command = new SendMailAgain(run.Task.EventId, row.Id) { OnlyUnsent = true };
        return (await again.HandleAsync(command, stop)).Refusal;
    }
}
