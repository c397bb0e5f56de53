using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Creating;

public sealed record TemplateChoice(Guid Id, EventKind Kind, LocalizedText Title);

/// <summary>What an account can start a new event from.</summary>
public sealed record Sources(IReadOnlyList<TemplateChoice> Templates, IReadOnlyList<EarlierEvent> Earlier);

internal sealed class SourcesQuery(IDbContextFactory<EventDb> databases)
{
    /// <summary>Whether copying it takes longer than somebody should wait.</summary>
    public async Task<bool> IsLargeAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await CopySources.SizeAsync(db, eventId, stop) > CopyEventTask.MostAtOnce
            || await CopySources.BytesAsync(db, eventId, stop) > CopyEventTask.MostBytesAtOnce;
    }

    public async Task<Sources> ListAsync(Guid userId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var templates = await db.Templates.AsNoTracking().Select(t => new TemplateChoice(t.Id, t.Kind, t.Title)).ToListAsync(stop);
        return new([.. templates.OrderBy(t => t.Kind)], await CopySources.ListAsync(db, userId, stop));
    }
}
