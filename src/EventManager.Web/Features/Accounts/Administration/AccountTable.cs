using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Accounts.Administration;

/// <summary>All accounts with their rights as a table, for administrators.</summary>
internal sealed class AccountTable(IDbContextFactory<EventDb> databases, IStringLocalizer<AccountText> text) : ITable
{
    private static readonly string[] Columns = ["Name", "Email", "Rights"];

    public string Name => "accounts";

    public TaskRight Right => TaskRight.Administrator;

    public async Task<int> CountAsync(Guid? eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Users.CountAsync(stop);
    }

    public Task<TableContent> OpenAsync(Guid? eventId, CancellationToken stop) =>
        Task.FromResult(new TableContent("konten", Columns.Select(column => text[column].Value), RowsAsync(stop)));

    private async IAsyncEnumerable<IEnumerable<TableCell>> RowsAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await foreach (var account in AccountsQuery.All(db, null).AsAsyncEnumerable().WithCancellation(stop))
            yield return [account.Name, account.Email, string.Join(", ", Rights(account).Select(right => text[right].Value))];
    }

    private static IEnumerable<string> Rights(AccountRow account)
    {
        if (account.IsAdministrator)
            yield return "IsAdministrator";
        if (account.MayCreateEvents)
            yield return "MayCreateEvents";
        if (!account.HasPassword)
            yield return "Invited";
        if (account.IsDisabled)
            yield return "Disabled";
    }
}
