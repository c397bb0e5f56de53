using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Web.Features.CheckIn.Gates;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.CheckIn.Door;

/// <summary>All scans of an event as a table, the latest first; whoever sees the door's page sees the names in it.</summary>
internal sealed class ScanTable(IDbContextFactory<EventDb> databases, IStringLocalizer<CheckInText> text, DoorCategories categories)
    : ITable
{
    private static readonly string[] Columns = ["Time", "Gate", "Answer", "Name", "Category", "Class", "People", "Arrival"];

    public string Name => "scans";

    public TaskRight Right => TaskRight.EventDoor;

    public async Task<int> CountAsync(Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Scans.CountAsync(s => s.EventId == eventId, stop);
    }

    public async Task<TableContent> OpenAsync(Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var @event = await db
            .Events.Where(e => e.Id == eventId)
            .Select(e => new
            {
                e.Id,
                e.Slug,
                e.TimeZone,
            })
            .SingleAsync(stop);
        // A house has a handful of doors.
        var gates = await db.Gates.Where(g => g.EventId == @event.Id).ToDictionaryAsync(g => g.Code, g => g.Name, stop);
        return new(
            $"scans-{@event.Slug}",
            Columns.Select(column => text[column].Value),
            RowsAsync(@event.Id, @event.TimeZone, gates, stop)
        );
    }

    private async IAsyncEnumerable<IEnumerable<TableCell>> RowsAsync(
        Guid eventId,
        string zone,
        Dictionary<string, string> gates,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await foreach (var scan in LastScansQuery.Whole(db, eventId).AsAsyncEnumerable().WithCancellation(stop))
        {
            yield return
            [
                TableCell.At(scan.At, zone),
                gates.GetValueOrDefault(scan.Gate, scan.Gate),
                scan.Undone ? text["Undone"] : text["Verdict." + scan.Verdict],
                scan.Name,
                scan.Category is { Length: > 0 } category ? categories.Words(category) : "",
                scan.PartyName,
                scan is { Verdict: Verdict.Admitted, Undone: false } ? scan.People : "",
                scan.ArrivesFrom is { } from ? When.Time(from, zone) : "",
            ];
        }
    }
}
