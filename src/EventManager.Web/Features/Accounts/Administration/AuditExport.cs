using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Antiforgery;

namespace EventManager.Web.Features.Accounts.Administration;

/// <summary>Saves what the form of the log finds. What is looked for is posted here, too.</summary>
internal static class AuditExport
{
    public const string Path = "/organise/administration/audit/found";

    public static void MapAuditExport(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost(Path, SaveAsync)
            .RequireAuthorization(Policies.Administrator)
            .WithMetadata(new ConfirmedAttribute())
            .ExcludeFromDescription();

    private static async Task<IResult> SaveAsync(HttpContext http, IAntiforgery antiforgery, AuditTable table)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return TypedResults.BadRequest();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var filter = AuditFilter.Of(form["From"], form["Until"], form["Action"], form["Email"], form["Event"]);
        return TableFormat.Of(form["Format"].ToString()).Download(table.Found(filter, http.RequestAborted));
    }
}
