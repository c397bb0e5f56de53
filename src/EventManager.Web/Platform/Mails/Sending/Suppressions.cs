using System.Security.Cryptography;
using System.Text;
using EventManager.Data;
using EventManager.Domain.Mailings;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Mails.Sending;

/// <summary>Who is not written to, and why.</summary>
internal sealed class Suppressions(AddressIds ids, TimeProvider clock)
{
    /// <summary>In the caller's transaction; false where the entry is there already, which then stays as it is.</summary>
    public Task<bool> AddAsync(
        EventDb db,
        OutboxMail mail,
        SuppressionScope scope,
        SuppressionReason reason,
        string status,
        CancellationToken stop
    ) =>
        AddAsync(
            db,
            // Else a stranger who registers anna+nonsense@ would take Anna's mails from her.
            reason is SuppressionReason.HardBounce
                ? ids.OfExactly(mail.ToAddress)
                : ids.Of(mail.ToAddress),
            scope,
            reason,
            mail.EventId,
            mail.Id,
            status,
            stop
        );

    public async Task<bool> AddAsync(
        EventDb db,
        Guid address,
        SuppressionScope scope,
        SuppressionReason reason,
        Guid? eventId,
        Guid? mailId,
        string status,
        CancellationToken stop
    )
    {
        var id = IdOf(address, scope, reason, eventId);
        if (await db.Suppressions.AnyAsync(s => s.Id == id, stop))
            return false;
        db.Add(
            new Suppression(id, address, scope, reason, clock.GetUtcNow())
            {
                EventId = eventId,
                MailId = mailId,
                Status = status,
            }
        );
        return true;
    }

    /// <summary>What keeps which mail back; the others are not in it.</summary>
    public async Task<IReadOnlyDictionary<Guid, Suppression>> OfAsync(EventDb db, IReadOnlyList<OutboxMail> mails, CancellationToken stop)
    {
        var addresses = mails.SelectMany(mail => BothOf(mail.ToAddress).Select(id => (id, mail))).ToLookup(one => one.id, one => one.mail);
        var known = addresses.Select(group => group.Key).ToList();
        var entries = await db.Suppressions.AsNoTracking().Where(s => known.Contains(s.AddressId)).ToListAsync(stop);
        var kept = new Dictionary<Guid, Suppression>();
        foreach (var entry in entries)
        foreach (var mail in addresses[entry.AddressId].Where(m => SuppressionRules.KeepsBack(entry, m.Purpose, m.EventId)))
            kept.TryAdd(mail.Id, entry);
        return kept;
    }

    /// <summary>Under which an address can have an entry: the mailbox, and what was written to.</summary>
    public IReadOnlyList<Guid> BothOf(string address) => [.. new[] { ids.Of(address), ids.OfExactly(address) }.Distinct()];

    private static Guid IdOf(Guid address, SuppressionScope scope, SuppressionReason reason, Guid? eventId)
    {
        var of = scope is SuppressionScope.Event ? eventId : null;
        return new Guid(SHA256.HashData(Encoding.ASCII.GetBytes($"{address:N} {scope} {reason} {of:N}")).AsSpan(0, 16));
    }
}
