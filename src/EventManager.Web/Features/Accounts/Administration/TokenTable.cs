using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Accounts.Administration;

/// <summary>All keys to the API as a table, to look through once a year; the keys themselves nobody has.</summary>
internal sealed class TokenTable(IDbContextFactory<EventDb> databases, TokenListQuery list, IStringLocalizer<AccountText> text) : ITable
{
    private static readonly string[] Columns = ["Name", "Scopes", "Event", "Created", "Expires", "LastUsed", "State"];

    public string Name => "tokens";

    public TaskRight Right => TaskRight.Administrator;

    public async Task<int> CountAsync(Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await TokenListQuery.Of(db.AccessTokens).CountAsync(stop);
    }

    public Task<TableContent> OpenAsync(Guid? eventId, CancellationToken stop) =>
        Task.FromResult(new TableContent("zugangsschluessel", Columns.Select(column => text[column].Value), RowsAsync(stop)));

    private async IAsyncEnumerable<IEnumerable<TableCell>> RowsAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await foreach (var row in list.All(db).AsAsyncEnumerable().WithCancellation(stop))
            yield return
            [
                row.Name,
                row.Scopes,
                row.EventSlug ?? text["AllEvents"].Value,
                TableCell.At(row.CreatedAt, Zone.Default),
                TableCell.At(row.ExpiresAt, Zone.Default),
                row.LastUsedAt is { } used ? TableCell.At(used, Zone.Default) : "",
                text["Token." + row.State].Value,
            ];
    }
}
