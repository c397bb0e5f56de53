using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules.Ledger;

/// <summary>Who got which rule's mail, and what became of it: the ledger of an event as a list.</summary>
internal sealed class MailLedgerQuery(IDbContextFactory<EventDb> databases) : ListQuery<MailLedgerEntry, MailLedgerLine>(databases)
{
    public const string Rule = "rule";
    public const string State = "state";

    /// <summary>As every list calls it in its address.</summary>
    public const string Sort = "sort";

    /// <summary>The order by what only the line says: to whom it went.</summary>
    public const string To = "to";

    private readonly IDbContextFactory<EventDb> databases = databases;

    public override string List => "mail-ledger";

    public override IReadOnlyCollection<string> Sorts => [.. base.Sorts, To];

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; } =
        new Dictionary<string, IReadOnlyList<string>> { [State] = Enum.GetNames<MailFate>(), [Rule] = [] };

    protected override IReadOnlyDictionary<string, ListOrder<MailLedgerEntry>> Orders { get; } =
        new Dictionary<string, ListOrder<MailLedgerEntry>>
        {
            ["written"] = ListOrder<MailLedgerEntry>.By(l => l.WrittenAt),
            ["due"] = ListOrder<MailLedgerEntry>.By(l => l.DueAt),
        };

    /// <summary>The rules that stand in it or may, built-in ones too. Minutes that go by themselves stand in that of the minutes.</summary>
    public async Task<IReadOnlyList<MailRule>> RulesAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
            .MailRules.AsNoTracking()
            .Where(r => r.EventId == eventId && r.Mail != BuiltInRules.ApprovedMinutes)
            .OrderBy(r => r.Anchor)
            .ThenBy(r => r.Amount)
            .ThenBy(r => r.Id)
            .ToListAsync(stop);
    }

    /// <summary>First which lines of all, by their addresses alone; then those with everything that they say.</summary>
    /// <remarks>No index has this order: the address stands in the mail, and of one that was missed with whoever it was for.</remarks>
    public override async Task<ListRows<MailLedgerLine>> PageAsync(ListScope scope, ListRequest asked, CancellationToken stop)
    {
        if (asked.Look.Sort != To)
            return await base.PageAsync(scope, asked, stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        var matching = Matching(db, Of(db, scope), asked);
        var ids = await ByRecipient(MailLedgerLines.Of(db, matching), asked.Look)
            .Skip(asked.Skip)
            .Take(asked.Take)
            .Select(line => line.Id)
            .ToListAsync(stop);
        var lines = await MailLedgerLines
            .Of(db, db.MailLedger.AsNoTracking().Where(l => ids.Contains(l.Id)))
            .ToDictionaryAsync(line => line.Id, stop);
        return new(
            [.. ids.Where(lines.ContainsKey).Select(id => lines[id])],
            await matching.TotalAsync(asked.Skip, asked.Take, ids.Count, stop)
        );
    }

    /// <summary>All that the filters find, in the list's order, read while they are written: a long file needs no memory.</summary>
    public async IAsyncEnumerable<MailLedgerLine> AllAsync(ListScope scope, ListLook look, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var matching = Matching(db, Of(db, scope), new("", look, 0, 0));
        var lines = look.Sort == To ? ByRecipient(MailLedgerLines.Of(db, matching), look) : MailLedgerLines.Of(db, Ordered(matching, look));
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(stop))
            yield return line;
    }

    private static IQueryable<MailLedgerLine> ByRecipient(IQueryable<MailLedgerLine> lines, ListLook look) =>
        (look.Descending ? lines.OrderByDescending(line => line.ToAddress) : lines.OrderBy(line => line.ToAddress)).ThenBy(line => line.Id);

    /// <summary>Something of it is still on its way, so that its lines move.</summary>
    public async Task<bool> IsUnderWayAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
            .Outbox.Where(m => m.EventId == eventId && db.MailLedger.Any(l => l.MailId == m.Id))
            .AnyAsync(m => m.State == OutboxState.Queued || m.State == OutboxState.Retrying || m.State == OutboxState.Claimed, stop);
    }

    protected override IQueryable<MailLedgerEntry> Of(EventDb db, ListScope scope) =>
        db.MailLedger.AsNoTracking().Where(l => l.EventId == scope.EventId);

    protected override IQueryable<MailLedgerEntry> Matching(EventDb db, IQueryable<MailLedgerEntry> rows, ListRequest asked)
    {
        if (asked.Look[Rule] is { } rule)
            rows = Guid.TryParse(rule, out var id) ? rows.Where(l => l.RuleId == id) : rows.Where(l => false);
        var fate = Enum.TryParse<MailFate>(asked.Look[State], out var only) ? only : (MailFate?)null;
        if (fate is null && asked.Text.Length == 0)
            return rows;
        // What became of a mail, and to whom it went, only the line says.
        var lines = MailLedgerLines
            .Of(db, rows)
            .Where(line => fate == null || line.Fate == fate)
            .WithLowered(asked.Text, word => line =>
                        // The database lowers them: it knows no culture and no comparison of ours.
#pragma warning disable CA1304, CA1311, CA1862
                        line.ToAddress.ToLower().Contains(word) || line.Name.ToLower().Contains(word)
#pragma warning restore CA1304, CA1311, CA1862
            )
            .Select(line => line.Id);
        return rows.Where(l => lines.Contains(l.Id));
    }

    protected override IQueryable<MailLedgerLine> Rows(EventDb db, ListScope scope, IQueryable<MailLedgerEntry> rows) =>
        MailLedgerLines.Of(db, rows);
}
