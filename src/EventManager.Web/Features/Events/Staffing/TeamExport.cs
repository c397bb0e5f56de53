using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Events.Staffing;

/// <summary>The team of an event as a table.</summary>
internal static class TeamExport
{
    private static readonly string[] Columns = ["Name", "Email", "Role"];

    public static void MapTeamExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/organise/events/{slug}/team.csv", Download).RequireAuthorization(Policies.EventOrganiser).ExcludeFromDescription();

    private static async Task<IResult> Download(
        string slug,
        IDbContextFactory<EventDb> databases,
        IStringLocalizer<OrganiseText> text,
        HttpContext http
    )
    {
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        var eventId = await db.Events.Where(e => e.Slug == slug).Select(e => e.Id).SingleAsync(http.RequestAborted);
        return CsvFile.Download(
            $"team-{slug}.csv",
            Columns.Select(column => text[column].Value),
            RowsAsync(databases, eventId, text, http.RequestAborted)
        );
    }

    private static async IAsyncEnumerable<IEnumerable<string?>> RowsAsync(
        IDbContextFactory<EventDb> databases,
        Guid eventId,
        IStringLocalizer<OrganiseText> text,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await foreach (var member in TeamQuery.All(db, eventId).AsAsyncEnumerable().WithCancellation(stop))
            yield return [member.Name, member.Email, text["Role." + member.Role]];
    }
}
