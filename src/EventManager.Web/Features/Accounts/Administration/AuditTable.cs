using System.Globalization;
using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Accounts.Administration;

/// <summary>The log as a table, with ids and hashes, so that somebody else can check the chain.</summary>
internal sealed class AuditTable(IDbContextFactory<EventDb> databases, IStringLocalizer<AccountText> text, AuditActions actions) : ITable
{
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

    public string Name => "audit";

    public TaskRight Right => TaskRight.Administrator;

    public async Task<int> CountAsync(Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Audit.CountAsync(stop);
    }

    public Task<TableContent> OpenAsync(Guid? eventId, CancellationToken stop) => Task.FromResult(Of(null, stop));

    /// <param name="chosen">Null for all.</param>
    /// <param name="stop">Gives up.</param>
    public TableContent Of(IReadOnlySet<Guid>? chosen, CancellationToken stop) =>
        new(
            "protokoll",
            [.. Columns.Select(column => text[column].Value), "Action", "UTC", "UserId", "EventId", "SubjectId", "Id", "SHA-256"],
            RowsAsync(chosen, stop)
        );

    private async IAsyncEnumerable<IEnumerable<TableCell>> RowsAsync(
        IReadOnlySet<Guid>? chosen,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var entries = db.Audit.AsNoTracking().OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id);
        await foreach (var row in AuditListQuery.Rows(db, entries).AsAsyncEnumerable().WithCancellation(stop))
        {
            if (chosen?.Contains(row.Id) is false)
                continue;
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
