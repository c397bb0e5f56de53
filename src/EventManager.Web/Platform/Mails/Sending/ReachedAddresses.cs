using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Mails.Sending;

/// <summary>How many of the mails that are meant arrive, as far as this installation can know before it sends them.</summary>
/// <param name="Mails">Meant.</param>
/// <param name="Suppressed">Of these, whose address gets no such mails, by the reason.</param>
/// <param name="Outside">Of these, to whom this installation does not write (Mail:OnlyTo).</param>
/// <param name="Minutes">At the configured rate, quiet hours not counted; 0 where no rate is set.</param>
public sealed record ReachedNumbers(int Mails, IReadOnlyDictionary<SuppressionReason, int> Suppressed, int Outside, int Minutes)
{
    public int Reached => Mails - Outside - Suppressed.Values.Sum();

    /// <summary>The first of those who get none; null is out of reach.</summary>
    public IReadOnlyList<(string Address, SuppressionReason? Why)> Unreached { get; init; } = [];
}

/// <summary>
/// Asks of each address what the outbox's gate will ask. The list of those who want none knows no addresses, only hashes under a key of this
/// installation, so that no database can compare them: the addresses pass by one after the other, and none of them is kept.
/// </summary>
internal sealed class ReachedAddresses(AddressIds ids, MailReach reach, IOptions<MailOptions> settings)
{
    /// <summary>So many of those who get none are named.</summary>
    public const int Named = 20;

    /// <param name="db">The database.</param>
    /// <param name="addresses">One for each mail.</param>
    /// <param name="purpose">Of the mails.</param>
    /// <param name="eventId">Of the mails; null for the house.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<ReachedNumbers> CountAsync(
        EventDb db,
        IQueryable<string> addresses,
        MailPurpose purpose,
        Guid? eventId,
        CancellationToken stop
    )
    {
        var kept = await KeptAsync(db, purpose, eventId, stop);
        var (mails, outside) = (0, 0);
        var left = new SortedDictionary<SuppressionReason, int>();
        var domains = new Dictionary<string, int>();
        var unreached = new List<(string, SuppressionReason?)>();
        await foreach (var address in addresses.AsAsyncEnumerable().WithCancellation(stop))
        {
            mails++;
            var why = WhyNot(kept, address);
            if (why is { } reason)
                left[reason] = left.GetValueOrDefault(reason) + 1;
            else if (!reach.Has(address))
                outside++;
            else
            {
                var domain = MailAddressRules.DomainOf(address);
                domains[domain] = domains.GetValueOrDefault(domain) + 1;
                continue;
            }
            if (unreached.Count < Named)
                unreached.Add((address, why));
        }
        return new(mails, left, outside, Minutes(domains)) { Unreached = unreached };
    }

    private static async Task<ILookup<Guid, SuppressionReason>> KeptAsync(
        EventDb db,
        MailPurpose purpose,
        Guid? eventId,
        CancellationToken stop
    )
    {
        var entries = await db
            .Suppressions.AsNoTracking()
            .Where(s => s.Reason == SuppressionReason.HardBounce || s.Scope != SuppressionScope.Event || s.EventId == eventId)
            .ToListAsync(stop);
        return entries
            .Where(entry => SuppressionRules.KeepsBack(entry, purpose, eventId))
            .ToLookup(entry => entry.AddressId, e => e.Reason);
    }

    private SuppressionReason? WhyNot(ILookup<Guid, SuppressionReason> kept, string address) =>
        kept.Count == 0 ? null : kept[ids.Of(address)].Concat(kept[ids.OfExactly(address)]).Cast<SuppressionReason?>().FirstOrDefault();

    private int Minutes(Dictionary<string, int> domains)
    {
        var (each, whole) = (settings.Value.MaxPerMinuteAndDomain, settings.Value.MaxPerMinute);
        var byWhole = whole == 0 ? 0 : Math.Ceiling((double)domains.Values.Sum() / whole);
        var byDomain = each == 0 ? 0 : Math.Ceiling((double)domains.Values.DefaultIfEmpty().Max() / each);
        return (int)Math.Max(byWhole, byDomain);
    }
}
