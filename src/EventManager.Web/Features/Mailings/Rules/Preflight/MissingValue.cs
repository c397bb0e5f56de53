using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Audiences;
using EventManager.Web.Platform.Mails.Wording;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules.Preflight;

/// <summary>A placeholder in whose place nothing stands.</summary>
/// <param name="Name">Of the placeholder.</param>
/// <param name="People">To how many.</param>
public sealed record MissingValue(string Name, int People)
{
    /// <summary>Of those that the rule's words name, in any language.</summary>
    internal static async Task<IReadOnlyList<MissingValue>> OfAsync(EventDb db, MailRule rule, int recipients, CancellationToken stop)
    {
        if (rule.Mail != MailRule.Message)
            return [];
        var names = TextLanguages
            .All.SelectMany(language => new[] { rule.Subject.Translated(language), rule.Body.Translated(language) })
            .SelectMany(WordingTemplate.NamesOf)
            .ToHashSet();
        if (names.Count == 0)
            return [];
        var people = MailOccasions.Audience(db, rule);
        var ofEvent = await OfEventAsync(db, rule, stop);
        var missing = new List<MissingValue>();
        foreach (var name in WordingPlaceholders.All.Where(names.Contains))
        {
            var count =
                ofEvent.TryGetValue(name, out var value) ? (value is "" ? recipients : 0)
                : Without(db, people, name) is { } without ? await without.CountAsync(stop)
                : 0;
            if (count > 0)
                missing.Add(new(name, count));
        }
        return missing;
    }

    private static async Task<Dictionary<string, object>> OfEventAsync(EventDb db, MailRule rule, CancellationToken stop)
    {
        var about = await db.Events.AsNoTracking().SingleAsync(e => e.Id == rule.EventId, stop);
        var venue = await db.Venues.AsNoTracking().SingleOrDefaultAsync(v => v.Id == about.VenueId, stop);
        return WordingPlaceholders.OfAbout(about, EventCalendar.Place(about, venue, Languages.Current));
    }

    /// <summary>Null for what everybody has.</summary>
    private static IQueryable<RuledPerson>? Without(EventDb db, IQueryable<RuledPerson> people, string name) =>
        name switch
        {
            "first_name" => people.Where(one => db.Registrations.Any(r => r.Id == one.Id && r.FirstName == "")),
            "last_name" => people.Where(one => db.Registrations.Any(r => r.Id == one.Id && r.LastName == "")),
            "arrival" => people.Where(one => one.TimeSlotId == null),
            "name" => people.Where(one => one.Name.Trim() == ""),
            _ => null,
        };
}
