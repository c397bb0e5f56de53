using EventManager.Data;
using EventManager.Domain.Registrations.Questions;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Questions;

/// <summary>By the event of the address, or of the personal link in it. Asked only where somebody sends more than a form without files has.</summary>
internal sealed class AsksForFiles(IDbContextFactory<EventDb> databases, PersonalLinks links) : IAsksForFiles
{
    public async Task<bool> AsksAsync(HttpContext http)
    {
        var slug = http.Request.RouteValues.GetValueOrDefault("Slug") as string;
        var token = http.Request.RouteValues.GetValueOrDefault("Token") as string;
        var link = PersonalLinks.IdOf(token);
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        // A training officer's list of people comes as a table.
        if (await db.CompanyAccesses.AnyAsync(company => company.Id == link, http.RequestAborted))
            return true;
        // A company's logo. Its id stands in the guide for all to read, so that the link itself has to be right.
        var version = await db
            .Exhibitors.Where(x => x.Id == link)
            .Select(x => (int?)x.LinkVersion)
            .SingleOrDefaultAsync(http.RequestAborted);
        if (version is not null)
            return links.IsValid(token, LinkPurpose.Exhibitor, link!.Value, version.Value);
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
