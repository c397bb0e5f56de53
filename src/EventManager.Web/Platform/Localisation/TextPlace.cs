using EventManager.Data;
using EventManager.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Localisation;

/// <summary>
/// Where the words of one kind of row are edited. Each area says it for its own tables; which properties hold words is read from the model,
/// and a test finds a table with words that nobody says this for.
/// </summary>
internal abstract class TextPlace
{
    public abstract Type Entity { get; }

    /// <summary>Read into memory: an event has hundreds of texts, not more.</summary>
    /// <param name="db">Where.</param>
    /// <param name="eventId">An event's rows; null for what belongs to the whole site.</param>
    /// <param name="stop">Ends the query.</param>
    public abstract Task<IReadOnlyList<object>> RowsAsync(EventDb db, Guid? eventId, CancellationToken stop);

    /// <summary>Which row it is, in German; empty for the event itself.</summary>
    public abstract string NameOf(object row);

    /// <summary>Where a text of it is edited: for an event behind <c>/organise/events/{slug}</c>, else behind <c>/organise</c>.</summary>
    public abstract string PathOf(object row, string property);

    /// <summary>A text of the row has been replaced.</summary>
    public virtual void OnChanged(object row) { }
}

/// <summary>Of an event.</summary>
internal abstract class EventTextPlace<T> : TextPlace
    where T : class
{
    public override Type Entity => typeof(T);

    public override async Task<IReadOnlyList<object>> RowsAsync(EventDb db, Guid? eventId, CancellationToken stop) =>
        eventId is { } id ? [.. InOrder(await Rows(db, id).ToListAsync(stop))] : [];

    public override string NameOf(object row) => Name((T)row);

    public override string PathOf(object row, string property) => Path((T)row, property);

    /// <summary>In their own order; what has none but its words overrides <see cref="InOrder"/>.</summary>
    protected abstract IQueryable<T> Rows(EventDb db, Guid eventId);

    protected virtual IEnumerable<T> InOrder(IReadOnlyList<T> rows) => rows;

    protected abstract string Name(T row);

    protected abstract string Path(T row, string property);
}

/// <summary>Of the whole site.</summary>
internal abstract class SiteTextPlace<T> : TextPlace
    where T : class
{
    public override Type Entity => typeof(T);

    public override async Task<IReadOnlyList<object>> RowsAsync(EventDb db, Guid? eventId, CancellationToken stop) =>
        eventId is null ? [.. (await db.Set<T>().ToListAsync(stop)).ByName(Name)] : [];

    public override string NameOf(object row) => Name((T)row);

    public override string PathOf(object row, string property) => Path;

    protected abstract string Name(T row);

    protected abstract string Path { get; }
}

internal static class TextPlaceSetup
{
    public static void AddTextPlace<TPlace>(this IServiceCollection services)
        where TPlace : TextPlace => services.AddSingleton<TextPlace, TPlace>();
}
