using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Companies;

/// <summary>The list of companies as a table.</summary>
internal static class CompanyExport
{
    public static void MapCompanyExport(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/organise/events/{slug}/companies.csv", Download)
            .RequireAuthorization(Policies.EventOrganiser)
            .ExcludeFromDescription();

    private static IResult Download(
        string slug,
        IDbContextFactory<EventDb> databases,
        IStringLocalizer<CompanyText> text,
        HttpContext http
    ) =>
        CsvFile.Download(
            $"unternehmen-{slug}.csv",
            [text["Company"].Value, text["Officer"].Value, text["Email"].Value, text["People"].Value],
            RowsAsync(databases, slug, http.RequestAborted)
        );

    private static async IAsyncEnumerable<IEnumerable<string?>> RowsAsync(
        IDbContextFactory<EventDb> databases,
        string slug,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var id = await db.Events.Where(e => e.Slug == slug).Select(e => e.Id).SingleAsync(stop);
        await foreach (var line in CompaniesQuery.Lines(db, id).AsAsyncEnumerable().WithCancellation(stop))
            yield return [line.Company, line.OfficerName, line.OfficerEmail, line.People.ToString()];
    }
}
