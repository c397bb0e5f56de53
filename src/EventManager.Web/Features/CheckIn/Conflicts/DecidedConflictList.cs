using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Conflicts;

/// <param name="Name">Who holds the ticket.</param>
/// <param name="DecidedBy">Null where the account is gone.</param>
public sealed record DecidedConflict(Guid Id, string Name, ConflictDecision Decision, DateTimeOffset? DecidedAt, string? DecidedBy)
    : IListRow;

/// <summary>What was said of people whom a phone and the server judged otherwise.</summary>
internal sealed class DecidedConflictList(IDbContextFactory<EventDb> databases) : ListQuery<ScanConflict, DecidedConflict>(databases)
{
    public override string List => "conflicts";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["decision"] = [.. Enum.GetNames<ConflictDecision>().Where(name => name != nameof(ConflictDecision.Open))],
        };

    protected override IReadOnlyDictionary<string, ListOrder<ScanConflict>> Orders { get; } =
        new Dictionary<string, ListOrder<ScanConflict>> { ["time"] = ListOrder<ScanConflict>.ByOrNothing(conflict => conflict.DecidedAt) };

    protected override IQueryable<ScanConflict> Of(EventDb db, ListScope scope) =>
        db.ScanConflicts.AsNoTracking().Where(c => c.EventId == scope.EventId && c.Decision != ConflictDecision.Open);

    protected override IQueryable<ScanConflict> Matching(EventDb db, IQueryable<ScanConflict> rows, ListRequest asked)
    {
        if (Enum.TryParse<ConflictDecision>(asked.Look["decision"], out var decision))
            rows = rows.Where(c => c.Decision == decision);
        return rows.WithWords(asked.Text, word => c => db.Tickets.Any(t => t.Id == c.TicketId && t.SearchName.Contains(word)));
    }

    protected override IQueryable<DecidedConflict> Rows(EventDb db, ListScope scope, IQueryable<ScanConflict> rows) =>
        rows.Select(c => new DecidedConflict(
            c.Id,
            db.Tickets.Where(t => t.Id == c.TicketId).Select(t => t.HolderName).FirstOrDefault() ?? "",
            c.Decision,
            c.DecidedAt,
            db.Users.Where(user => user.Id == c.DecidedBy).Select(user => user.DisplayName).FirstOrDefault()
        ));
}
