using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Security;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Companies;

/// <summary>A company as the organiser's list shows it.</summary>
public sealed record CompanyLine(Guid Id, string Company, string OfficerName, string OfficerEmail, bool IsRestricted, int People) : IListRow
{
    public string Name => Company;
}

/// <summary>One of the company's own people.</summary>
/// <param name="Came">Was let in: nobody takes them off the list any more.</param>
public sealed record Apprentice(Guid Id, string Name, string Email, RegistrationState State, bool Came);

/// <summary>What a training officer's link opens: the own company, nothing else.</summary>
internal sealed record CompanyList(CompanyAccess Company, Event Event, IReadOnlyList<Apprentice> People);

internal sealed class CompaniesQuery(IDbContextFactory<EventDb> databases, PersonalLinks links)
{
    public static IQueryable<CompanyLine> Lines(EventDb db, Guid eventId) =>
        Lines(db, db.CompanyAccesses.AsNoTracking().Where(c => c.EventId == eventId).OrderBy(c => c.SortName));

    public static IQueryable<CompanyLine> Lines(EventDb db, IQueryable<CompanyAccess> companies) =>
        companies.Select(c => new CompanyLine(
            c.Id,
            c.Company,
            c.OfficerName,
            c.OfficerEmail,
            c.Domains != "" || c.AdmittedAddresses != "",
            db.Registrations.Count(r => r.CompanyAccessId == c.Id && r.ActiveKey != null)
        ));

    /// <summary>Null where the token opens nothing (any more).</summary>
    public async Task<CompanyList?> OpenAsync(string token, CancellationToken stop)
    {
        if (PersonalLinks.IdOf(token) is not { } id)
            return null;
        await using var db = await databases.CreateDbContextAsync(stop);
        var company = await db.CompanyAccesses.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, stop);
        if (company is null || !links.IsValid(token, LinkPurpose.Company, id, company.LinkVersion))
            return null;
        var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == company.EventId, stop);
        var people = await db
            .Registrations.AsNoTracking()
            .Where(r => r.EventId == company.EventId && r.CompanyAccessId == id && r.ActiveKey != null)
            .OrderBy(r => r.SortName)
            .ThenBy(r => r.Id)
            .Select(r => new Apprentice(
                r.Id,
                (r.FirstName + " " + r.LastName).Trim(),
                r.Email,
                r.State,
                db.Tickets.Any(t => t.RegistrationId == r.Id && t.AdmittedAt != null)
            ))
            .ToListAsync(stop);
        return new(company, @event, people.ConvertAll(one => one with { State = one.State.At(@event.State) }));
    }
}
