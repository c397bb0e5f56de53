using EventManager.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.CheckIn.Gates;

/// <summary>The categories that a gate can be asked to take: the usual ones, and what the event's tickets say.</summary>
internal sealed class DoorCategories(IDbContextFactory<EventDb> databases, IStringLocalizer<DoorText> text)
{
    public static readonly IReadOnlyList<string> Usual = ["visitor", "class", "exhibitor", "team"];

    public async Task<IReadOnlyList<(string Code, string Words)>> ReadAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var used = await db
            .Tickets.Where(ticket => ticket.EventId == eventId)
            .Select(ticket => ticket.Category)
            .Distinct()
            .ToListAsync(stop);
        return [.. Usual.Union(used.Order(StringComparer.Ordinal)).Select(code => (code, Words(code)))];
    }

    /// <summary>What people call a category; its code where nobody has named it.</summary>
    public string Words(string code) => text["Category." + code] is { ResourceNotFound: false } named ? named.Value : code;
}
