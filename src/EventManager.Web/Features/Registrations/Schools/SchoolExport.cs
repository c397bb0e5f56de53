using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Schools;

/// <summary>The list of schools as a table; its columns are those that can be pasted in again.</summary>
internal static class SchoolExport
{
    private static readonly string[] Columns = ["Name", "Place", "Kind"];

    public static void MapSchoolExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/organise/schools.csv", Download).RequireAuthorization(Policies.CreateEvents).ExcludeFromDescription();

    private static IResult Download(IDbContextFactory<EventDb> databases, IStringLocalizer<SchoolText> text, HttpContext http) =>
        CsvFile.Download("schulen.csv", Columns.Select(column => text[column].Value), RowsAsync(databases, http.RequestAborted));

    private static async IAsyncEnumerable<IEnumerable<string?>> RowsAsync(
        IDbContextFactory<EventDb> databases,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await foreach (
            var school in db.Schools.AsNoTracking().OrderBy(s => s.SortName).ThenBy(s => s.Id).AsAsyncEnumerable().WithCancellation(stop)
        )
            yield return [school.Name, school.Place, school.Kind];
    }
}
