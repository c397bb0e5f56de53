using EventManager.Data;
using EventManager.Domain.Programme;
using EventManager.Web.Platform.Mails.Audiences;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme.Minuting;

internal sealed record MinutesRecipient(string Address, string Name);

/// <param name="Count">Addresses in all.</param>
/// <param name="Page">The page of them that was asked for.</param>
internal sealed record MinutesRecipients(int Count, IReadOnlyList<MinutesRecipient> Page);

/// <summary>Whom sending would reach now: each address once, without those who were sent the minutes before.</summary>
internal sealed class RecipientsQuery(IDbContextFactory<EventDb> databases)
{
    public const int PageSize = 50;

    public async Task<MinutesRecipients> ListAsync(Guid sessionId, MinutesAudience audience, int page, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var addresses = MinutesReaders.Unsent(db, sessionId, audience).GroupBy(r => r.NormalizedEmail);
        var count = await addresses.CountAsync(stop);
        var rows = await addresses
            .Select(g => new
            {
                Address = g.Min(r => r.Email)!,
                Name = g.Min(r => r.LastName + ", " + r.FirstName)!,
                Order = g.Min(r => r.SortName),
            })
            .OrderBy(r => r.Order)
            .ThenBy(r => r.Address)
            .Skip(page * PageSize)
            .Take(PageSize)
            .Select(r => new MinutesRecipient(r.Address, r.Name))
            .ToListAsync(stop);
        return new(count, rows);
    }
}
