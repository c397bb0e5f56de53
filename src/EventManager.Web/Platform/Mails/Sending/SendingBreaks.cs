using System.Collections.Concurrent;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Mails.Sending;

/// <summary>
/// Counts mails that are refused for good one after the other, for each event apart. After so many, something is wrong with the list or the
/// words, and each more would cost the house its good name: the rest waits until somebody says go on. Service mails go all the same.
/// </summary>
internal sealed class SendingBreaks(Transactions transactions, OrganiserNotices notices, IOptions<MailOptions> settings, TimeProvider clock)
{
    /// <summary>Whether one got through since the last refusal, as far as this node knows: a statement for each mail sent would be too dear.</summary>
    private readonly ConcurrentDictionary<Guid, byte> through = new();

    private volatile HashSet<Guid> paused = [];

    /// <summary>Those that wait, as of now.</summary>
    public async Task<IReadOnlySet<Guid>> PausedAsync(EventDb db, CancellationToken stop)
    {
        return paused = await OfAsync(db, stop);
    }

    public static async Task<HashSet<Guid>> OfAsync(EventDb db, CancellationToken stop) =>
        [.. await db.SendingBreaks.Where(b => b.PausedAt != null).Select(b => b.Id).ToListAsync(stop)];

    /// <summary>As this node last heard: for what is claimed already.</summary>
    public bool Holds(OutboxMail mail) => mail.Purpose is not MailPurpose.Service && paused.Contains(Of(mail));

    public void Succeeded(OutboxMail mail)
    {
        if (mail.Purpose is not MailPurpose.Service)
            through[Of(mail)] = 0;
    }

    public async Task FailedAsync(OutboxMail mail, string error)
    {
        var most = settings.Value.PauseAfterFailures;
        if (mail.Purpose is MailPurpose.Service || most == 0)
            return;
        var (id, isFirst) = (Of(mail), through.TryRemove(Of(mail), out _));
        var stopped = await transactions.RunAsync<bool>(
            async (db, stop) =>
            {
                await CountAsync(db, id, isFirst, error, stop);
                var now = clock.GetUtcNow();
                var isNew =
                    await db
                        .SendingBreaks.Where(b => b.Id == id && b.Failures >= most && b.PausedAt == null)
                        .ExecuteUpdateAsync(set => set.SetProperty(b => b.PausedAt, now), stop) == 1;
                if (isNew)
                    await notices.TellAsync(db, mail.EventId, OrganiserNotice.Paused, stop);
                return isNew;
            },
            CancellationToken.None
        );
        if (stopped.Value)
            paused = paused.Append(id).ToHashSet();
    }

    /// <summary>They go again; in the caller's transaction. False where they did not wait.</summary>
    public static async Task<bool> GoOnAsync(EventDb db, Guid? eventId, CancellationToken stop)
    {
        var id = eventId ?? SendingBreak.House;
        return await db
                .SendingBreaks.Where(b => b.Id == id && b.PausedAt != null)
                .ExecuteUpdateAsync(set => set.SetProperty(b => b.PausedAt, (DateTimeOffset?)null).SetProperty(b => b.Failures, 0), stop)
            == 1;
    }

    private static Guid Of(OutboxMail mail) => mail.EventId ?? SendingBreak.House;

    private static async Task CountAsync(EventDb db, Guid id, bool isFirst, string error, CancellationToken stop)
    {
        if (await UpdateAsync() > 0)
            return;
        db.Add(new SendingBreak(id));
        await db.SaveChangesAsync(stop);
        await UpdateAsync();

        Task<int> UpdateAsync() =>
            db
                .SendingBreaks.Where(b => b.Id == id)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(b => b.Failures, b => isFirst ? 1 : b.Failures + 1).SetProperty(b => b.LastError, error),
                    stop
                );
    }
}
