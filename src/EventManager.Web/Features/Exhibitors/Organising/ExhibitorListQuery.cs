using EventManager.Data;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Organising;

/// <param name="ContactName">Null where the reader may not see persons: then it is not read at all.</param>
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

/// <summary>The exhibitors of an event and those who applied.</summary>
internal sealed class ExhibitorListQuery(IDbContextFactory<EventDb> databases) : ListQuery<Exhibitor, ExhibitorRow>(databases)
{
    private readonly IDbContextFactory<EventDb> databases = databases;

    public override string List => "exhibitors";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; } =
        new Dictionary<string, IReadOnlyList<string>> { ["state"] = Enum.GetNames<ExhibitorState>(), ["occupation"] = [] };

    protected override IReadOnlyDictionary<string, ListOrder<Exhibitor>> Orders { get; } =
        new Dictionary<string, ListOrder<Exhibitor>>
        {
            ["company"] = ListOrder<Exhibitor>.By(e => e.SortName),
            ["time"] = ListOrder<Exhibitor>.By(e => e.AppliedAt),
        };

    public async Task<IReadOnlyDictionary<ExhibitorState, int>> CountsAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
            .Exhibitors.Where(e => e.EventId == eventId)
            .GroupBy(e => e.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, stop);
    }

    protected override IQueryable<Exhibitor> Of(EventDb db, ListScope scope) =>
        db.Exhibitors.AsNoTracking().Where(e => e.EventId == scope.EventId);

    protected override IQueryable<Exhibitor> Matching(EventDb db, IQueryable<Exhibitor> rows, ListRequest asked)
    {
        if (Enum.TryParse<ExhibitorState>(asked.Look["state"], out var state))
            rows = rows.Where(e => e.State == state);
        rows = ListedBy.Where(rows, asked.Look.Filters.Where(one => one.Key != "state"));
        return rows.WithWords(asked.Text, word => e => e.SearchName.Contains(word));
    }

    protected override IQueryable<ExhibitorRow> Rows(EventDb db, ListScope scope, IQueryable<Exhibitor> rows)
    {
        var sees = scope.SeesPersonalData;
        return rows.Select(e => new ExhibitorRow(
            e.Id,
            e.CompanyName,
            e.State,
            e.AppliedAt,
            e.WishedWidth,
            e.WishedDepth,
            e.Power,
            db.Booths.Where(b => b.ExhibitorId == e.Id).Select(b => b.Label).FirstOrDefault(),
            sees ? e.ContactName : null
        ));
    }
}
