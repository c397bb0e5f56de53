using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Listing;

/// <summary>An event as the switcher needs it.</summary>
internal sealed record MyEvent(string Slug, LocalizedText Title, string TimeZone, DateTimeOffset StartsAt);

/// <summary>A few of an account's own events, for the switcher.</summary>
internal sealed class MyEventsQuery(IDbContextFactory<EventDb> databases, TimeProvider clock)
{
    /// <summary>That are called so, the latest first.</summary>
    public Task<IReadOnlyList<MyEvent>> CalledAsync(Guid user, string called, int most, CancellationToken stop) =>
        ReadAsync(
            user,
            events => events.WithWords(called, word => e => e.SearchName.Contains(word)).OrderByDescending(e => e.StartsAt),
            most,
            stop
        );

    /// <summary>By their short names.</summary>
    public Task<IReadOnlyList<MyEvent>> OfAsync(Guid user, IReadOnlyList<string> slugs, CancellationToken stop) =>
        ReadAsync(user, events => events.Where(e => slugs.Contains(e.Slug)).OrderBy(e => e.StartsAt), slugs.Count, stop);

    /// <summary>That come next.</summary>
    public Task<IReadOnlyList<MyEvent>> NextAsync(Guid user, int most, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return ReadAsync(
            user,
            events => events.Where(e => e.State != EventState.Draft && e.EndsAt > now).OrderBy(e => e.StartsAt),
            most,
            stop
        );
    }

    private async Task<IReadOnlyList<MyEvent>> ReadAsync(
        Guid user,
        Func<IQueryable<Event>, IQueryable<Event>> which,
        int most,
        CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await which(OwnEvents.Of(db, user).AsNoTracking())
            .Take(most)
            .Select(e => new MyEvent(e.Slug, e.Title, e.TimeZone, e.StartsAt))
            .ToListAsync(stop);
    }
}
