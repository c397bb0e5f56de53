using EventManager.Data;
using EventManager.Domain.Programme;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme.Minuting;

/// <summary>One text of minutes.</summary>
public sealed record MinutesBody(int Revision, string Markdown, string Decisions, string Tasks, string Author, DateTimeOffset SavedAt)
{
    public static readonly MinutesBody None = new(0, "", "", "", "", default);
}

/// <param name="Sent">People who were sent any revision.</param>
/// <param name="Outdated">Those of them who were sent an older revision than the approved one.</param>
public sealed record MinutesStatus(
    MinutesState State,
    int LastRevision,
    int? ApprovedRevision,
    DateTimeOffset? ApprovedAt,
    DateTimeOffset? SentAt,
    int Sent,
    int Outdated
)
{
    public static readonly MinutesStatus None = new(MinutesState.Draft, 0, null, null, null, 0, 0);
}

public sealed record RevisionLine(int Number, string Author, DateTimeOffset SavedAt);

internal sealed class MinutesQuery(IDbContextFactory<EventDb> databases)
{
    public async Task<MinutesStatus> StatusAsync(Guid sessionId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
                .Minutes.AsNoTracking()
                .Where(m => m.SessionId == sessionId)
                .Select(m => new MinutesStatus(
                    m.State,
                    m.LastRevision,
                    m.ApprovedRevision,
                    m.ApprovedAt,
                    m.SentAt,
                    db.MinutesDeliveries.Count(d => d.MinutesId == m.Id),
                    db.MinutesDeliveries.Count(d => d.MinutesId == m.Id && d.Revision < m.ApprovedRevision)
                ))
                .SingleOrDefaultAsync(stop)
            ?? MinutesStatus.None;
    }

    /// <param name="sessionId">The session.</param>
    /// <param name="number">Null for the newest.</param>
    /// <param name="stop">Ends the query.</param>
    public async Task<MinutesBody?> BodyAsync(Guid sessionId, int? number, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Bodies(db, sessionId, number).SingleOrDefaultAsync(stop);
    }

    /// <summary>The newest first; a page of 100 is more than minutes ever had.</summary>
    public async Task<IReadOnlyList<RevisionLine>> RevisionsAsync(Guid sessionId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
            .Minutes.AsNoTracking()
            .Where(m => m.SessionId == sessionId)
            .SelectMany(m => m.Revisions)
            .OrderByDescending(r => r.Number)
            .Take(100)
            .Select(r => new RevisionLine(r.Number, r.Author, r.SavedAt))
            .ToListAsync(stop);
    }

    internal static IQueryable<MinutesBody> Bodies(EventDb db, Guid sessionId, int? number) =>
        db
            .Minutes.AsNoTracking()
            .Where(m => m.SessionId == sessionId)
            .SelectMany(m => m.Revisions, (m, r) => new { m, r })
            .Where(pair => pair.r.Number == (number ?? pair.m.LastRevision))
            .Select(pair => new MinutesBody(pair.r.Number, pair.r.Markdown, pair.r.Decisions, pair.r.Tasks, pair.r.Author, pair.r.SavedAt));
}
