using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.Registrations;

/// <summary>What a registration must be like before anything is written.</summary>
public static class RegistrationRules
{
    public const int MaxOrganisationLength = 200;

    /// <summary>Most wished times in one registration.</summary>
    public const int MostWishes = 5;

    /// <summary>How long the link in the confirmation mail works.</summary>
    public static readonly TimeSpan ConfirmationTime = TimeSpan.FromHours(48);

    /// <summary>All that is wrong with what was typed, each at its field; empty where nothing is.</summary>
    /// <param name="event">The event.</param>
    /// <param name="person">Who, as typed.</param>
    /// <param name="partySize">People.</param>
    /// <param name="organisation">As typed.</param>
    /// <param name="most">Most people in one registration; null where the event's number counts.</param>
    public static List<Refusal> Check(Event @event, Person person, int partySize, string? organisation, int? most = null)
    {
        var limit = most ?? @event.MaxPartySize;
        var refusals = new List<Refusal>();
        var (first, last) = (PersonNames.Clean(person.FirstName), PersonNames.Clean(person.LastName));
        if (first.Length == 0)
            refusals.Add(RegistrationRefusals.FirstNameMissing);
        else if (first.Length > PersonNames.MaxLength)
            refusals.Add(RegistrationRefusals.FirstNameTooLong);
        if (last.Length == 0)
            refusals.Add(RegistrationRefusals.LastNameMissing);
        else if (last.Length > PersonNames.MaxLength)
            refusals.Add(RegistrationRefusals.LastNameTooLong);
        if (!MailAddressRules.IsValid(person.Email))
            refusals.Add(RegistrationRefusals.EmailInvalid);
        else if (@event.Visibility is EventVisibility.Companies && !MailDomains.Admits(@event.CompanyDomains, person.Email!))
            refusals.Add(RegistrationRefusals.EmailNotAdmitted);
        if (partySize < 1 || partySize > limit)
            refusals.Add(RegistrationRefusals.PartySize(limit));
        if (organisation?.Length > MaxOrganisationLength)
            refusals.Add(RegistrationRefusals.OrganisationTooLong);
        return refusals;
    }
}

/// <summary>Mail domains of companies, as one line of text separated by blanks, commas or semicolons.</summary>
public static class MailDomains
{
    private static readonly char[] Separators = [' ', ',', ';', '\n', '\r', '\t'];

    public static IReadOnlyList<string> Parse(string domains) =>
        [.. domains.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(d => d.TrimStart('@').ToLowerInvariant()).Distinct()];

    /// <summary>True where the address belongs to one of the domains or to a subdomain of one.</summary>
    public static bool Admits(string domains, string email)
    {
        var domain = MailAddressRules.DomainOf(email);
        return Parse(domains).Any(d => domain == d || domain.EndsWith("." + d, StringComparison.Ordinal));
    }
}
