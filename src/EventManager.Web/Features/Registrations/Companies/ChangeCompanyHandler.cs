using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Companies;

/// <summary>Changes a company's officer and limits, or takes the company off the list. Limits count for who is registered from now on.</summary>
internal sealed class ChangeCompanyHandler(
    Transactions transactions,
    IDbContextFactory<EventDb> databases,
    OutboxSignal signal,
    TimeProvider clock
)
{
    /// <summary>Its form, made anew by each call; null where the event has no such company.</summary>
    public async Task<Func<CompanyForm>?> ReadAsync(Guid eventId, Guid companyId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db.CompanyAccesses.AsNoTracking().SingleOrDefaultAsync(c => c.Id == companyId && c.EventId == eventId, stop);
        return found is null
            ? null
            : () =>
                new()
                {
                    Version = found.Version,
                    Company = found.Company,
                    Officer = found.OfficerName,
                    Email = found.OfficerEmail,
                    Domains = found.Domains,
                    Addresses = found.AdmittedAddresses,
                };
    }

    public async Task<Result<Done>> SaveAsync(Guid eventId, Guid userId, Guid companyId, CompanyForm form, CancellationToken stop)
    {
        if (await transactions.WhyNotAsync(AskedRight.Organise(eventId), stop) is { } notYours)
            return notYours;
        var limits = AddCompanyHandler.Limits(form);
        if ((List<Refusal>)[.. AddCompanyHandler.Check(form), .. limits.Refusals] is { Count: > 0 } refusals)
            return refusals;
        try
        {
            var result = await transactions.RunAsync<Done>((db, inner) => SaveAsync(db, eventId, userId, companyId, form, inner), stop);
            signal.Send();
            return result;
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            return CompanyRefusals.AlreadyThere;
        }
    }

    private async Task<Result<Done>> SaveAsync(
        EventDb db,
        Guid eventId,
        Guid userId,
        Guid companyId,
        CompanyForm form,
        CancellationToken stop
    )
    {
        if (await db.CompanyAccesses.SingleOrDefaultAsync(c => c.Id == companyId && c.EventId == eventId, stop) is not { } company)
            return CompanyRefusals.NotFound;
        if (company.Version != form.Version)
            return CompanyRefusals.ChangedByAnother;
        var now = clock.GetUtcNow();
        var address = MailAddressRules.Clean(form.Email);
        var isAnother = MailAddressRules.Normalise(address) != MailAddressRules.Normalise(company.OfficerEmail);
        company.Rename(form.Company!);
        (company.OfficerName, company.OfficerEmail) = (PersonNames.Clean(form.Officer), address);
        (company.Domains, company.AdmittedAddresses) = AddCompanyHandler.Limits(form).Value;
        // Another address is another person: the old link must not open the list any more, and the new officer needs one.
        if (isAnother)
        {
            company.RevokeLink();
            db.Outbox.Add(CompanyLinkMail.Row(company, now, $"company:{company.Id:N}:{company.LinkVersion}"));
        }
        db.Audit.Add(new AuditEntry(now, userId, eventId, "company.changed", company.Id, ""));
        return default(Done);
    }

    /// <summary>Only a company without people: theirs are cancelled first, so that nobody loses a place without a word.</summary>
    public Task<Result<Done>> RemoveAsync(Guid eventId, Guid userId, Guid companyId, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.Organise(eventId),
            async (db, inner) =>
            {
                if (await db.CompanyAccesses.SingleOrDefaultAsync(c => c.Id == companyId && c.EventId == eventId, inner) is not { } company)
                    return CompanyRefusals.NotFound;
                if (await db.Registrations.AnyAsync(r => r.CompanyAccessId == companyId, inner))
                    return CompanyRefusals.HasPeople;
                db.CompanyAccesses.Remove(company);
                db.Audit.Add(new AuditEntry(clock.GetUtcNow(), userId, eventId, "company.removed", companyId, ""));
                return default(Done);
            },
            stop
        );
}
