using EventManager.Data;
using EventManager.Domain.Mailings;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Mails.Audiences;

/// <summary>Selections of people that no rule and no named audience has: a form was never saved, or was saved for others.</summary>
internal static class UnusedSelections
{
    /// <param name="db">A context of its own: each batch commits by itself.</param>
    /// <param name="before">Chosen before that.</param>
    /// <param name="batch">Selections in one statement.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<int> EraseAsync(EventDb db, DateTimeOffset before, int batch, CancellationToken stop)
    {
        var rules = await db
            .MailRules.AsNoTracking()
            .Where(r => r.Filter.Contains(AudienceFilter.Chosen) || r.NotAmong.Contains(AudienceFilter.Chosen))
            .Where(r => db.MailSelections.Any(s => s.EventId == r.EventId && s.MadeAt < before))
            .ToListAsync(stop);
        var audiences = await db
            .NamedAudiences.AsNoTracking()
            .Where(a => a.Filter.Contains(AudienceFilter.Chosen))
            .Where(a => db.MailSelections.Any(s => s.EventId == a.EventId && s.MadeAt < before))
            .ToListAsync(stop);
        var named = rules
            .SelectMany(rule => rule.Choice.Others.Append(rule.Choice.Part))
            .Concat(audiences.Select(audience => audience.Part))
            .Select(part => part.Selection)
            .OfType<Guid>()
            .Distinct()
            .ToList();
        return await db
            .MailSelections.Where(s => s.MadeAt < before && !named.Contains(s.Id))
            .OrderBy(s => s.MadeAt)
            .Take(batch)
            .ExecuteDeleteAsync(stop);
    }
}
