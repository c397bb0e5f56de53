using System.Linq.Expressions;
using System.Reflection;
using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EventManager.Web.Features.Events;

/// <summary>How many of a kind move, or were moved.</summary>
public sealed record MovedPart(CopyArea Area, int Count);

/// <summary>Reads and moves the parts of an event as they declare themselves by <see cref="OfEventAttribute"/>; nobody keeps a list of them.</summary>
internal static class EventParts
{
    /// <summary>Moves the dates of all that has some; the caller saves.</summary>
    public static Task<List<MovedPart>> MoveAsync(EventDb db, Guid eventId, Postponement way, DateTimeOffset now, CancellationToken stop) =>
        ForMovingAsync(nameof(MoveThoseAsync), [db, eventId, way, now, stop]);

    /// <summary>How many of each kind would move.</summary>
    public static Task<List<MovedPart>> CountMovingAsync(EventDb db, Guid eventId, CancellationToken stop) =>
        ForMovingAsync(nameof(CountThoseAsync), [db, eventId, stop]);

    /// <summary>All that a copy takes over, with what hangs on each.</summary>
    public static async Task<List<ICopiedWithEvent>> CopiedAsync(EventDb db, Guid eventId, CancellationToken stop)
    {
        var parts = new List<ICopiedWithEvent>();
        foreach (var part in CopyParts.Counted.Where(part => part.Says.Copied))
            parts.AddRange(await CallAsync<IEnumerable<ICopiedWithEvent>>(nameof(ReadAsync), part.Type, [db, eventId, stop]));
        return parts;
    }

    /// <summary>How many there are of each kind: of what a copy takes over, or of what stays behind.</summary>
    public static async Task<Dictionary<Type, int>> CountAsync(EventDb db, Guid eventId, bool copied, CancellationToken stop)
    {
        var counts = new Dictionary<Type, int>();
        foreach (var part in CopyParts.Counted.Where(part => part.Says.Copied == copied))
            counts[part.Type] = await CallAsync<int>(nameof(CountThoseOfAsync), part.Type, [db, eventId, stop]);
        return counts;
    }

    /// <summary>Deletes all that belongs to an event; the caller saves. The audit log stays: each entry holds the hash of the one before.</summary>
    public static async Task RemoveAsync(EventDb db, Guid eventId, CancellationToken stop)
    {
        // All at once when it is saved, in the order that the foreign keys ask for: a counter cannot go before its event.
        (db.ChangeTracker.CascadeDeleteTiming, db.ChangeTracker.DeleteOrphansTiming) = (
            CascadeTiming.OnSaveChanges,
            CascadeTiming.OnSaveChanges
        );
        foreach (var part in CopyParts.All.Where(part => part.Type != typeof(AuditEntry)))
            db.RemoveRange(await CallAsync<IEnumerable<object>>(nameof(ThoseAsync), part.Type, [db, eventId, stop]));
    }

    /// <summary>How many of each kind would be deleted, without what everything has.</summary>
    public static async Task<List<MovedPart>> CountAllAsync(EventDb db, Guid eventId, CancellationToken stop)
    {
        var counts = new List<MovedPart>();
        foreach (var part in CopyParts.Counted.Where(part => part.Says.Area is not CopyArea.History))
            counts.Add(new(part.Says.Area, await CallAsync<int>(nameof(CountThoseOfAsync), part.Type, [db, eventId, stop])));
        return [.. counts.Where(part => part.Count > 0)];
    }

    private static async Task<IEnumerable<object>> ThoseAsync<T>(EventDb db, Guid eventId, CancellationToken stop)
        where T : class => await Of<T>(db, eventId).ToListAsync(stop);

    private static async Task<List<MovedPart>> ForMovingAsync(string method, object[] arguments)
    {
        var moved = new List<MovedPart>();
        foreach (var part in CopyParts.All.Where(part => part.Says.Moves))
            moved.Add(new(part.Says.Area, await CallAsync<int>(method, part.Type, arguments)));
        return moved;
    }

    private static async Task<int> MoveThoseAsync<T>(EventDb db, Guid eventId, Postponement way, DateTimeOffset now, CancellationToken stop)
        where T : class, IMovesWithEvent<T>
    {
        var rows = await Of<T>(db, eventId).Where(T.HasDates).ToListAsync(stop);
        rows.ForEach(row => row.Move(way, now));
        return rows.Count;
    }

    private static Task<int> CountThoseAsync<T>(EventDb db, Guid eventId, CancellationToken stop)
        where T : class, IMovesWithEvent<T> => Of<T>(db, eventId).CountAsync(T.HasDates, stop);

    private static Task<int> CountThoseOfAsync<T>(EventDb db, Guid eventId, CancellationToken stop)
        where T : class => Of<T>(db, eventId).CountAsync(stop);

    private static async Task<IEnumerable<ICopiedWithEvent>> ReadAsync<T>(EventDb db, Guid eventId, CancellationToken stop)
        where T : class, ICopiedWithEvent
    {
        var rows = Of<T>(db, eventId).AsNoTracking();
        // What files hold is copied one by one (CopiedFiles).
        foreach (
            var navigation in db
                .Model.FindEntityType(typeof(T))!
                .GetNavigations()
                .Where(one => !one.TargetEntityType.IsOwned() && one.TargetEntityType.ClrType != typeof(MailFileContent))
        )
            rows = rows.Include(navigation.Name);
        return await rows.ToListAsync(stop);
    }

    private static IQueryable<T> Of<T>(EventDb db, Guid eventId)
        where T : class
    {
        var one = Expression.Parameter(typeof(T));
        var own = Expression.Property(one, nameof(TimeSlot.EventId));
        Expression<Func<Guid>> wanted = () => eventId;
        return db.Set<T>().Where(Expression.Lambda<Func<T, bool>>(Expression.Equal(own, Expression.Convert(wanted.Body, own.Type)), one));
    }

    private static Task<TResult> CallAsync<TResult>(string method, Type type, object[] arguments) =>
        (Task<TResult>)
            typeof(EventParts)
                .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type)
                .Invoke(null, arguments)!;
}
