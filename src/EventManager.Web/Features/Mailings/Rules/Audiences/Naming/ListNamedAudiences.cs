using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails.Audiences;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules.Audiences.Naming;

/// <param name="Audience">With its name.</param>
/// <param name="People">How many can be written to now.</param>
/// <param name="Rules">Those that chose it, or leave it out.</param>
internal sealed record NamedAudienceLine(NamedAudience Audience, int People, IReadOnlyList<MailRule> Rules);

/// <summary>The named audiences of an event, by name, counted as things are.</summary>
internal sealed class ListNamedAudiences(IDbContextFactory<EventDb> databases, Transactions transactions)
{
    public async Task<Result<IReadOnlyList<NamedAudienceLine>>> OfAsync(Guid eventId, CancellationToken stop)
    {
        if (await transactions.WhyNotAsync(AskedRight.Organise(eventId), stop) is { } notAllowed)
            return notAllowed;
        await using var db = await databases.CreateDbContextAsync(stop);
        var audiences = await All(db, eventId).ToListAsync(stop);
        var rules = audiences.Count == 0 ? [] : await db.MailRules.AsNoTracking().Where(r => r.EventId == eventId).ToListAsync(stop);
        var lines = new List<NamedAudienceLine>();
        foreach (var one in audiences)
        {
            var people = await RuledPeople.Of(db, eventId, new AudienceChoice(one.Of) { Filter = one.Filter }).CountAsync(stop);
            lines.Add(new(one, people, rules.FindAll(rule => rule.Choice.Names(one.Id))));
        }
        return lines;
    }

    public static IQueryable<NamedAudience> All(EventDb db, Guid eventId) =>
        db.NamedAudiences.AsNoTracking().Where(a => a.EventId == eventId).OrderBy(a => a.Name).ThenBy(a => a.Id);
}
