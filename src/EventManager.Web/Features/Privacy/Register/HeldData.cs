using System.Linq.Expressions;
using System.Reflection;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Privacy;
using EventManager.Domain.Registrations.Questions;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Privacy.Register;

/// <summary>Rows of an event that still say something of somebody.</summary>
/// <param name="Kind">The entity.</param>
/// <param name="Purpose">As declared.</param>
/// <param name="OwnDays">What a question says of its answers; null for all else.</param>
internal sealed record Held(Guid EventId, string Kind, string Purpose, int? OwnDays, int Rows);

/// <summary>
/// Counts what is declared as personal and goes with its event, from the declarations alone: a new field is in by itself, and the
/// clean-up is measured by something that does not know its statements.
/// </summary>
internal sealed class HeldData(IDbContextFactory<EventDb> databases)
{
    private static readonly MethodInfo Counting = Method(nameof(CountRowsAsync));

    /// <summary>Fields of one entity for one purpose.</summary>
    internal sealed record Part(Type Type, string Purpose, PropertyInfo[] Fields);

    /// <summary>A key that is made of another field, and keeps something that is no address afterwards, is not asked.</summary>
    public static IEnumerable<Part> Parts(EventDb db) =>
        PersonalFields
            .OfModel(db)
            .Where(one => one.Declared.Retention is Retention.AfterEvent)
            .Where(one => !one.Property.Name.StartsWith("Normalized", StringComparison.Ordinal))
            .GroupBy(one => (one.Type, one.Declared.Purpose))
            .Select(group => new Part(group.Key.Type, group.Key.Purpose, [.. group.Select(one => one.Property)]));

    /// <param name="only">Of these events; null counts of all.</param>
    /// <param name="stop">Ends the counting.</param>
    public async Task<IReadOnlyList<Held>> CountAsync(IReadOnlyCollection<Guid>? only, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        // As a list: rows are found by their index, where a condition on the events would be asked of each row.
        var events = only?.ToList();
        var all = new List<Held>();
        foreach (var part in Parts(db))
            all.AddRange(await (Task<List<Held>>)Counting.MakeGenericMethod(part.Type).Invoke(null, [db, events, part, stop])!);
        return all;
    }

    /// <summary>What was there before and is not any more.</summary>
    public static IEnumerable<ErasureRecord> Gone(IEnumerable<Held> before, IEnumerable<Held> after, DateTimeOffset at)
    {
        var left = Sums(after);
        return Sums(before)
            .Select(had => (had.Key, Rows: had.Value - left.GetValueOrDefault(had.Key)))
            .Where(gone => gone.Rows > 0)
            .Select(gone => new ErasureRecord(at, gone.Key.EventId, gone.Key.Kind, gone.Key.Purpose, gone.Rows));
    }

    private static Dictionary<(Guid EventId, string Kind, string Purpose), int> Sums(IEnumerable<Held> held) =>
        held.GroupBy(one => (one.EventId, one.Kind, one.Purpose)).ToDictionary(group => group.Key, group => group.Sum(one => one.Rows));

    private static async Task<List<Held>> CountRowsAsync<T>(EventDb db, List<Guid>? events, Part part, CancellationToken stop)
        where T : class
    {
        var rows = db.Set<T>().Where(SaysSomething<T>(part.Fields));
        if (rows is IQueryable<Answer> answers)
        {
            var byDays = await answers
                .Join(db.Questions, a => a.QuestionId, q => q.Id, (_, q) => new { q.EventId, q.KeepDays })
                .Where(one => events == null || events.Contains(one.EventId))
                .GroupBy(one => new { one.EventId, one.KeepDays })
                .Select(group => new { group.Key, Count = group.Count() })
                .ToListAsync(stop);
            return [.. byDays.Select(one => new Held(one.Key.EventId, typeof(T).Name, part.Purpose, one.Key.KeepDays, one.Count))];
        }
        var ids = EventIds(db, rows);
        var counts = await (events is null ? ids : ids.Where(id => events.Contains(id)))
            .GroupBy(id => id)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(stop);
        return [.. counts.Select(one => new Held(one.Key, typeof(T).Name, part.Purpose, null, one.Count))];
    }

    /// <summary>The way from a row to its event.</summary>
    private static IQueryable<Guid> EventIds<T>(EventDb db, IQueryable<T> rows)
        where T : class
    {
        bool Has(string name) => db.Model.FindEntityType(typeof(T))!.FindProperty(name) is not null;
        if (Has("EventId"))
            return rows.Select(row => EF.Property<Guid>(row, "EventId"));
        if (Has("RegistrationId"))
            return rows.Join(db.Registrations, row => EF.Property<Guid>(row, "RegistrationId"), r => r.Id, (_, r) => r.EventId);
        if (Has("SessionId"))
            return rows.Join(db.Sessions, row => EF.Property<Guid>(row, "SessionId"), s => s.Id, (_, s) => s.EventId);
        if (Has("MinutesId"))
            return rows.Join(db.Minutes, row => EF.Property<Guid>(row, "MinutesId"), m => m.Id, (_, m) => m.SessionId)
                .Join(db.Sessions, id => id, s => s.Id, (_, s) => s.EventId);
        throw new InvalidOperationException($"{typeof(T).Name} is kept with its event, but nothing leads from it to one.");
    }

    private static Expression<Func<T, bool>> SaysSomething<T>(IEnumerable<PropertyInfo> fields)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var parts = fields
            .Select(field => Expression.Property(row, field))
            .Select(value =>
                (Expression)
                    Expression.AndAlso(
                        Expression.NotEqual(value, Expression.Constant(null, typeof(string))),
                        Expression.NotEqual(value, Expression.Constant(""))
                    )
            );
        return Expression.Lambda<Func<T, bool>>(parts.Aggregate(Expression.OrElse), row);
    }

    private static MethodInfo Method(string name) => typeof(HeldData).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;
}
