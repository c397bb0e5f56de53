using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Events.Inviting;

/// <summary>Invitations with their answers as a table; it can be read in again.</summary>
internal static class InvitationExport
{
    private static readonly string[] Columns = ["Name", "Email", "InvitedAt", "Answer", "Detail", "Dietary", "Access"];

    public static void MapInvitationExport(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/organise/events/{slug}/invitations.csv", Download)
            .RequireAuthorization(Policies.EventOrganiser)
            .ExcludeFromDescription();

    private static IResult Download(
        string slug,
        IDbContextFactory<EventDb> databases,
        IStringLocalizer<InvitingText> text,
        HttpContext http
    ) =>
        CsvFile.Download(
            $"einladungen-{slug}.csv",
            Columns.Select(column => text["Column." + column].Value),
            RowsAsync(databases, slug, text, http.RequestAborted)
        );

    private static async IAsyncEnumerable<IEnumerable<string?>> RowsAsync(
        IDbContextFactory<EventDb> databases,
        string slug,
        IStringLocalizer<InvitingText> text,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var @event = await db.Events.Where(e => e.Slug == slug).Select(e => new { e.Id, e.TimeZone }).SingleAsync(stop);
        var all = db.Invitations.AsNoTracking().Where(i => i.EventId == @event.Id).OrderBy(i => i.Name).ThenBy(i => i.Id);
        await foreach (var person in InvitationsQuery.People(db, @event.Id, all).AsAsyncEnumerable().WithCancellation(stop))
        {
            yield return
            [
                person.Name,
                person.Email,
                When.DateTime(person.InvitedAt, @event.TimeZone),
                text["Answer." + person.Answer],
                person.Detail,
                person.Dietary,
                person.Access,
            ];
        }
    }
}
