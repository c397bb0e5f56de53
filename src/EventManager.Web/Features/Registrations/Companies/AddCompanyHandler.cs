using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Companies;

/// <summary>A company while an organiser types it.</summary>
public sealed class CompanyForm
{
    public string? Company { get; set; } = "";

    public string? Officer { get; set; } = "";

    public string? Email { get; set; } = "";

    public string? Domains { get; set; } = "";

    public string? Addresses { get; set; } = "";
}

/// <summary>Gives a company a list of its own, and its training officer the link to it.</summary>
internal sealed class AddCompanyHandler(Transactions transactions, OutboxSignal signal, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid eventId, Guid userId, CompanyForm form, CancellationToken stop)
    {
        if (Check(form) is { Count: > 0 } refusals)
            return refusals;
        try
        {
            var result = await transactions.RunAsync<Done>((db, inner) => AddAsync(db, eventId, userId, form, inner), stop);
            signal.Send();
            return result;
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            return CompanyRefusals.AlreadyThere;
        }
    }

    internal static List<Refusal> Check(CompanyForm form)
    {
        var refusals = new List<Refusal>();
        if (PersonNames.Clean(form.Company).Length is 0)
            refusals.Add(CompanyRefusals.NameMissing);
        else if (PersonNames.Clean(form.Company).Length > PersonNames.MaxLength)
            refusals.Add(CompanyRefusals.NameTooLong);
        if (PersonNames.Clean(form.Officer).Length is 0 or > PersonNames.MaxLength)
            refusals.Add(CompanyRefusals.OfficerMissing);
        if (!MailAddressRules.IsValid(form.Email))
            refusals.Add(CompanyRefusals.EmailInvalid);
        return refusals;
    }

    /// <summary>Whom the officer may register, as it is kept.</summary>
    internal static (string Domains, string Addresses) Limits(CompanyForm form)
    {
        var domains = string.Join(' ', MailDomains.Parse(form.Domains ?? ""));
        return (domains.Length > 4_000 ? domains[..4_000] : domains, CompanyAccess.AddressList(form.Addresses));
    }

    private async Task<Result<Done>> AddAsync(EventDb db, Guid eventId, Guid userId, CompanyForm form, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (!await db.Categories.AnyAsync(c => c.EventId == eventId && c.Code == TicketCategory.Company, stop))
            db.Categories.Add(TicketCategory.ForCompanies(eventId));
        var company = new CompanyAccess(eventId, form.Company!, form.Officer!, form.Email!, now);
        (company.Domains, company.AdmittedAddresses) = Limits(form);
        db.CompanyAccesses.Add(company);
        db.Outbox.Add(CompanyLinkMail.Row(company, now));
        db.Audit.Add(new AuditEntry(now, userId, eventId, "company.added", company.Id, ""));
        return default(Done);
    }
}

/// <summary>Sends a training officer the link again, or a new one that makes the old one useless.</summary>
internal sealed class CompanyLinkHandler(Transactions transactions, OutboxSignal signal, TimeProvider clock)
{
    public async Task<Result<Done>> SendAsync(Guid eventId, Guid companyId, bool revoke, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Done>(
            async (db, inner) =>
            {
                if (await db.CompanyAccesses.SingleOrDefaultAsync(c => c.Id == companyId && c.EventId == eventId, inner) is not { } company)
                    return CompanyRefusals.NotFound;
                var now = clock.GetUtcNow();
                if (revoke)
                    company.RevokeLink();
                var once = $"company:{company.Id:N}:{company.LinkVersion}:{now.UtcTicks / (TimeSpan.TicksPerMinute * 10)}";
                if (!await db.Outbox.AnyAsync(mail => mail.OnceKey == once, inner))
                    db.Outbox.Add(CompanyLinkMail.Row(company, now, once));
                return default(Done);
            },
            stop
        );
        signal.Send();
        return result;
    }
}
