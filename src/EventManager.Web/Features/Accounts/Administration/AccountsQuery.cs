using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Accounts.Administration;

/// <param name="HasSecondFactor">An app or a passkey.</param>
/// <param name="LastSeenAt">Null where its sessions are long over, or never were.</param>
public sealed record AccountRow(
    Guid Id,
    string Name,
    string Email,
    bool IsAdministrator,
    bool MayCreateEvents,
    bool HasPassword,
    bool IsDisabled,
    bool HasSecondFactor,
    DateTimeOffset? LastSeenAt
) : IListRow;

internal sealed record RoleRow(Guid EventId, string Slug, string Title, StaffRole Role);

/// <summary>What the administration's pages show of accounts.</summary>
internal sealed class AccountsQuery(IDbContextFactory<EventDb> databases)
{
    public static IQueryable<AccountRow> All(EventDb db, string? search) =>
        Rows(db, Found(db.Users.AsNoTracking(), search).OrderBy(a => a.SortName).ThenBy(a => a.NormalizedEmail));

    /// <summary>By words of the name, or by a part of the address.</summary>
    public static IQueryable<Account> Found(IQueryable<Account> accounts, string? search)
    {
        var address = MailAddressRules.Clean(search).ToUpperInvariant();
        return accounts.WithWords(search, word => a => a.SearchName.Contains(word) || a.NormalizedEmail!.Contains(address));
    }

    public async Task<AccountRow?> AccountAsync(Guid id, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Rows(db, db.Users.AsNoTracking().Where(a => a.Id == id)).SingleOrDefaultAsync(stop);
    }

    public static IQueryable<AccountRow> Rows(EventDb db, IQueryable<Account> accounts) =>
        accounts.Select(a => new AccountRow(
            a.Id,
            a.DisplayName,
            a.Email!,
            a.IsAdministrator,
            a.MayCreateEvents,
            a.PasswordHash != null || db.UserLogins.Any(login => login.UserId == a.Id),
            a.DisabledAt != null,
            a.TwoFactorEnabled || db.UserPasskeys.Any(p => p.UserId == a.Id),
            db.AccountSessions.Where(s => s.AccountId == a.Id).Max(s => (DateTimeOffset?)s.LastSeenAt)
        ));

    public async Task<List<RoleRow>> RolesAsync(Guid accountId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
            .Staff.AsNoTracking()
            .Where(s => s.UserId == accountId)
            .Join(
                db.Events,
                s => s.EventId,
                e => e.Id,
                (s, e) =>
                    new
                    {
                        e.Id,
                        e.Slug,
                        e.Title.German,
                        s.Role,
                        e.StartsAt,
                    }
            )
            .OrderByDescending(row => row.StartsAt)
            .Take(200)
            .Select(row => new RoleRow(row.Id, row.Slug, row.German, row.Role))
            .ToListAsync(stop);
    }

    /// <summary>The latest events, to choose from.</summary>
    public async Task<List<(string Slug, string Title)>> EventsAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var rows = await db
            .Events.AsNoTracking()
            .OrderByDescending(e => e.StartsAt)
            .Take(200)
            .Select(e => new { e.Slug, e.Title.German })
            .ToListAsync(stop);
        return [.. rows.Select(row => (row.Slug, row.German))];
    }
}
