using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Programme;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme.Planning;

/// <param name="Room">Empty where it has none.</param>
/// <param name="Capacity">Null where nobody signs up.</param>
/// <param name="Taken">Places that are given.</param>
/// <param name="Waiting">People who wait for one.</param>
public sealed record SessionRow(
    Guid Id,
    SessionKind Kind,
    LocalizedText Title,
    string Room,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    int? Capacity,
    int Taken,
    int Waiting
) : IListRow
{
    public string Name => Title.In(Languages.Current);

    /// <summary>Places that somebody new can have: none while others wait for them.</summary>
    public int? Free =>
        Capacity is not { } capacity ? null
        : Waiting > 0 ? 0
        : capacity - Taken;
}

/// <summary>The sessions of an event, for who plans them.</summary>
internal sealed class SessionListQuery(IDbContextFactory<EventDb> databases) : ListQuery<Session, SessionRow>(databases)
{
    public override string List => "sessions";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["kind"] = Enum.GetNames<SessionKind>(),
            ["places"] = ["none", "free", "full"],
            ["room"] = [],
        };

    protected override IReadOnlyDictionary<string, ListOrder<Session>> Orders { get; } =
        new Dictionary<string, ListOrder<Session>>
        {
            ["time"] = ListOrder<Session>.By(s => s.StartsAt).Then(s => s.EndsAt).Then(s => s.SearchName),
            ["title"] = ListOrder<Session>.By(s => s.SearchName),
        };

    protected override IQueryable<Session> Of(EventDb db, ListScope scope) =>
        db.Sessions.AsNoTracking().Where(s => s.EventId == scope.EventId);

    protected override IQueryable<Session> Matching(EventDb db, IQueryable<Session> rows, ListRequest asked)
    {
        if (Enum.TryParse<SessionKind>(asked.Look["kind"], out var kind))
            rows = rows.Where(s => s.Kind == kind);
        if (asked.Look["room"] is { } said)
            rows = Guid.TryParse(said, out var room) ? rows.Where(s => s.RoomId == room) : rows.Where(s => false);
        rows = asked.Look["places"] switch
        {
            "none" => rows.Where(s => s.SeatPoolId == null),
            "free" => rows.Where(s => s.Seats != null && s.Seats.Waiting == 0 && s.Seats.Taken < s.Seats.Capacity),
            "full" => rows.Where(s => s.Seats != null && (s.Seats.Waiting > 0 || s.Seats.Taken >= s.Seats.Capacity)),
            _ => rows,
        };
        return rows.WithWords(asked.Text, word => s => s.SearchName.Contains(word));
    }

    protected override IQueryable<SessionRow> Rows(EventDb db, ListScope scope, IQueryable<Session> rows) =>
        rows.Select(s => new SessionRow(
            s.Id,
            s.Kind,
            s.Title,
            db.Rooms.Where(room => room.Id == s.RoomId).Select(room => room.Name).FirstOrDefault() ?? "",
            s.StartsAt,
            s.EndsAt,
            s.Seats == null ? null : s.Seats.Capacity,
            s.Seats == null ? 0 : s.Seats.Taken,
            s.Seats == null ? 0 : s.Seats.Waiting
        ));
}
