using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Mails.Sending;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings.Sending;

/// <param name="Id">Of the entry.</param>
/// <param name="Address">Empty where no mail is left that names it.</param>
/// <param name="EventSlug">Of the event whose mails it is about, or whose mail led to it; null for none.</param>
/// <param name="MailId">The mail that led to it; null for none.</param>
/// <param name="MayLift">Whether it can be lifted from here.</param>
public sealed record SuppressionLine(
    Guid Id,
    string Address,
    SuppressionScope Scope,
    SuppressionReason Reason,
    string Status,
    DateTimeOffset CreatedAt,
    string? EventSlug,
    Guid? MailId,
    bool MayLift
) : IListRow
{
    /// <summary>The address, or that it is not known.</summary>
    public string Name { get; init; } = "";
}

/// <summary>Who gets no mails, or not all: what came of one event, or all of the house. There is no file of it: rows that name nobody stay so.</summary>
internal sealed class SuppressionListQuery(
    IDbContextFactory<EventDb> databases,
    Suppressions suppressions,
    IStringLocalizer<MailingsText> text,
    TimeProvider clock
) : ListQuery<Suppression, SuppressionLine>(databases)
{
    private static readonly TimeSpan Counted = TimeSpan.FromDays(30);
    private readonly IDbContextFactory<EventDb> databases = databases;

    public override string List => "suppressions";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["scope"] = Enum.GetNames<SuppressionScope>(),
            ["reason"] = Enum.GetNames<SuppressionReason>(),
        };

    protected override IReadOnlyDictionary<string, ListOrder<Suppression>> Orders { get; } =
        new Dictionary<string, ListOrder<Suppression>>
        {
            ["time"] = ListOrder<Suppression>.By(s => s.CreatedAt),
            ["reason"] = ListOrder<Suppression>.By(s => s.Reason),
        };

    /// <summary>What is found by a whole address is of that address, though no mail is left that says so.</summary>
    public override async Task<ListRows<SuppressionLine>> PageAsync(ListScope scope, ListRequest asked, CancellationToken stop)
    {
        var page = await base.PageAsync(scope, asked, stop);
        var typed = MailAddressRules.Clean(asked.Text);
        return MailAddressRules.IsValid(typed)
            ? page with
            {
                Rows = [.. page.Rows.Select(row => row.Address.Length > 0 ? row : row with { Address = typed, Name = typed })],
            }
            : page;
    }

    /// <summary>What came back of late, by kind.</summary>
    public async Task<IReadOnlyDictionary<BounceKind, int>> BouncesAsync(Guid? eventId, CancellationToken stop)
    {
        var since = clock.GetUtcNow() - Counted;
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
            .MailBounces.Where(b => b.At > since && (eventId == null || db.Outbox.Any(m => m.Id == b.MailId && m.EventId == eventId)))
            .GroupBy(b => b.Kind)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, stop);
    }

    /// <summary>The chosen ones as a report calls them.</summary>
    public async Task<IReadOnlyList<BulkRow>> ChosenAsync(ListScope scope, Guid[] ids, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var chosen = Of(db, scope).Where(s => ids.Contains(s.Id)).OrderBy(s => s.CreatedAt).ThenBy(s => s.Id);
        return (await Rows(db, scope, chosen).ToListAsync(stop)).ConvertAll(row => new BulkRow(row.Id, Named(row).Name));
    }

    /// <summary>Two questions and not one with "or", which no index would answer.</summary>
    public static IQueryable<Suppression> Of(EventDb db, Guid? eventId) =>
        eventId is { } of ? db.Suppressions.AsNoTracking().Where(s => s.EventId == of) : db.Suppressions.AsNoTracking();

    protected override IQueryable<Suppression> Of(EventDb db, ListScope scope) => Of(db, scope.EventId);

    /// <summary>By the whole address, of which a key is kept, or by a part of it where the mail is still there.</summary>
    protected override IQueryable<Suppression> Matching(EventDb db, IQueryable<Suppression> rows, ListRequest asked)
    {
        if (Enum.TryParse<SuppressionScope>(asked.Look["scope"], out var scope))
            rows = rows.Where(s => s.Scope == scope);
        if (Enum.TryParse<SuppressionReason>(asked.Look["reason"], out var reason))
            rows = rows.Where(s => s.Reason == reason);
        var typed = MailAddressRules.Clean(asked.Text);
        var keys = MailAddressRules.IsValid(typed) ? suppressions.BothOf(typed) : [];
        return rows.WithLowered(
            asked.Text,
            word => s => keys.Contains(s.AddressId)
                    // The database lowers it: it knows no culture and no comparison of ours.
#pragma warning disable CA1304, CA1311, CA1862
                    || db.Outbox.Any(m => m.Id == s.MailId && m.ToAddress.ToLower().Contains(word))
#pragma warning restore CA1304, CA1311, CA1862
        );
    }

    protected override IQueryable<SuppressionLine> Rows(EventDb db, ListScope scope, IQueryable<Suppression> rows) =>
        rows.Select(s => new SuppressionLine(
            s.Id,
            db.Outbox.Where(m => m.Id == s.MailId).Select(m => m.ToAddress).FirstOrDefault() ?? "",
            s.Scope,
            s.Reason,
            s.Status,
            s.CreatedAt,
            db.Events.Where(e => e.Id == s.EventId).Select(e => e.Slug).FirstOrDefault(),
            s.MailId,
            scope.EventId == null || s.Scope == SuppressionScope.Event
        ));

    protected override SuppressionLine Named(SuppressionLine row) =>
        row with
        {
            Name = row.Address.Length > 0 ? row.Address : text["SuppressionUnnamed"],
        };
}
