using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Listing;

/// <summary>An event as its staff see it in their list.</summary>
/// <param name="Role">Of the reader; null for an administrator without one, who may do everything.</param>
public sealed record EventRow(
    Guid Id,
    string Slug,
    LocalizedText Title,
    EventKind Kind,
    EventState State,
    string TimeZone,
    DateTimeOffset StartsAt,
    int Taken,
    int Capacity,
    int Waiting,
    StaffRole? Role
) : IListRow
{
    public string Name => Title.In(Languages.Current);
}

/// <summary>All events that somebody plans or works at.</summary>
internal sealed class EventListQuery(IDbContextFactory<EventDb> databases, TimeProvider clock) : ListQuery<Event, EventRow>(databases)
{
    public override string List => "events";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["when"] = ["upcoming", "past"],
            ["state"] = Enum.GetNames<EventState>(),
            ["kind"] = Enum.GetNames<EventKind>(),
        };

    protected override IReadOnlyDictionary<string, ListOrder<Event>> Orders { get; } =
        new Dictionary<string, ListOrder<Event>>
        {
            ["date"] = ListOrder<Event>.By(e => e.StartsAt),
            ["title"] = ListOrder<Event>.By(e => e.SearchName),
            ["seats"] = ListOrder<Event>.By(e => e.Seats.Taken),
        };

    protected override IQueryable<Event> Of(EventDb db, ListScope scope) => OwnEvents.Of(db, scope.UserId ?? Guid.Empty).AsNoTracking();

    protected override IQueryable<Event> Matching(EventDb db, IQueryable<Event> rows, ListRequest asked)
    {
        var now = clock.GetUtcNow();
        rows = asked.Look["when"] switch
        {
            "upcoming" => rows.Where(e => e.EndsAt > now),
            "past" => rows.Where(e => e.EndsAt <= now),
            _ => rows,
        };
        if (Enum.TryParse<EventState>(asked.Look["state"], out var state))
            rows = rows.Where(e => e.State == state);
        if (Enum.TryParse<EventKind>(asked.Look["kind"], out var kind))
            rows = rows.Where(e => e.Kind == kind);
        return rows.WithWords(asked.Text, word => e => e.SearchName.Contains(word));
    }

    protected override IQueryable<EventRow> Rows(EventDb db, ListScope scope, IQueryable<Event> rows)
    {
        var user = scope.UserId;
        return rows.Select(e => new EventRow(
            e.Id,
            e.Slug,
            e.Title,
            e.Kind,
            e.State,
            e.TimeZone,
            e.StartsAt,
            e.Seats.Taken,
            e.Seats.Capacity,
            e.Seats.Waiting,
            db.Staff.Where(s => s.EventId == e.Id && s.UserId == user).Select(s => (StaffRole?)s.Role).FirstOrDefault()
        ));
    }
}
