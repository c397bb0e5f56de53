using EventManager.Data;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Organising;

internal sealed record ExhibitorFilter(string Search = "", Guid? Occupation = null, ExhibitorState? State = null);

public sealed record ExhibitorRow(
    Guid Id,
    string CompanyName,
    ExhibitorState State,
    DateTimeOffset AppliedAt,
    int WishedWidth,
    int WishedDepth,
    PowerSupply Power,
    string? BoothLabel,
    string? ContactName
) : IListRow
{
    public string Name => CompanyName;
}

internal sealed record ExhibitorPage(IReadOnlyList<ExhibitorRow> Rows, int Total);

/// <summary>The organiser's list, paged and filtered in the database.</summary>
internal sealed class ExhibitorListQuery(IDbContextFactory<EventDb> databases) : IListQuery<ExhibitorRow>
{
    public string List => "exhibitors";

    public IReadOnlyCollection<string> Sorts { get; } = ["company", "time"];

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; } =
        new Dictionary<string, IReadOnlyList<string>> { ["state"] = Enum.GetNames<ExhibitorState>(), ["occupation"] = [] };

    public async Task<ListRows<ExhibitorRow>> PageAsync(ListScope scope, ListRequest asked, CancellationToken stop)
    {
        var (filter, order) = (FilterOf(asked), asked.Look.Sort == "time" ? nameof(ExhibitorRow.AppliedAt) : null);
        var (descending, sees) = (asked.Look.Descending, scope.SeesPersonalData);
        var found = await PageAsync(scope.EventId ?? Guid.Empty, filter, order, descending, asked.Skip, asked.Take, sees, stop);
        return new(found.Rows, found.Total);
    }

    public async Task<IReadOnlyList<Guid>> IdsAsync(ListScope scope, ListRequest asked, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Filter(db, scope.EventId ?? Guid.Empty, FilterOf(asked)).Select(e => e.Id).ToListAsync(stop);
    }

    public async Task<string?> NameAsync(ListScope scope, Guid id, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
            .Exhibitors.Where(e => e.Id == id && e.EventId == scope.EventId)
            .Select(e => e.CompanyName)
            .SingleOrDefaultAsync(stop);
    }

    private static ExhibitorFilter FilterOf(ListRequest asked) =>
        new(
            asked.Text,
            Guid.TryParse(asked.Look["occupation"], out var occupation) ? occupation : null,
            Enum.TryParse<ExhibitorState>(asked.Look["state"], out var state) ? state : null
        );

    /// <param name="eventId">Whose exhibitors.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="order">"AppliedAt", else by company.</param>
    /// <param name="descending">From the end.</param>
    /// <param name="skip">Rows before the page.</param>
    /// <param name="take">Rows of the page.</param>
    /// <param name="withPersons">False reads no contact persons from the database at all.</param>
    /// <param name="stop">Ends the query.</param>
    public async Task<ExhibitorPage> PageAsync(
        Guid eventId,
        ExhibitorFilter filter,
        string? order,
        bool descending,
        int skip,
        int take,
        bool withPersons,
        CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = Filter(db, eventId, filter);
        var total = await found.CountAsync(stop);
        var rows = await Order(found, order, descending)
            .Skip(skip)
            .Take(take)
            .Select(e => new ExhibitorRow(
                e.Id,
                e.CompanyName,
                e.State,
                e.AppliedAt,
                e.WishedWidth,
                e.WishedDepth,
                e.Power,
                db.Booths.Where(b => b.ExhibitorId == e.Id).Select(b => b.Label).FirstOrDefault(),
                withPersons ? e.ContactName : null
            ))
            .ToListAsync(stop);
        return new(rows, total);
    }

    public async Task<IReadOnlyDictionary<ExhibitorState, int>> CountsAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
            .Exhibitors.Where(e => e.EventId == eventId)
            .GroupBy(e => e.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, stop);
    }

    public static IQueryable<Exhibitor> Filter(EventDb db, Guid eventId, ExhibitorFilter filter)
    {
        var found = db
            .Exhibitors.AsNoTracking()
            .Where(e => e.EventId == eventId)
            .WithWords(filter.Search, word => e => e.SearchName.Contains(word));
        if (filter.State is { } state)
            found = found.Where(e => e.State == state);
        if (filter.Occupation is { } occupation)
            found = found.Where(e => e.Occupations.Any(o => o.OccupationId == occupation));
        return found;
    }

    private static IOrderedQueryable<Exhibitor> Order(IQueryable<Exhibitor> found, string? order, bool descending) =>
        (order, descending) switch
        {
            (nameof(ExhibitorRow.AppliedAt), false) => found.OrderBy(e => e.AppliedAt).ThenBy(e => e.Id),
            (nameof(ExhibitorRow.AppliedAt), true) => found.OrderByDescending(e => e.AppliedAt).ThenBy(e => e.Id),
            (_, true) => found.OrderByDescending(e => e.SortName).ThenBy(e => e.Id),
            _ => found.OrderBy(e => e.SortName).ThenBy(e => e.Id),
        };
}
