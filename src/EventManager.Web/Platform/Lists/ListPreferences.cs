using System.Globalization;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Lists;

/// <summary>How each person wants their lists: saved views and columns.</summary>
internal sealed class ListPreferences(Transactions transactions)
{
    public const int MaxName = 40;

    /// <summary>Views that one person may have of one list.</summary>
    public const int MostViews = 20;

    /// <summary>A name that is there already gets the new view.</summary>
    public async Task<Result<Guid>> SaveAsync(Guid userId, string list, SavedView view, CancellationToken stop)
    {
        var name = CleanText.Line(view.Name);
        if (name.Length == 0)
            return ListRefusals.NameMissing;
        if (name.Length > MaxName)
            return ListRefusals.NameTooLong;
        return await WriteAsync(userId, list, (_, _) => Task.FromResult(name), view.Query, view.Hidden, stop);
    }

    /// <summary>Another's view as one's own: under its name or, where one has such a view already, under the next that is free.</summary>
    public Task<Result<Guid>> KeepAsync(Guid userId, string list, SavedView view, CancellationToken stop) =>
        WriteAsync(
            userId,
            list,
            async (mine, inner) => FreeName(view.Name, await mine.Select(p => p.Name).ToListAsync(inner)),
            view.Query,
            view.Hidden,
            stop
        );

    /// <summary>Remembers which columns are left out.</summary>
    public Task<Result<Guid>> HideAsync(Guid userId, string list, IReadOnlyList<string> hidden, CancellationToken stop) =>
        WriteAsync(userId, list, (_, _) => Task.FromResult(""), "", hidden, stop);

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
        Func<IQueryable<ListPreference>, CancellationToken, Task<string>> naming,
        string query,
        IReadOnlyList<string> hidden,
        CancellationToken stop
    ) =>
        transactions.RunAsync<Guid>(
            async (db, inner) =>
            {
                var mine = db.ListPreferences.Where(p => p.UserId == userId && p.List == list);
                var name = await naming(mine, inner);
                var row = await mine.SingleOrDefaultAsync(p => p.Name == name, inner);
                if (row is null)
                {
                    if (name.Length > 0 && await mine.CountAsync(p => p.Name != "", inner) >= MostViews)
                        return ListRefusals.TooMany;
                    db.Add(row = new ListPreference(userId, list, name));
                }
                (row.Query, row.Hidden) = (query, string.Join(',', hidden));
                return row.Id;
            },
            stop
        );

    private static string FreeName(string name, IReadOnlyCollection<string> taken)
    {
        var free = name;
        for (var i = 2; taken.Contains(free); i++)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $" ({i})");
            free = CleanText.Cut(name, MaxName - number.Length) + number;
        }
        return free;
    }

    internal static string[] Split(string? keys) => (keys ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
}
