using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.News;

/// <summary>What an address that gets news changes itself: what they are about, or that they end. Each change leaves its proof.</summary>
internal sealed class ChangeNewsHandler(IDbContextFactory<EventDb> databases, Transactions transactions, TimeProvider clock)
{
    /// <summary>Null where the address gets none.</summary>
    public async Task<NewsTopics?> OfAsync(Guid address, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return (NewsTopics?)
            await db.NewsSubscriptions.Where(s => s.ActiveKey == address).Select(s => (int?)s.TopicBits).SingleOrDefaultAsync(stop);
    }

    /// <param name="address">Of whoever holds the link.</param>
    /// <param name="topics">None ends it.</param>
    /// <param name="textVersion">The words that were read.</param>
    /// <param name="stop">Gives up.</param>
    public Task<Result<Done>> HandleAsync(Guid address, NewsTopics topics, string textVersion, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            async (db, ends) =>
            {
                var bits = (int)topics;
                var mine = db.NewsSubscriptions.Where(s => s.ActiveKey == address);
                var changed =
                    bits == 0
                        ? await db.NewsSubscriptions.Where(s => s.AddressId == address).ExecuteDeleteAsync(ends)
                        : await mine.Where(s => s.TopicBits != bits)
                            .ExecuteUpdateAsync(set => set.SetProperty(s => s.TopicBits, bits), ends);
                if (bits == 0)
                    await NewsMails.ForgetAsync(db, address, ends);
                if (changed > 0)
                    db.Add(
                        new MailChoice(address, SuppressionScope.Network, bits != 0, ChoiceWay.Page, textVersion, clock.GetUtcNow())
                        {
                            NewsBits = bits,
                        }
                    );
                return default(Done);
            },
            stop
        );
}
