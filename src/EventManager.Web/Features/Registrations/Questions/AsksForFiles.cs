using EventManager.Data;
using EventManager.Domain.Registrations.Questions;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Questions;

/// <summary>By the event of the address, or of the personal link in it. Asked only where somebody sends more than a form without files has.</summary>
internal sealed class AsksForFiles(IDbContextFactory<EventDb> databases) : IAsksForFiles
{
    public async Task<bool> AsksAsync(HttpContext http)
    {
        var slug = http.Request.RouteValues.GetValueOrDefault("Slug") as string;
        var link = PersonalLinks.IdOf(http.Request.RouteValues.GetValueOrDefault("Token") as string);
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        // A training officer's list of people comes as a table.
        if (await db.CompanyAccesses.AnyAsync(company => company.Id == link, http.RequestAborted))
            return true;
        // A company's logo.
        if (await db.Exhibitors.AnyAsync(exhibitor => exhibitor.Id == link, http.RequestAborted))
            return true;
        return await db
            .Questions.Where(question => question.Kind == QuestionKind.File)
            .AnyAsync(
                question =>
                    db.Events.Any(e => e.Id == question.EventId && e.Slug == slug)
                    || db.Registrations.Any(r => r.Id == link && r.EventId == question.EventId)
                    || db.Invitations.Any(i => i.Id == link && i.EventId == question.EventId),
                http.RequestAborted
            );
    }
}
