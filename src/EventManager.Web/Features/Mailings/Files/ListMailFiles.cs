using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Files;

/// <param name="File">Without what is in it.</param>
/// <param name="IsUsed">A rule sends it.</param>
internal sealed record MailFileLine(MailFile File, bool IsUsed);

/// <summary>The files of an event that its rules can send, in the order in which they were added.</summary>
internal sealed class ListMailFiles(IDbContextFactory<EventDb> databases)
{
    public async Task<IReadOnlyList<MailFileLine>> OfAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
            .MailFiles.AsNoTracking()
            .Where(f => f.EventId == eventId)
            .OrderBy(f => f.AddedAt)
            .ThenBy(f => f.Id)
            .Select(f => new MailFileLine(f, db.Set<MailRuleFile>().Any(used => used.FileId == f.Id)))
            .ToListAsync(stop);
    }

    /// <summary>Null where a rule of that event can send them all.</summary>
    public static async Task<Refusal?> WhyNotAsync(EventDb db, Guid eventId, IReadOnlyCollection<Guid> files, CancellationToken stop)
    {
        if (files.Count > MailFileRules.MostOfRule)
            return MailFileRefusals.TooManyOfRule;
        var there = files.Count == 0 ? 0 : await db.MailFiles.CountAsync(f => f.EventId == eventId && files.Contains(f.Id), stop);
        return there == files.Count ? null : MailFileRefusals.Gone;
    }
}
