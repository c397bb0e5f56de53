using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Badges;

/// <summary>A ticket for which a badge is printed.</summary>
internal sealed class BadgeRow
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string SortName { get; init; }
    public required int Number { get; init; }
    public required string FirstName { get; init; }
    public required string LastName { get; init; }
    public required string Organisation { get; init; }
    public required string Category { get; init; }
    public required DateTimeOffset? PrintedAt { get; init; }

    public string Host => $"{FirstName} {LastName}".Trim();

    /// <summary>Comes along, and nobody has said who it is: the ticket says "Ada Ahmadi +1".</summary>
    public bool IsUnnamed => Number > 1 && Name == $"{Host} +{Number - 1}";
}

/// <summary>
/// Badges page by page. People have a stored sort key; organisations are put in the same order here: their names are read with how many badges
/// each has (hundreds, however many people come), and then only the people of those that stand on the page.
/// </summary>
internal static class BadgePages
{
    public static async Task<List<BadgeRow>> ReadAsync(
        IQueryable<BadgeRow> rows,
        BadgeOrder order,
        int skip,
        int take,
        CancellationToken stop
    )
    {
        if (order is BadgeOrder.Name)
            return await ByName(rows).Skip(skip).Take(take).ToListAsync(stop);
        var groups = await rows.GroupBy(row => new { row.Organisation, row.Category })
            .Select(group => new BadgeGroup(group.Key.Organisation, group.Key.Category, group.Count()))
            .ToListAsync(stop);
        var page = new List<BadgeRow>();
        foreach (var alike in groups.GroupBy(group => group.KeyIn(order)).OrderBy(alike => alike.Key, StringComparer.Ordinal))
        {
            var count = alike.Sum(group => group.Count);
            if (skip >= count)
            {
                skip -= count;
                continue;
            }
            page.AddRange(await ByName(Of(rows, order, [.. alike])).Skip(skip).Take(take - page.Count).ToListAsync(stop));
            skip = 0;
            if (page.Count == take)
                break;
        }
        return page;
    }

    private static IQueryable<BadgeRow> Of(IQueryable<BadgeRow> rows, BadgeOrder order, List<BadgeGroup> groups)
    {
        var names = groups.Select(group => group.Organisation).Distinct().ToList();
        var category = groups[0].Category;
        var found = rows.Where(row => names.Contains(row.Organisation));
        return order is BadgeOrder.Category ? found.Where(row => row.Category == category) : found;
    }

    private static IQueryable<BadgeRow> ByName(IQueryable<BadgeRow> rows) =>
        rows.OrderBy(row => row.SortName).ThenBy(row => row.Number).ThenBy(row => row.Id);

    private sealed record BadgeGroup(string Organisation, string Category, int Count)
    {
        public string KeyIn(BadgeOrder order) =>
            order is BadgeOrder.Category ? Category + "\u0001" + SortKey.Of(Organisation) : SortKey.Of(Organisation);
    }
}
