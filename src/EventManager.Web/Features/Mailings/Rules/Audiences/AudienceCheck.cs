using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules.Audiences;

/// <summary>Whether all that an audience names is there at the event: what is gone would find nobody, or leave nobody out.</summary>
internal static class AudienceCheck
{
    /// <summary>With its addresses as they are stored; they come as typed.</summary>
    public static Result<AudienceChoice> Read(AudienceChoice typed)
    {
        if (AudienceChoice.AddressList(typed.NotTo) is { IsRefused: true } addresses)
            return addresses.Refusal;
        var parts = typed.Others.Append(typed.Part).ToList();
        var group = MailAudiences.GroupOf(typed.Of);
        if (parts.Exists(part => MailAudiences.GroupOf(part.Of) != group || part.Filter != AudienceFilter.Write(part.Filters)))
            return MailingRefusals.AudienceGone;
        if (parts.Exists(part => MailAudiences.IsChosen(part.Of) && part.Selection is null))
            return MailSelectionRefusals.NobodyChosen;
        return typed.Others.Count > AudienceChoice.MostLeftOut || typed.MailedRules.Count > AudienceChoice.MostLeftOut
            ? MailingRefusals.AudienceMany
            : typed with
            {
                NotTo = AudienceChoice.AddressList(typed.NotTo).Value,
            };
    }

    /// <param name="db">The event's database.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="ruleId">Whose audience: nobody is left out since they got the same mail, that is so anyway.</param>
    /// <param name="choice">Read.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<Refusal?> WhyNotAsync(EventDb db, Guid eventId, Guid? ruleId, AudienceChoice choice, CancellationToken stop)
    {
        var values = choice.Others.Append(choice.Part).SelectMany(part => part.Filters).Distinct().ToList();
        foreach (var (key, value) in values)
        {
            if (!await IsThereAsync(db, eventId, key, value, stop))
                return MailingRefusals.AudienceGone.On("filter-" + key);
        }
        foreach (var part in choice.Others.Append(choice.Part).Where(part => part.Filters.ContainsKey(AudienceFilter.Named)))
        {
            var named = await db.NamedAudiences.AsNoTracking().SingleOrDefaultAsync(a => a.Id == part.Named && a.EventId == eventId, stop);
            // By its name it means what it means to everybody, and nothing else.
            if (named?.Part != part)
                return MailingRefusals.AudienceGone.On("audience");
        }
        if (choice.MailedRules is not { Count: > 0 } asked)
            return null;
        var rules = await Nameable(db, eventId).ToListAsync(stop);
        var group = MailAudiences.GroupOf(choice.Of);
        if (rules.Count(rule => asked.Contains(rule.Id) && rule.Id != ruleId && rule.Group == group) != asked.Count)
            return MailingRefusals.AudienceGone;
        return ruleId is { } own && ComesBack(own, asked, rules.ToDictionary(rule => rule.Id, rule => rule.Choice.MailedRules))
            ? MailingRefusals.AudienceCircle
            : null;
    }

    /// <summary>
    /// Rules of an event whose readers can be left out: their ledger says who they are. Minutes that go by themselves stand in that of the
    /// minutes, so that naming the wish would leave nobody out; who is told as involved is of no one list.
    /// </summary>
    public static IQueryable<MailRule> Nameable(EventDb db, Guid eventId) =>
        db
            .MailRules.AsNoTracking()
            .Where(r => r.EventId == eventId && r.Mail != BuiltInRules.ApprovedMinutes && !BuiltInRules.ToInvolved.Contains(r.Mail));

    /// <summary>Two rules that leave out each other's readers, also by way of others: due at once, each would hold back the other's mail.</summary>
    private static bool ComesBack(Guid own, IEnumerable<Guid> named, Dictionary<Guid, IReadOnlyList<Guid>> naming)
    {
        var (open, seen) = (new Stack<Guid>(named), new HashSet<Guid>());
        while (open.TryPop(out var next))
        {
            if (next == own)
                return true;
            if (seen.Add(next) && naming.TryGetValue(next, out var further))
                foreach (var one in further)
                    open.Push(one);
        }
        return false;
    }

    private static Task<bool> IsThereAsync(EventDb db, Guid eventId, string key, string value, CancellationToken stop)
    {
        _ = Guid.TryParse(value, out var id);
        return key switch
        {
            "category" => db.Categories.AnyAsync(c => c.EventId == eventId && c.Code == value, stop),
            AudienceFilter.Slot => db.TimeSlots.AnyAsync(s => s.EventId == eventId && s.Id == id, stop),
            AudienceFilter.Session => db.Sessions.AnyAsync(s => s.EventId == eventId && s.Id == id, stop),
            "company" => db.CompanyAccesses.AnyAsync(c => c.EventId == eventId && c.Id == id, stop),
            AudienceFilter.Chosen => db.MailSelections.AnyAsync(s => s.EventId == eventId && s.Id == id && s.People > 0, stop),
            AudienceFilter.Role => Task.FromResult(AudienceFilter.RoleOf(value) is not null),
            "occupation" => db.Occupations.AnyAsync(o => o.Id == id, stop),
            // A language or a school that nobody has today may come tomorrow.
            _ => Task.FromResult(true),
        };
    }
}
