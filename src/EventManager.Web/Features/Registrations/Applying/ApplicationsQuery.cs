using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Registrations.Organising;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Applying;

/// <summary>An application that waits for its decision.</summary>
/// <param name="PartyName">"9b, Offene Schule Waldau"; empty for all who bring no class.</param>
/// <param name="Wishes">Wished times of arrival, best first; none for any.</param>
public sealed record ApplicationLine(
    Guid Id,
    string Name,
    string Email,
    string Organisation,
    string PartyName,
    string CategoryCode,
    int People,
    IReadOnlyList<Guid> Wishes,
    DateTimeOffset AppliedAt
) : IRegistrationRow
{
    public RegistrationState State => RegistrationState.Applied;
}

/// <summary>What stands beside the list: how much there is to give, and the words of its codes.</summary>
/// <param name="Categories">Names by their codes.</param>
/// <param name="Times">Times of arrival in words.</param>
/// <param name="Kind">Of the event.</param>
public sealed record ApplicationsFrame(
    int Free,
    int Capacity,
    IReadOnlyDictionary<string, string> Categories,
    IReadOnlyDictionary<Guid, string> Times,
    EventKind Kind
)
{
    public string Wishes(ApplicationLine line) => string.Join(", ", line.Wishes.Where(Times.ContainsKey).Select(wish => Times[wish]));
}

/// <summary>Open applications of an event, oldest first.</summary>
internal sealed class ApplicationsQuery(IDbContextFactory<EventDb> databases) : ListQuery<Registration, ApplicationLine>(databases)
{
    private readonly IDbContextFactory<EventDb> databases = databases;

    public override string List => "applications";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; } =
        new Dictionary<string, IReadOnlyList<string>> { ["category"] = [] };

    protected override IReadOnlyDictionary<string, ListOrder<Registration>> Orders { get; } =
        new Dictionary<string, ListOrder<Registration>>
        {
            ["time"] = ListOrder<Registration>.By(r => r.CreatedAt),
            ["name"] = ListOrder<Registration>.By(r => r.SortName),
            ["people"] = ListOrder<Registration>.By(r => r.PartySize),
        };

    public async Task<ApplicationsFrame> FrameAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var @event = await db
            .Events.Where(e => e.Id == eventId)
            .Select(e => new
            {
                e.TimeZone,
                e.Kind,
                e.Seats.Capacity,
                e.Seats.Taken,
            })
            .SingleAsync(stop);
        // A day has tens of times of arrival.
        var times = await db.TimeSlots.AsNoTracking().Where(s => s.EventId == eventId).ToListAsync(stop);
        return new(
            Math.Max(0, @event.Capacity - @event.Taken),
            @event.Capacity,
            await RegistrationListQuery.CategoriesAsync(db, eventId, stop),
            times.ToDictionary(s => s.Id, s => When.Span(s.StartsAt, s.EndsAt, @event.TimeZone)),
            @event.Kind
        );
    }

    protected override IQueryable<Registration> Of(EventDb db, ListScope scope) =>
        db.Registrations.AsNoTracking().Where(r => r.EventId == scope.EventId).InState(db, RegistrationState.Applied);

    protected override IQueryable<Registration> Matching(EventDb db, IQueryable<Registration> rows, ListRequest asked)
    {
        rows = rows.WithNameOrAddress(asked.Text);
        return asked.Look["category"] is { } category ? rows.Where(r => r.CategoryCode == category) : rows;
    }

    protected override IQueryable<ApplicationLine> Rows(EventDb db, ListScope scope, IQueryable<Registration> rows) =>
        rows.Select(r => new ApplicationLine(
            r.Id,
            r.FirstName + " " + r.LastName,
            r.Email,
            r.Organisation,
            r.PartyName,
            r.CategoryCode,
            r.PartySize,
            r.WishedSlots,
            r.CreatedAt
        ));
}
