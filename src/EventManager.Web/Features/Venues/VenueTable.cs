using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Venues;

/// <summary>All venues as a table.</summary>
internal sealed class VenueTable(IDbContextFactory<EventDb> databases, IStringLocalizer<VenueText> text) : ITable
{
    private static readonly string[] Columns = ["Name", "PostalAddress", "Rooms", "PermittedInside", "Events"];

    public string Name => "venues";

    public TaskRight Right => TaskRight.Administrator;

    public bool IsPersonal => false;

    public async Task<int> CountAsync(Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Venues.CountAsync(stop);
    }

    public Task<TableContent> OpenAsync(Guid? eventId, CancellationToken stop) =>
        Task.FromResult(new TableContent("haeuser", Columns.Select(column => text[column].Value), RowsAsync(stop)));

    private async IAsyncEnumerable<IEnumerable<TableCell>> RowsAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await foreach (var row in VenueListQuery.All(db).AsAsyncEnumerable().WithCancellation(stop))
            yield return [row.Name, row.Address, row.Rooms, row.PermittedInside is { } most ? most : "", row.Events];
    }
}
