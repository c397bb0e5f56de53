using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Features.Exhibitors.Plan;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Exhibitors.Booths;

/// <summary>All booths of an event as a table: for the electrician, and for who carries the furniture.</summary>
internal sealed class BoothsTable(IDbContextFactory<EventDb> databases, IStringLocalizer<ExhibitorsText> text) : ITable
{
    private static readonly string[] Columns = ["Label", "Exhibitor", "Room", "Width", "Depth", "Field.power", "Wish", "Lacks"];

    public string Name => "booths";

    public TaskRight Right => TaskRight.EventOrganiser;

    public async Task<int> CountAsync(Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Booths.CountAsync(b => b.EventId == eventId, stop);
    }

    public async Task<TableContent> OpenAsync(Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var slug = await db.Events.Where(e => e.Id == eventId).Select(e => e.Slug).SingleAsync(stop);
        return new($"staende-{slug}", Columns.Select(column => text[column].Value), RowsAsync(eventId, stop));
    }

    private async IAsyncEnumerable<IEnumerable<TableCell>> RowsAsync(Guid? eventId, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        // Some hundred at most, in an order that no database has.
        var rows = await BoothListQuery.Rows(db, db.Booths.AsNoTracking().Where(b => b.EventId == eventId)).ToListAsync(stop);
        foreach (var row in rows.OrderBy(row => row.Label, BoothLabels.Order))
            yield return
            [
                row.Label,
                row.Company,
                row.Room,
                row.Width / 100m,
                row.Depth / 100m,
                text["Power." + row.Power],
                row.Wish is { } wish ? Say(wish) : "",
                row.Lacks.Count > 0 ? text["DoesNotFit"] : "",
            ];
    }

    private string Say(BoothWish wish) => $"{Metres.Say(wish.Width)} × {Metres.Say(wish.Depth)} m, {text["Power." + wish.Power]}";
}
