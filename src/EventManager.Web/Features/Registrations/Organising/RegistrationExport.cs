using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>All registrations of an event as a table that the office's Excel opens.</summary>
internal static class RegistrationExport
{
    private static readonly string[] Columns = ["LastName", "FirstName", "Email", "Organisation", "People", "State", "RegisteredAt"];

    public static void MapRegistrationExport(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/organise/events/{slug}/registrations.csv", Download)
            .RequireAuthorization(Policies.EventOrganiser)
            .ExcludeFromDescription();

    private static IResult Download(
        string slug,
        IDbContextFactory<EventDb> databases,
        IStringLocalizer<RegistrationText> text,
        HttpContext http
    ) =>
        CsvFile.Download(
            $"anmeldungen-{slug}.csv",
            Columns.Select(column => text["Column." + column].Value),
            RowsAsync(databases, slug, text, http.RequestAborted)
        );

    private static async IAsyncEnumerable<IEnumerable<string?>> RowsAsync(
        IDbContextFactory<EventDb> databases,
        string slug,
        IStringLocalizer<RegistrationText> text,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var @event = await db.Events.Where(e => e.Slug == slug).Select(e => new { e.Id, e.TimeZone }).SingleAsync(stop);
        await foreach (var line in RegistrationListQuery.All(db, @event.Id).AsAsyncEnumerable().WithCancellation(stop))
        {
            yield return
            [
                line.LastName,
                line.FirstName,
                line.Email,
                line.Organisation,
                line.PartySize.ToString(),
                text["State." + line.State],
                When.DateTime(line.CreatedAt, @event.TimeZone),
            ];
        }
    }
}
