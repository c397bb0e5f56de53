using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.CheckIn.Door;

/// <summary>All scans of an event as a table, the latest first; whoever sees the door's page sees the names in it.</summary>
internal static class ScanExport
{
    private static readonly string[] Columns = ["Time", "Gate", "Answer", "Name"];

    public static void MapScanExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/organise/events/{slug}/scans.csv", Download).RequireAuthorization(Policies.EventDoor).ExcludeFromDescription();

    private static async Task<IResult> Download(
        string slug,
        IDbContextFactory<EventDb> databases,
        IStringLocalizer<CheckInText> text,
        HttpContext http
    )
    {
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        var @event = await db.Events.Where(e => e.Slug == slug).Select(e => new { e.Id, e.TimeZone }).SingleAsync(http.RequestAborted);
        // A house has a handful of doors.
        var gates = await db.Gates.Where(g => g.EventId == @event.Id).ToDictionaryAsync(g => g.Code, g => g.Name, http.RequestAborted);
        return CsvFile.Download(
            $"scans-{slug}.csv",
            Columns.Select(column => text[column].Value),
            RowsAsync(databases, @event.Id, @event.TimeZone, gates, text, http.RequestAborted)
        );
    }

    private static async IAsyncEnumerable<IEnumerable<string?>> RowsAsync(
        IDbContextFactory<EventDb> databases,
        Guid eventId,
        string zone,
        Dictionary<string, string> gates,
        IStringLocalizer<CheckInText> text,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await foreach (var scan in LastScansQuery.All(db, eventId, withNames: true).AsAsyncEnumerable().WithCancellation(stop))
        {
            yield return
            [
                When.DateTime(scan.At, zone),
                gates.GetValueOrDefault(scan.Gate, scan.Gate),
                scan.Undone ? text["Undone"] : text["Verdict." + scan.Verdict],
                scan.Name,
            ];
        }
    }
}
