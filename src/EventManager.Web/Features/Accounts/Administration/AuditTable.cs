using System.Globalization;
using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Accounts.Administration;

/// <summary>The whole log as a table, with ids and hashes, so that somebody else can check the chain.</summary>
internal sealed class AuditTable(IDbContextFactory<EventDb> databases, IStringLocalizer<AccountText> text) : ITable
{
    private static readonly string[] Columns = ["AuditNumber", "AuditWhen", "AuditByWhom", "AuditWhat", "AuditDetail", "AuditOrigin"];

    public string Name => "audit";

    public TaskRight Right => TaskRight.Administrator;

    public async Task<int> CountAsync(Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Audit.CountAsync(stop);
    }

    public Task<TableContent> OpenAsync(Guid? eventId, CancellationToken stop) =>
        Task.FromResult(
            new TableContent(
                "protokoll",
                [.. Columns.Select(column => text[column].Value), "UTC", "UserId", "EventId", "SubjectId", "Id", "SHA-256"],
                RowsAsync(stop)
            )
        );

    private async IAsyncEnumerable<IEnumerable<TableCell>> RowsAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await foreach (var row in AuditQuery.Rows(db, new(null, null, null, null)).AsAsyncEnumerable().WithCancellation(stop))
        {
            var entry = row.Entry;
            yield return
            [
                entry.Number?.ToString(CultureInfo.InvariantCulture),
                TableCell.At(entry.At, Zone.Default),
                row.Who,
                entry.Action,
                entry.Detail,
                entry.Origin,
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
