using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.News;

/// <summary>
/// The address says yes. One statement makes it so, so that two clicks are one; what the address had before stays, and what it had
/// unsubscribed from comes again, since it asks for it.
/// </summary>
internal sealed class ConfirmNewsHandler(IDbContextFactory<EventDb> databases, Transactions transactions, TimeProvider clock)
{
    public Task<Result<Done>> HandleAsync(Guid subscriptionId, CancellationToken stop) =>
        transactions.RunAsync<Done>((db, ends) => ConfirmAsync(db, subscriptionId, ends), stop);

    private async Task<Result<Done>> ConfirmAsync(EventDb db, Guid id, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var asked = await db.NewsSubscriptions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, stop);
        if (asked is null || asked.IsExpired(now))
            return NewsRefusals.LinkOver;
        if (asked.IsConfirmed)
            return default(Done);
        var address = asked.AddressId;
        var before = db.NewsSubscriptions.Where(s => s.ActiveKey == address && s.Id != id);
        var bits = asked.TopicBits | await before.Select(s => s.TopicBits).FirstOrDefaultAsync(stop);
        await before.ExecuteDeleteAsync(stop);
        var confirmed = await db
            .NewsSubscriptions.Where(s => s.Id == id && s.ConfirmedAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(s => s.ConfirmedAt, now).SetProperty(s => s.ActiveKey, address).SetProperty(s => s.TopicBits, bits),
                stop
            );
        if (confirmed == 0)
            return default(Done);
        db.Add(
            new MailChoice(address, SuppressionScope.Network, wants: true, ChoiceWay.DoubleOptIn, asked.TextVersion, now)
            {
                NewsBits = bits,
            }
        );
        // What was unsubscribed from more widely is asked for again too: of each scope the proof stands by itself.
        foreach (var scope in await Lifted(db, address).Select(s => s.Scope).Distinct().ToListAsync(stop))
        {
            if (scope is not SuppressionScope.Network)
                db.Add(new MailChoice(address, scope, wants: true, ChoiceWay.DoubleOptIn, asked.TextVersion, now));
        }
        await Lifted(db, address).ExecuteDeleteAsync(stop);
        return default(Done);
    }

    /// <summary>Whether more comes again with it than news.</summary>
    public async Task<bool> LiftsAsync(Guid address, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Lifted(db, address).AnyAsync(stop);
    }

    /// <summary>
    /// What kept such mails from the address and ends with its yes: also that it once called one spam, else the news that it has just confirmed
    /// would never come. What somebody of us entered, and an address that does not exist, stay.
    /// </summary>
    private static IQueryable<Suppression> Lifted(EventDb db, Guid address) =>
        db.Suppressions.Where(s =>
            s.AddressId == address
            && (s.Reason == SuppressionReason.Unsubscribed || s.Reason == SuppressionReason.Complaint)
            && s.Scope != SuppressionScope.Event
        );
}
