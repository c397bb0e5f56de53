using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings;

/// <summary>What has been written to whom, as a table: of an event, or for administrators of none.</summary>
internal static class MailExport
{
    private static readonly string[] Columns = ["Kind", "Recipient", "State", "Time", "Attempts", "LastError"];

    public static void MapMailExport(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/organise/events/{slug}/mails.csv", DownloadOfEvent)
            .RequireAuthorization(Policies.EventOrganiser)
            .ExcludeFromDescription();
        routes
            .MapGet("/organise/administration/mails.csv", DownloadOfHouse)
            .RequireAuthorization(Policies.Administrator)
            .ExcludeFromDescription();
    }

    private static async Task<IResult> DownloadOfEvent(
        string slug,
        IDbContextFactory<EventDb> databases,
        IStringLocalizer<MailingsText> text,
        HttpContext http
    )
    {
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        var @event = await db.Events.Where(e => e.Slug == slug).Select(e => new { e.Id, e.TimeZone }).SingleAsync(http.RequestAborted);
        return Download($"mails-{slug}.csv", databases, @event.Id, @event.TimeZone, text, http.RequestAborted);
    }

    private static IResult DownloadOfHouse(IDbContextFactory<EventDb> databases, IStringLocalizer<MailingsText> text, HttpContext http) =>
        Download("mails.csv", databases, null, Zone.Default, text, http.RequestAborted);

    private static IResult Download(
        string fileName,
        IDbContextFactory<EventDb> databases,
        Guid? eventId,
        string zone,
        IStringLocalizer<MailingsText> text,
        CancellationToken stop
    ) => CsvFile.Download(fileName, Columns.Select(column => text[column].Value), RowsAsync(databases, eventId, zone, text, stop));

    private static async IAsyncEnumerable<IEnumerable<string?>> RowsAsync(
        IDbContextFactory<EventDb> databases,
        Guid? eventId,
        string zone,
        IStringLocalizer<MailingsText> text,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await foreach (var mail in ListMails.Lines(db, eventId, null).AsAsyncEnumerable().WithCancellation(stop))
        {
            yield return
            [
                MailKindWords.Say(text, mail.Kind),
                mail.ToAddress.Length > 0 ? mail.ToAddress : text["AddressDeleted"],
                text["State" + mail.State],
                When.DateTime(mail.Moment, zone),
                mail.Attempts.ToString(),
                mail.LastError,
            ];
        }
    }
}
