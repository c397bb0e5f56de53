using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Accounts.Administration;

/// <summary>An entry with the names that its ids have today; the entry itself keeps none.</summary>
/// <param name="Who">The account's name; null where there is none any more.</param>
/// <param name="EventSlug">Null where it belongs to none.</param>
public sealed record AuditRow(Guid Id, AuditEntry Entry, string? Who, string? EventSlug) : IListRow
{
    /// <summary>What was done, in words.</summary>
    public string Name { get; init; } = "";
}

/// <summary>The log: by words of what was done, by account, event, action and days.</summary>
internal sealed class AuditListQuery(IDbContextFactory<EventDb> databases, AuditActions words) : ListQuery<AuditEntry, AuditRow>(databases)
{
    private readonly IDbContextFactory<EventDb> databases = databases;

    public override string List => "audit";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["action"] = [],
            ["from"] = [],
            ["until"] = [],
        };

    protected override IReadOnlyDictionary<string, ListOrder<AuditEntry>> Orders { get; } =
        new Dictionary<string, ListOrder<AuditEntry>>
        {
            ["time"] = ListOrder<AuditEntry>.By(entry => entry.At),
            ["action"] = ListOrder<AuditEntry>.By(entry => entry.Action),
        };

    /// <summary>All that were ever written down, to choose from.</summary>
    public async Task<List<string>> ActionsAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Audit.Select(entry => entry.Action).Distinct().OrderBy(action => action).ToListAsync(stop);
    }

    public static IQueryable<AuditRow> Rows(EventDb db, IQueryable<AuditEntry> entries) =>
        entries.Select(entry => new AuditRow(
            entry.Id,
            entry,
            db.Users.Where(user => user.Id == entry.UserId).Select(user => user.DisplayName).FirstOrDefault(),
            db.Events.Where(e => e.Id == entry.EventId).Select(e => e.Slug).FirstOrDefault()
        ));

    protected override IQueryable<AuditEntry> Of(EventDb db, ListScope scope) => db.Audit.AsNoTracking();

    protected override IQueryable<AuditEntry> Matching(EventDb db, IQueryable<AuditEntry> rows, ListRequest asked)
    {
        if (asked.Look["action"] is { } action)
            rows = rows.Where(entry => entry.Action == action);
        if (asked.Look["from"] is { } from)
            rows = Midnight(from) is { } first ? rows.Where(entry => entry.At >= first) : rows.Where(entry => false);
        if (asked.Look["until"] is { } until)
            rows = Midnight(until, plus: 1) is { } end ? rows.Where(entry => entry.At < end) : rows.Where(entry => false);
        return rows.WithWords(
            asked.Text,
            word =>
            {
                var meant = words.With(word);
                var part = word.Trim().ToUpperInvariant();
                return entry =>
                    meant.Contains(entry.Action)
                    || db.Users.Any(user =>
                        user.Id == entry.UserId && (user.SearchName.Contains(word) || user.NormalizedEmail!.Contains(part))
                    )
                    || db.Events.Any(e => e.Id == entry.EventId && e.SearchName.Contains(word));
            }
        );
    }

    protected override IQueryable<AuditRow> Rows(EventDb db, ListScope scope, IQueryable<AuditEntry> rows) => Rows(db, rows);

    protected override AuditRow Named(AuditRow row) => row with { Name = words.Say(row.Entry.Action) };

    /// <summary>Where the house is.</summary>
    private static DateTimeOffset? Midnight(string day, int plus = 0) =>
        ListFilter.DayOf(day) is { } date ? Zone.ToUtc(date.AddDays(plus).ToDateTime(TimeOnly.MinValue), Zone.Default) : null;
}
