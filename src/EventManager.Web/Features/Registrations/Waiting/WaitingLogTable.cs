using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Waiting;

/// <summary>What happened on the waiting list, with its reasons, as a table.</summary>
internal sealed class WaitingLogTable(IDbContextFactory<EventDb> databases, IStringLocalizer<WaitingText> text) : ITable
{
    private static readonly string[] Columns = ["At", "Name", "What", "Why"];

    public string Name => "waiting-log";

    public TaskRight Right => TaskRight.EventOrganiser;

    public async Task<int> CountAsync(Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.WaitingListMoves.CountAsync(m => m.EventId == eventId, stop);
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
        return new(
            $"warteliste-verlauf-{@event.Slug}",
            Columns.Select(column => text[column].Value),
            RowsAsync(@event.Id, @event.TimeZone, stop)
        );
    }

    private async IAsyncEnumerable<IEnumerable<TableCell>> RowsAsync(
        Guid eventId,
        string zone,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await foreach (var move in WaitingPageQuery.Moves(db, eventId).AsAsyncEnumerable().WithCancellation(stop))
        {
            var why = $"{text["Trigger." + move.Trigger]}. {text.Plural("SeatsSeen", move.FreeBefore, move.People)}";
            yield return
            [
                TableCell.At(move.At, zone),
                move.Name,
                text["Kind." + move.Kind],
                move.Overtaken > 0 ? $"{why} {text.Plural("Overtook", move.Overtaken)}" : why,
            ];
        }
    }
}
