using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Lists;

/// <summary>How each person wants their lists: saved views and columns.</summary>
internal sealed class ListPreferences(IDbContextFactory<EventDb> databases, Transactions transactions)
{
    public const int MaxName = 40;

    /// <summary>Views that one person may have of one list.</summary>
    public const int MostViews = 20;

    public async Task<ListChoices> FindAsync(Guid userId, string list, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var rows = await Mine(db, userId, list).AsNoTracking().OrderBy(p => p.Name).ToListAsync(stop);
        return new(
            Split(rows.FirstOrDefault(row => row.Name.Length == 0)?.Hidden),
            [.. rows.Where(row => row.Name.Length > 0).Select(row => new SavedView(row.Id, row.Name, row.Query, Split(row.Hidden)))]
        );
    }

    /// <summary>A name that is there already gets the new view.</summary>
    public async Task<Result<Guid>> SaveAsync(Guid userId, string list, SavedView view, CancellationToken stop)
    {
        var name = CleanText.Line(view.Name);
        if (name.Length == 0)
            return ListRefusals.NameMissing;
        if (name.Length > MaxName)
            return ListRefusals.NameTooLong;
        return await WriteAsync(userId, list, name, view.Query, view.Hidden, stop);
    }

    /// <summary>Remembers which columns are left out.</summary>
    public Task<Result<Guid>> HideAsync(Guid userId, string list, IReadOnlyList<string> hidden, CancellationToken stop) =>
        WriteAsync(userId, list, "", "", hidden, stop);

    public Task DeleteAsync(Guid userId, Guid id, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            async (db, inner) =>
            {
                await db.ListPreferences.Where(p => p.Id == id && p.UserId == userId).ExecuteDeleteAsync(inner);
                return default(Done);
            },
            stop
        );

    private Task<Result<Guid>> WriteAsync(
        Guid userId,
        string list,
        string name,
        string query,
        IReadOnlyList<string> hidden,
        CancellationToken stop
    ) =>
        transactions.RunAsync<Guid>(
            async (db, inner) =>
            {
                var row = await Mine(db, userId, list).SingleOrDefaultAsync(p => p.Name == name, inner);
                if (row is null)
                {
                    if (name.Length > 0 && await Mine(db, userId, list).CountAsync(p => p.Name != "", inner) >= MostViews)
                        return ListRefusals.TooMany;
                    db.Add(row = new ListPreference(userId, list, name));
                }
                (row.Query, row.Hidden) = (query, string.Join(',', hidden));
                return row.Id;
            },
            stop
        );

    private static IQueryable<ListPreference> Mine(EventDb db, Guid userId, string list) =>
        db.ListPreferences.Where(p => p.UserId == userId && p.List == list);

    internal static string[] Split(string? keys) => (keys ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
}
