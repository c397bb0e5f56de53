using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Waiting;

/// <summary>Who waits, in order, and what happened on the list with its reasons, as two tables.</summary>
internal static class WaitingExport
{
    private static readonly string[] Columns = ["Place", "Name", "Category", "People", "Since"];
    private static readonly string[] LogColumns = ["At", "Name", "What", "Why"];

    public static void MapWaitingExport(this IEndpointRouteBuilder routes)
    {
        var lists = routes.MapGroup("/organise/events/{slug}").RequireAuthorization(Policies.EventOrganiser).ExcludeFromDescription();
        lists.MapGet("/waiting.csv", Download);
        lists.MapGet("/waiting-log.csv", DownloadLog);
    }

    private static IResult Download(
        string slug,
        IDbContextFactory<EventDb> databases,
        IStringLocalizer<WaitingText> text,
        HttpContext http
    ) =>
        CsvFile.Download(
            $"warteliste-{slug}.csv",
            Columns.Select(column => text[column].Value),
            RowsAsync(databases, slug, http.RequestAborted)
        );

    private static IResult DownloadLog(
        string slug,
        IDbContextFactory<EventDb> databases,
        IStringLocalizer<WaitingText> text,
        HttpContext http
    ) =>
        CsvFile.Download(
            $"warteliste-verlauf-{slug}.csv",
            LogColumns.Select(column => text[column].Value),
            MovesAsync(databases, slug, text, http.RequestAborted)
        );

    private static async IAsyncEnumerable<IEnumerable<string?>> RowsAsync(
        IDbContextFactory<EventDb> databases,
        string slug,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var @event = await db.Events.Where(e => e.Slug == slug).Select(e => new { e.Id, e.TimeZone }).SingleAsync(stop);
        var names = await db.Categories.Where(c => c.EventId == @event.Id).ToDictionaryAsync(c => c.Code, c => c.Name, stop);
        var waiting = db
            .Registrations.AsNoTracking()
            .Where(r => r.EventId == @event.Id && r.State == RegistrationState.Waitlisted)
            .OrderBy(r => r.Priority)
            .ThenBy(r => r.WaitingSince)
            .ThenBy(r => r.Id);
        var place = 0;
        await foreach (var one in waiting.AsAsyncEnumerable().WithCancellation(stop))
        {
            yield return
            [
                (++place).ToString(),
                one.FullName + (one.PartyName.Length > 0 ? ", " + one.PartyName : ""),
                names.TryGetValue(one.CategoryCode, out var name) ? name.In(Languages.Current) : one.CategoryCode,
                one.PartySize.ToString(),
                When.DateTime(one.WaitingSince ?? one.CreatedAt, @event.TimeZone),
            ];
        }
    }

    private static async IAsyncEnumerable<IEnumerable<string?>> MovesAsync(
        IDbContextFactory<EventDb> databases,
        string slug,
        IStringLocalizer<WaitingText> text,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var @event = await db.Events.Where(e => e.Slug == slug).Select(e => new { e.Id, e.TimeZone }).SingleAsync(stop);
        await foreach (var move in WaitingPageQuery.Moves(db, @event.Id).AsAsyncEnumerable().WithCancellation(stop))
        {
            var why = $"{text["Trigger." + move.Trigger]}. {text.Plural("SeatsSeen", move.FreeBefore, move.People)}";
            yield return
            [
                When.DateTime(move.At, @event.TimeZone),
                move.Name,
                text["Kind." + move.Kind],
                move.Overtaken > 0 ? $"{why} {text.Plural("Overtook", move.Overtaken)}" : why,
            ];
        }
    }
}
