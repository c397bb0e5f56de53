using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Mail;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Companies;

/// <summary>A company while an organiser types it.</summary>
public sealed class CompanyForm
{
    /// <summary>What was read; of a new one nobody asks for it.</summary>
    public long Version { get; init; }

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
        if (await transactions.WhyNotAsync(AskedRight.Organise(eventId), stop) is { } notYours)
            return notYours;
        var limits = Limits(form);
        if ((List<Refusal>)[.. Check(form), .. limits.Refusals] is { Count: > 0 } refusals)
            return refusals;
        try
        {
            var company = new CompanyAccess(eventId, form.Company!, form.Officer!, form.Email!, clock.GetUtcNow())
            {
                Domains = limits.Value.Domains,
                AdmittedAddresses = limits.Value.Addresses,
            };
            var result = await transactions.RunAsync<Done>((db, inner) => AddAsync(db, company, userId, inner), stop);
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
    internal static Result<(string Domains, string Addresses)> Limits(CompanyForm form)
    {
        var domains = string.Join(' ', MailDomains.Parse(form.Domains ?? ""));
        var addresses = AddressesOf(form.Addresses ?? "");
        var refusals = addresses.Refusals.ToList();
        if (domains.Length > CompanyAccess.MaxDomainsLength)
            refusals.Insert(0, CompanyRefusals.DomainsTooLong);
        return refusals.Count > 0 ? refusals : (domains, addresses.Value);
    }

    /// <summary>As mail programs and tables give them; names beside the addresses do not count, whatever else stands there does.</summary>
    private static Result<string> AddressesOf(string typed)
    {
        var addresses = new List<string>();
        foreach (var line in typed.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (AddressList.Read(line) is not { Count: > 0 } listed)
                return CompanyRefusals.AddressUnreadable(line);
            addresses.AddRange(listed.Select(one => one.Address));
        }
        return CompanyAccess.AddressList(addresses);
    }

    private async Task<Result<Done>> AddAsync(EventDb db, CompanyAccess company, Guid userId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (!await db.Categories.AnyAsync(c => c.EventId == company.EventId && c.Code == TicketCategory.Company, stop))
            db.Categories.Add(TicketCategory.ForCompanies(company.EventId));
        db.CompanyAccesses.Add(company);
        db.Outbox.Add(CompanyLinkMail.Row(company, now));
        db.Audit.Add(new AuditEntry(now, userId, company.EventId, "company.added", company.Id, ""));
        return default(Done);
    }
}

/// <summary>Sends a training officer the link again, or a new one that makes the old one useless.</summary>
internal sealed class CompanyLinkHandler(Transactions transactions, OutboxSignal signal, TimeProvider clock)
{
    /// <param name="eventId">The event.</param>
    /// <param name="companyId">The company.</param>
    /// <param name="revoke">The old link works no more.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<Result<Done>> SendAsync(Guid eventId, Guid companyId, bool revoke, Guid by, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Done>(
            AskedRight.Organise(eventId),
            async (db, inner) =>
            {
                if (await db.CompanyAccesses.SingleOrDefaultAsync(c => c.Id == companyId && c.EventId == eventId, inner) is not { } company)
                    return CompanyRefusals.NotFound;
                var now = clock.GetUtcNow();
                if (revoke)
                {
                    company.RevokeLink();
                    db.Audit.Add(new AuditEntry(now, by, eventId, "company.link_renewed", company.Id, ""));
                }
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
