using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Organising;

/// <param name="PartyName">"9b, Offene Schule Waldau"; empty for all who bring no class.</param>
public sealed record RegistrationLine(
    Guid Id,
    string FirstName,
    string LastName,
    string Email,
    string Organisation,
    string PartyName,
    string CategoryCode,
    int PartySize,
    RegistrationState State,
    DateTimeOffset CreatedAt,
    DateTimeOffset? WaitingSince,
    DateTimeOffset? ArrivesFrom,
    DateTimeOffset? ArrivesUntil
) : IRegistrationRow
{
    /// <summary>The time of arrival that was given; empty for any.</summary>
    public string Arrival(string zone) => ArrivesFrom is { } from && ArrivesUntil is { } until ? When.Span(from, until, zone) : "";

    /// <summary>The state is what it is worth at the event.</summary>
    public RegistrationLine At(EventState @event) => this with { State = State.At(@event) };

    /// <summary>Of a class; null for all others.</summary>
    public int? Pupils { get; init; }

    public string Name => (LastName.Length > 0 ? LastName + ", " : "") + FirstName;
}

/// <summary>How many registrations are in a state, and how many people these stand for.</summary>
internal readonly record struct StateCount(int Registrations, int People);

/// <summary>How the list is cut and ordered.</summary>
/// <param name="Text">Beginnings of words of names, organisation and class, or of the address; empty for all.</param>
/// <param name="State">Null for all.</param>
/// <param name="Order">By name or by time.</param>
/// <param name="Descending">From the end.</param>
internal sealed record RegistrationFilter(
    string Text = "",
    RegistrationState? State = null,
    RegistrationOrder Order = RegistrationOrder.Name,
    bool Descending = false
)
{
    /// <summary>Chosen values of the list's other filters; a mail's audience can be chosen by the same.</summary>
    public IReadOnlyDictionary<string, string> By { get; init; } = new Dictionary<string, string>();
}

/// <summary>The orders that an index serves. By time, those who wait stand as in the queue.</summary>
internal enum RegistrationOrder
{
    Name,
    Time,
}

/// <summary>The registrations of one event, page by page; paging, search and order happen in the database, over its indexes.</summary>
internal sealed partial class RegistrationListQuery(IDbContextFactory<EventDb> databases)
{
    public async Task<(IReadOnlyList<RegistrationLine> Lines, int Total)> PageAsync(
        Guid eventId,
        RegistrationFilter filter,
        int skip,
        int take,
        CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var state = await StateOfAsync(db, eventId, stop);
        var matching = Matching(db, eventId, state, filter);
        var lines = await Lines(db, Ordered(matching, filter)).Skip(skip).Take(take).ToListAsync(stop);
        return (lines.ConvertAll(line => line.At(state)), await matching.TotalAsync(skip, take, lines.Count, stop));
    }

    /// <summary>All that a filter finds, for what is done to many.</summary>
    public async Task<IReadOnlyList<Guid>> IdsAsync(Guid eventId, RegistrationFilter filter, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Matching(db, eventId, await StateOfAsync(db, eventId, stop), filter).Select(r => r.Id).ToListAsync(stop);
    }

    /// <summary>How the list calls a row; null where the event has none of that id.</summary>
    public async Task<string?> NameAsync(Guid eventId, Guid registrationId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var line = await LineAsync(db, eventId, registrationId, stop);
        return line?.Name;
    }

    public async Task<RegistrationLine?> FindAsync(Guid eventId, Guid registrationId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var line = await LineAsync(db, eventId, registrationId, stop);
        return line?.At(await StateOfAsync(db, eventId, stop));
    }

    private static Task<RegistrationLine?> LineAsync(EventDb db, Guid eventId, Guid registrationId, CancellationToken stop) =>
        Lines(db, db.Registrations.AsNoTracking().Where(r => r.Id == registrationId && r.EventId == eventId)).SingleOrDefaultAsync(stop);

    /// <summary>The event's zone, and whether it has times of arrival at all.</summary>
    public async Task<(string Zone, bool HasTimes)> TimesAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var zone = await db.Events.Where(e => e.Id == eventId).Select(e => e.TimeZone).SingleAsync(stop);
        return (zone, await db.TimeSlots.AnyAsync(s => s.EventId == eventId, stop));
    }

    /// <summary>The names of an event's categories by their code: the row keeps the code.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> CategoriesAsync(EventDb db, Guid eventId, CancellationToken stop) =>
        (
            await db.Categories.AsNoTracking().Where(c => c.EventId == eventId).Select(c => new { c.Code, c.Name }).ToListAsync(stop)
        ).ToDictionary(c => c.Code, c => c.Name.In(Languages.Current));

    public async Task<IReadOnlyDictionary<string, string>> CategoriesAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await CategoriesAsync(db, eventId, stop);
    }

    /// <summary>How many people and registrations are in each state.</summary>
    public async Task<IReadOnlyDictionary<RegistrationState, StateCount>> CountAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var state = await StateOfAsync(db, eventId, stop);
        var stored = await db
            .Registrations.Where(r => r.EventId == eventId)
            .GroupBy(r => r.State)
            .Select(group => new
            {
                group.Key,
                Count = group.Count(),
                People = group.Sum(r => r.PartySize),
            })
            .ToListAsync(stop);
        return stored
            .GroupBy(row => row.Key.At(state))
            .ToDictionary(alike => alike.Key, alike => new StateCount(alike.Sum(row => row.Count), alike.Sum(row => row.People)));
    }

    private static Task<EventState> StateOfAsync(EventDb db, Guid eventId, CancellationToken stop) =>
        db.Events.Where(e => e.Id == eventId).Select(e => e.State).SingleAsync(stop);

    /// <summary>As stored; <see cref="RegistrationLine.At"/> says what they are worth.</summary>
    public static IQueryable<RegistrationLine> All(EventDb db, Guid eventId) =>
        Lines(db, db.Registrations.Where(r => r.EventId == eventId).OrderBy(r => r.SortName).ThenBy(r => r.Id));

    internal static IQueryable<Registration> Matching(EventDb db, Guid eventId, EventState at, RegistrationFilter filter)
    {
        var rows = db.Registrations.AsNoTracking().Where(r => r.EventId == eventId);
        if (filter.State is { } state)
            rows = rows.InState(at, state);
        return ListedBy.Where(db, rows, filter.By).WithNameOrAddress(filter.Text);
    }

    internal static IQueryable<Registration> Ordered(IQueryable<Registration> rows, RegistrationFilter filter) =>
        (filter.Order, filter.State, filter.Descending) switch
        {
            (RegistrationOrder.Time, RegistrationState.Waitlisted, false) => rows.OrderBy(r => r.WaitingSince).ThenBy(r => r.Id),
            (RegistrationOrder.Time, RegistrationState.Waitlisted, true) => rows.OrderByDescending(r => r.WaitingSince).ThenBy(r => r.Id),
            (RegistrationOrder.Time, _, false) => rows.OrderBy(r => r.CreatedAt).ThenBy(r => r.Id),
            (RegistrationOrder.Time, _, true) => rows.OrderByDescending(r => r.CreatedAt).ThenBy(r => r.Id),
            (_, _, true) => rows.OrderByDescending(r => r.SortName).ThenBy(r => r.Id),
            _ => rows.OrderBy(r => r.SortName).ThenBy(r => r.Id),
        };

    private static IQueryable<RegistrationLine> Lines(EventDb db, IQueryable<Registration> rows) =>
        rows.Select(r => new RegistrationLine(
            r.Id,
            r.FirstName,
            r.LastName,
            r.Email,
            r.Organisation,
            r.PartyName,
            r.CategoryCode,
            r.PartySize,
            r.State,
            r.CreatedAt,
            r.WaitingSince,
            db.TimeSlots.Where(s => s.Id == r.TimeSlotId).Select(s => (DateTimeOffset?)s.StartsAt).FirstOrDefault(),
            db.TimeSlots.Where(s => s.Id == r.TimeSlotId).Select(s => (DateTimeOffset?)s.EndsAt).FirstOrDefault()
        )
        {
            Pupils = db.ClassBookings.Where(c => c.RegistrationId == r.Id).Select(c => (int?)c.Pupils).FirstOrDefault(),
        });
}
