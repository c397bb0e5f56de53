using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>
/// Leads an organiser to a person's own page, to change by phone what the person could change there: name, people, time, answers,
/// cancelling. Each opening is noted, since what happens there counts as the person's own doing. The address works for a while: the person's
/// own link is nobody else's.
/// </summary>
internal static class OpenPersonalPage
{
    private static readonly TimeSpan Open = TimeSpan.FromMinutes(30);

    public static void MapOpenPersonalPage(this IEndpointRouteBuilder routes) =>
        routes
            .MapGetLate("/organise/events/{slug}/registrations/{id:guid}/page", OpenAsync)
            .RequireAuthorization(Policies.EventOrganiser)
            .ExcludeFromDescription();

    private static async Task<IResult> OpenAsync(
        string slug,
        Guid id,
        HttpContext http,
        IDbContextFactory<EventDb> databases,
        PersonalLinks links,
        TimeProvider clock
    )
    {
        var stop = http.RequestAborted;
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db
            .Registrations.Where(r => r.Id == id && db.Events.Any(e => e.Id == r.EventId && e.Slug == slug))
            .Select(r => new { r.EventId, r.LinkVersion })
            .SingleOrDefaultAsync(stop);
        if (found is null)
            return Results.NotFound();
        db.Audit.Add(new AuditEntry(clock.GetUtcNow(), EventAccess.UserId(http.User), found.EventId, "registration.page_opened", id, ""));
        await db.SaveChangesAsync(stop);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Redirect("/me/" + links.ShortToken(LinkPurpose.Registration, id, found.LinkVersion, clock.GetUtcNow() + Open));
    }
}
