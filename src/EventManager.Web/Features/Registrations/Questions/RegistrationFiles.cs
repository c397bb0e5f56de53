using EventManager.Data;
using EventManager.Domain.Registrations.Questions;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Questions;

/// <summary>
/// Files that came with a registration: for the organisers of that event, and for the person behind the personal link. Always a
/// download, never shown inside a page of ours: what strangers send runs nowhere.
/// </summary>
internal static class RegistrationFiles
{
    public static void MapRegistrationFiles(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGetLate("/organise/events/{slug}/files/{id:guid}", ForOrganiserAsync)
            .RequireAuthorization(Policies.EventOrganiser)
            .ExcludeFromDescription();
        routes
            .MapGetLate("/me/{token}/files/{id:guid}", ForPersonAsync)
            .AllowAnonymous()
            .WithMetadata(new ByLinkAttribute(LinkPurpose.Registration))
            .ExcludeFromDescription();
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> ForOrganiserAsync(
        string slug,
        Guid id,
        IDbContextFactory<EventDb> databases,
        AuditTrail audit,
        HttpContext http
    )
    {
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        var file = await db
            .Files.AsNoTracking()
            .Where(f => f.Id == id)
            .Where(f => db.Registrations.Any(r => r.Id == f.RegistrationId && db.Events.Any(e => e.Id == r.EventId && e.Slug == slug)))
            .Where(f => !db.Answers.Any(a => a.FileId == f.Id && db.Questions.Any(q => q.Id == a.QuestionId && !q.IsSeenByOrganisers)))
            .SingleOrDefaultAsync(http.RequestAborted);
        if (file is not null)
            await audit.WriteAsync("answer.file_opened", EventAccess.UserId(http.User), subjectId: file.RegistrationId);
        return Send(file, http);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> ForPersonAsync(
        string token,
        Guid id,
        IDbContextFactory<EventDb> databases,
        PersonalPageQuery people,
        HttpContext http
    )
    {
        if (await people.OpenAsync(token, LinkPurpose.Registration, http.RequestAborted) is not { } facts)
            return TypedResults.NotFound();
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        var file = await db
            .Files.AsNoTracking()
            .SingleOrDefaultAsync(
                f => f.Id == id && f.RegistrationId == facts.Registration.Id && f.Purpose == FilePurpose.Answer,
                http.RequestAborted
            );
        return Send(file, http);
    }

    private static Results<FileContentHttpResult, NotFound> Send(StoredFile? file, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return file is { Content.Length: > 0 } ? TypedResults.File(file.Content, file.MediaType, file.Name) : TypedResults.NotFound();
    }
}
