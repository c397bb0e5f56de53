using EventManager.Data;
using EventManager.Domain.Mailings;

namespace EventManager.Web.Platform.Mails.Audiences;

/// <summary>Who of those that a rule means gets nothing all the same, for each of the reasons.</summary>
internal static class LeftOut
{
    public static IQueryable<RuledPerson> Without(EventDb db, Guid eventId, IQueryable<RuledPerson> people, AudienceChoice choice) =>
        WithoutAddresses(WithoutMailed(db, WithoutOthers(db, eventId, people, choice), choice), choice);

    /// <summary>Not of another audience of the same group.</summary>
    public static IQueryable<RuledPerson> WithoutOthers(EventDb db, Guid eventId, IQueryable<RuledPerson> people, AudienceChoice choice)
    {
        foreach (var other in choice.Others)
        {
            var ids = RuledPeople.Found(db, eventId, other).Select(one => one.Id);
            people = people.Where(one => !ids.Contains(one.Id));
        }
        return people;
    }

    /// <summary>Not who got another rule's mail, or is about to: one that was held back or given up is none.</summary>
    public static IQueryable<RuledPerson> WithoutMailed(EventDb db, IQueryable<RuledPerson> people, AudienceChoice choice)
    {
        var rules = choice.MailedRules;
        return rules.Count == 0
            ? people
            : people.Where(one =>
                !db.MailLedger.Any(l =>
                    rules.Contains(l.RuleId)
                    && l.RecipientId == one.Id
                    && l.MailId != null
                    && !db.Outbox.Any(m => m.Id == l.MailId && (m.State == OutboxState.Withheld || m.State == OutboxState.Failed))
                )
            );
    }

    public static IQueryable<RuledPerson> WithoutAddresses(IQueryable<RuledPerson> people, AudienceChoice choice)
    {
        var addresses = choice.Addresses;
        return addresses.Count == 0 ? people : people.Where(one => !addresses.Contains(one.NormalizedEmail));
    }
}
