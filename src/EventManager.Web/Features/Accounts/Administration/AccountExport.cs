using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Accounts.Administration;

/// <summary>All accounts with their rights as a table, for administrators.</summary>
internal static class AccountExport
{
    private static readonly string[] Columns = ["Name", "Email", "Rights"];

    public static void MapAccountExport(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/organise/administration/accounts.csv", Download)
            .RequireAuthorization(Policies.Administrator)
            .ExcludeFromDescription();

    private static IResult Download(IDbContextFactory<EventDb> databases, IStringLocalizer<AccountText> text, HttpContext http) =>
        CsvFile.Download("konten.csv", Columns.Select(column => text[column].Value), RowsAsync(databases, text, http.RequestAborted));

    private static async IAsyncEnumerable<IEnumerable<string?>> RowsAsync(
        IDbContextFactory<EventDb> databases,
        IStringLocalizer<AccountText> text,
        [EnumeratorCancellation] CancellationToken stop
    )
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
    }
}
