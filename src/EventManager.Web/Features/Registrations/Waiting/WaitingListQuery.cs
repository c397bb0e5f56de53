using EventManager.Data;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Registrations.Organising;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Waiting;

/// <summary>Somebody who waits.</summary>
/// <param name="Place">In the queue, however the list is ordered: 1 is next.</param>
public sealed record WaitingRow(
    Guid Id,
    string Name,
    string Email,
    string PartyName,
    string Organisation,
    string CategoryCode,
    int People,
    WaitsFor WaitsFor,
    IReadOnlyList<Guid> Wishes,
    DateTimeOffset Since,
    int Place
) : IRegistrationRow
{
    public RegistrationState State => RegistrationState.Waitlisted;
}

/// <summary>Who waits, as in the queue.</summary>
internal sealed class WaitingListQuery(IDbContextFactory<EventDb> databases) : ListQuery<Registration, WaitingRow>(databases)
{
    public override string List => "waiting";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; } =
        new Dictionary<string, IReadOnlyList<string>> { ["for"] = Enum.GetNames<WaitsFor>(), ["category"] = [] };

    protected override IReadOnlyDictionary<string, ListOrder<Registration>> Orders { get; } =
        new Dictionary<string, ListOrder<Registration>>
        {
            ["place"] = ListOrder<Registration>.By(r => r.Priority).Then(r => r.WaitingSince),
            ["name"] = ListOrder<Registration>.By(r => r.SortName),
            ["time"] = ListOrder<Registration>.By(r => r.WaitingSince),
        };

    protected override IQueryable<Registration> Of(EventDb db, ListScope scope) =>
        db.Registrations.AsNoTracking().Where(r => r.EventId == scope.EventId).InState(db, RegistrationState.Waitlisted);

    protected override IQueryable<Registration> Matching(EventDb db, IQueryable<Registration> rows, ListRequest asked)
    {
        rows = rows.WithNameOrAddress(asked.Text);
        if (asked.Look["category"] is { } category)
            rows = rows.Where(r => r.CategoryCode == category);
        // Who waits for no time waits for the house.
        if (Enum.TryParse<WaitsFor>(asked.Look["for"], out var waitsFor))
            rows = rows.Where(r => (r.WaitsFor ?? WaitsFor.Event) == waitsFor);
        return rows;
    }

    protected override IQueryable<WaitingRow> Rows(EventDb db, ListScope scope, IQueryable<Registration> rows) =>
        rows.Select(r => new WaitingRow(
            r.Id,
            r.FirstName + " " + r.LastName,
            r.Email,
            r.PartyName,
            r.Organisation,
            r.CategoryCode,
            r.PartySize,
            r.WaitsFor ?? WaitsFor.Event,
            r.WishedSlots,
            r.WaitingSince ?? r.CreatedAt,
            1
                + db.Registrations.Count(o =>
                    o.EventId == r.EventId
                    && o.State == RegistrationState.Waitlisted
                    && (o.Priority < r.Priority || o.Priority == r.Priority && o.WaitingSince < r.WaitingSince)
                )
        ));
}
