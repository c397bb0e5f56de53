using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Mailings;

/// <summary>Who is told of a change, and how.</summary>
/// <param name="Count">How many people.</param>
/// <param name="Task">The task that does it; null where their mails are queued already.</param>
public sealed record Told(int Count, Guid? Task)
{
    /// <summary>With others whose mails are queued already.</summary>
    public Told And(int others) => this with { Count = Count + others };
}

/// <summary>
/// Tells everybody who is registered of a change that is made in the same transaction: at once where they are few, else by a task that
/// is written down with the change. So a change never waits for a hundred thousand mails, and is never made without them.
/// </summary>
internal sealed class RegisteredTeller(BackgroundTasks tasks, OutboxSignal signal)
{
    /// <summary>More people than these are told by a task.</summary>
    public const int MostAtOnce = 1_000;

    /// <param name="db">In a transaction, with nothing unsaved in it: what it tracks is let go.</param>
    /// <param name="announcement">What.</param>
    /// <param name="userId">Whose task it would be; null for the program itself, which tells at once.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task<Told> TellAsync(EventDb db, Announcement announcement, Guid? userId, CancellationToken stop)
    {
        // First: it waits for a batch that is being written, so that what that has written stays behind with the others.
        await TellRegisteredTask.OvertakeAsync(db, announcement, stop);
        await BuiltInMails.BeginAsync(db, announcement.EventId, announcement.Mail, announcement.Since, stop);
        if (userId is not { } user || await TellRegistered.CountAsync(db, announcement, stop) is var count && count <= MostAtOnce)
            return await WrittenDownAsync(
                db,
                announcement,
                userId,
                new(await TellRegistered.QueueAsync(db, announcement, stop), null),
                stop
            );
        var task = tasks.Add(db, TellRegisteredTask.Of(announcement, user));
        return await WrittenDownAsync(db, announcement, userId, new(count, task), stop);
    }

    private static async Task<Told> WrittenDownAsync(EventDb db, Announcement about, Guid? userId, Told told, CancellationToken stop)
    {
        db.Add(MailingRecord.Of(about.Mail, told.Count, userId, about.EventId, about.Since));
        await db.SaveChangesAsync(stop);
        return told;
    }

    /// <summary>After the commit.</summary>
    public void Hurry(Told told)
    {
        signal.Send();
        if (told.Task is not null)
            tasks.Hurry();
    }
}
