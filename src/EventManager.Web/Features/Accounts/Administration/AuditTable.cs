using System.Globalization;
using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Accounts.Administration;

/// <summary>The log as a table, with ids and hashes, so that somebody else can check the chain.</summary>
internal sealed class AuditTable(IDbContextFactory<EventDb> databases, IStringLocalizer<AccountText> text, AuditActions actions)
    : IChosenTable
{
    public const string List = "audit";

    /// <summary>Chosen entries that are read at once.</summary>
    private const int PageSize = 500;

    private static readonly string[] Columns =
    [
        "AuditNumber",
        "AuditWhen",
        "AuditByWhom",
        "AuditWhat",
        "AuditEvent",
        "AuditDetail",
        "AuditOrigin",
    ];

    public string Name => List;

    public TaskRight Right => TaskRight.Administrator;

    public async Task<int> CountAsync(Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Audit.CountAsync(stop);
    }

    public Task<TableContent> OpenAsync(Guid? eventId, CancellationToken stop) => OpenAsync(eventId, null, stop);

    public Task<TableContent> OpenAsync(Guid? eventId, IReadOnlySet<Guid>? chosen, CancellationToken stop) =>
        Task.FromResult(
            new TableContent(
                "protokoll",
                [.. Columns.Select(column => text[column].Value), "Action", "UTC", "UserId", "EventId", "SubjectId", "Id", "SHA-256"],
                CellsAsync(chosen, stop)
            )
        );

    /// <summary>The chosen ones by their ids: a log of years is not read for ten of them.</summary>
    private static async IAsyncEnumerable<AuditRow> RowsAsync(
        EventDb db,
        IReadOnlySet<Guid>? chosen,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var parts = new List<IQueryable<AuditEntry>> { db.Audit };
        if (chosen is not null)
            parts =
            [
                .. (await InOrderAsync(db, chosen, stop)).Chunk(PageSize).Select(ids => db.Audit.Where(entry => ids.Contains(entry.Id))),
            ];
        foreach (var part in parts)
        {
            var entries = part.AsNoTracking().OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id);
            await foreach (var row in AuditListQuery.Rows(db, entries).AsAsyncEnumerable().WithCancellation(stop))
                yield return row;
        }
    }

    /// <summary>The latest first, over all parts that they are read in.</summary>
    private static async Task<IEnumerable<Guid>> InOrderAsync(EventDb db, IReadOnlySet<Guid> chosen, CancellationToken stop)
    {
        var found = new List<(Guid Id, DateTimeOffset At)>();
        foreach (var ids in chosen.Chunk(PageSize))
        {
            var some = db.Audit.Where(entry => ids.Contains(entry.Id)).Select(entry => new { entry.Id, entry.At });
            found.AddRange((await some.ToListAsync(stop)).Select(entry => (entry.Id, entry.At)));
        }
        return found.OrderByDescending(entry => entry.At).Select(entry => entry.Id);
    }

    private async IAsyncEnumerable<IEnumerable<TableCell>> CellsAsync(
        IReadOnlySet<Guid>? chosen,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await foreach (var row in RowsAsync(db, chosen, stop))
        {
            var entry = row.Entry;
            yield return
            [
                entry.Number?.ToString(CultureInfo.InvariantCulture),
                TableCell.At(entry.At, Zone.Default),
                row.Who,
                actions.Say(entry.Action),
                row.EventSlug,
                entry.Detail,
                entry.Origin,
                entry.Action,
                entry.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                entry.UserId?.ToString("N"),
                entry.EventId?.ToString("N"),
                entry.SubjectId?.ToString("N"),
                entry.Id.ToString("N"),
                entry.Hash is null ? "" : Convert.ToHexStringLower(entry.Hash),
            ];
        }
    }
}
