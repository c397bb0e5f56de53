using System.Linq.Expressions;
using System.Reflection;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.OwnData;

/// <summary>A row beside the registrations that names somebody by a mail address: an invitation, a company's contact, who leads a session.</summary>
internal sealed record NamedRow(object Row, Guid Id, Event Event)
{
    public string Kind => Row.GetType().Name;
}

/// <summary>
/// Finds such rows out of the declarations alone: each table of an event with a personal mail address is in by itself. Registrations have
/// a page of their own, and mails go with the row that they are about.
/// </summary>
internal static class NamedRows
{
    private static readonly MethodInfo Reading = typeof(NamedRows).GetMethod(
        nameof(ReadAsync),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    public static IReadOnlyList<Type> Types(EventDb db) =>
        [
            .. db
                .Model.GetEntityTypes()
                .Where(type => type.FindProperty("EventId") is not null || type.FindProperty("SessionId") is not null)
                .Select(type => type.ClrType)
                .Where(type => type != typeof(Registration) && type != typeof(OutboxMail) && AddressesOf(type).Any())
                .OrderBy(type => type.Name, StringComparer.Ordinal),
        ];

    /// <summary>Not the key that is made of it, which another row's id may stand in for.</summary>
    public static IEnumerable<PropertyInfo> AddressesOf(Type type) =>
        PersonalFields
            .Of(type)
            .Select(one => one.Property)
            .Where(property =>
                property.Name.EndsWith("Email", StringComparison.Ordinal)
                && !property.Name.StartsWith("Normalized", StringComparison.Ordinal)
            );

    /// <summary>By address, in any spelling of its letters.</summary>
    public static async Task<List<NamedRow>> FindAsync(EventDb db, string email, IQueryable<Event> events, CancellationToken stop)
    {
        var found = new List<NamedRow>();
        foreach (var type in Types(db))
            found.AddRange(await CallAsync(db, type, events, null, email, stop));
        return found;
    }

    /// <summary>Null where the event has no such row.</summary>
    public static async Task<NamedRow?> FindAsync(EventDb db, string kind, Guid id, IQueryable<Event> events, CancellationToken stop) =>
        Types(db).SingleOrDefault(type => type.Name == kind) is { } type
            ? (await CallAsync(db, type, events, id, null, stop)).SingleOrDefault()
            : null;

    private static Task<List<NamedRow>> CallAsync(
        EventDb db,
        Type type,
        IQueryable<Event> events,
        Guid? id,
        string? email,
        CancellationToken stop
    ) => (Task<List<NamedRow>>)Reading.MakeGenericMethod(type).Invoke(null, [db, events, id, email, stop])!;

    private static async Task<List<NamedRow>> ReadAsync<T>(
        EventDb db,
        IQueryable<Event> events,
        Guid? id,
        string? email,
        CancellationToken stop
    )
        where T : class
    {
        IQueryable<T> rows = db.Set<T>();
        if (id is { } one)
            rows = rows.Where(row => EF.Property<Guid>(row, "Id") == one);
        if (email is not null)
            rows = rows.Where(Says<T>(MailAddressRules.Clean(email).ToUpperInvariant()));
        var found = await (
            db.Model.FindEntityType(typeof(T))!.FindProperty("EventId") is not null
                ? rows.Join(events, row => EF.Property<Guid>(row, "EventId"), e => e.Id, (row, e) => new { Row = row, Event = e })
                : rows.Join(db.Sessions, row => EF.Property<Guid>(row, "SessionId"), s => s.Id, (row, s) => new { Row = row, s.EventId })
                    .Join(events, row => row.EventId, e => e.Id, (row, e) => new { row.Row, Event = e })
        )
            .OrderByDescending(pair => pair.Event.StartsAt)
            .Take(100)
            .ToListAsync(stop);
        return [.. found.Select(pair => new NamedRow(pair.Row, (Guid)db.Entry(pair.Row).Property("Id").CurrentValue!, pair.Event))];
    }

    private static Expression<Func<T, bool>> Says<T>(string upper)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var toUpper = typeof(string).GetMethod(nameof(string.ToUpper), [])!;
        var parts = AddressesOf(typeof(T))
            .Select(address =>
                (Expression)Expression.Equal(Expression.Call(Expression.Property(row, address), toUpper), Expression.Constant(upper))
            );
        return Expression.Lambda<Func<T, bool>>(parts.Aggregate(Expression.OrElse), row);
    }
}
