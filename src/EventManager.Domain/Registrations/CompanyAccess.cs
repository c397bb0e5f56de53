using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.Registrations;

/// <summary>A company's training officer, who registers the company's own apprentices for one event by a personal link.</summary>
[OfEvent(CopyArea.Companies, Left = CopyReason.PersonalData)]
public sealed class CompanyAccess : IVersioned
{
    public const int MaxAddresses = 2_000;

    /// <summary>Of all domains together, in characters.</summary>
    public const int MaxDomainsLength = 4_000;

    private CompanyAccess() { }

    public CompanyAccess(Guid eventId, string company, string officer, string email, DateTimeOffset now)
    {
        EventId = eventId;
        Rename(company);
        OfficerName = PersonNames.Clean(officer);
        OfficerEmail = MailAddressRules.Clean(email);
        CreatedAt = now.ToUniversalTime();
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid EventId { get; private set; }

    [NotPersonal]
    public string Company { get; private set; } = "";

    /// <summary>Unique within the event: a company has one list.</summary>
    [NotPersonal]
    public string NormalizedName { get; private set; } = "";

    [NotPersonal]
    public string SortName { get; private set; } = "";

    [Personal(Retention.AfterEvent, "company")]
    public string OfficerName { get; set; } = "";

    [Personal(Retention.AfterEvent, "company")]
    public string OfficerEmail { get; set; } = "";

    /// <summary>Mail domains whose owners the officer may register; separated by blanks, empty admits all.</summary>
    [NotPersonal]
    public string Domains { get; set; } = "";

    /// <summary>The only addresses that the officer may register, normalised, one a line; empty admits all.</summary>
    [Personal(Retention.AfterEvent, "company")]
    public string AdmittedAddresses { get; set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Raised to make older links useless.</summary>
    public int LinkVersion { get; private set; } = 1;

    public long Version { get; set; }

    public void RevokeLink() => LinkVersion++;

    public void Rename(string company)
    {
        Company = PersonNames.Clean(company);
        NormalizedName = PersonNames.KeyOf(company);
        SortName = SortKey.Of(company);
    }

    /// <summary>Why this address may not be registered for the company, or null.</summary>
    public Refusal? WhyNotAdmitted(string email)
    {
        if (Domains.Length > 0 && !MailDomains.Admits(Domains, email))
            return CompanyRefusals.DomainNotAdmitted;
        return AdmittedAddresses.Length > 0 && !AdmittedAddresses.Split('\n').Contains(MailAddressRules.Normalise(email))
            ? CompanyRefusals.NotOnTheList
            : null;
    }

    /// <summary>
    /// One address a line, normalised. What is no address is refused and never left out: a list that shrinks without a word refuses people
    /// who stand on it, and an empty one admits everybody.
    /// </summary>
    /// <param name="addresses">As typed.</param>
    public static Result<string> AddressList(IReadOnlyList<string> addresses)
    {
        if (addresses.FirstOrDefault(address => !MailAddressRules.IsValid(address)) is { } wrong)
            return CompanyRefusals.AddressUnreadable(wrong);
        var normal = addresses.Select(MailAddressRules.Normalise).Distinct().ToList();
        return normal.Count > MaxAddresses ? CompanyRefusals.TooManyAddresses : string.Join('\n', normal);
    }
}

public static class CompanyRefusals
{
    public static readonly Refusal NotFound = new("companies.not_found");
    public static readonly Refusal ChangedByAnother = new("companies.changed_by_another");
    public static readonly Refusal HasPeople = new("companies.has_people");
    public static readonly Refusal NameMissing = new("companies.name_missing") { Field = "company" };
    public static readonly Refusal NameTooLong = new("companies.name_too_long", 200) { Field = "company" };
    public static readonly Refusal AlreadyThere = new("companies.already_there") { Field = "company" };
    public static readonly Refusal OfficerMissing = new("companies.officer_missing") { Field = "officer" };
    public static readonly Refusal EmailInvalid = new("companies.email_invalid") { Field = "email" };
    public static readonly Refusal DomainNotAdmitted = new("companies.domain_not_admitted") { Field = "person.email" };
    public static readonly Refusal NotOnTheList = new("companies.not_on_the_list") { Field = "person.email" };
    public static readonly Refusal NobodyNamed = new("companies.nobody_named") { Field = "pasted" };
    public static readonly Refusal TooManyAddresses = new("companies.too_many_addresses", CompanyAccess.MaxAddresses)
    {
        Field = "addresses",
    };
    public static readonly Refusal DomainsTooLong = new("companies.domains_too_long", CompanyAccess.MaxDomainsLength) { Field = "domains" };

    /// <param name="text">What stands where an address should.</param>
    public static Refusal AddressUnreadable(string text) =>
        new Refusal("companies.address_unreadable", CleanText.Cut(CleanText.Line(text), 60)) { Field = "addresses" };

    public static readonly Refusal OfAnotherCompany = new("companies.of_another_company");
}
