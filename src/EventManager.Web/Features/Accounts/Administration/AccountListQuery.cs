using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Accounts.Administration;

/// <summary>The accounts of the house, for administrators.</summary>
internal sealed class AccountListQuery(IDbContextFactory<EventDb> databases) : ListQuery<Account, AccountRow>(databases)
{
    public override string List => "accounts";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["state"] = ["active", "invited", "disabled"],
            ["rights"] = ["administrator", "creates", "events"],
            ["factor"] = ["yes", "no"],
        };

    protected override IReadOnlyDictionary<string, ListOrder<Account>> Orders { get; } =
        new Dictionary<string, ListOrder<Account>>
        {
            ["name"] = ListOrder<Account>.By(a => a.SortName),
            ["email"] = ListOrder<Account>.By(a => a.NormalizedEmail),
        };

    protected override IQueryable<Account> Of(EventDb db, ListScope scope) => db.Users.AsNoTracking();

    protected override IQueryable<Account> Matching(EventDb db, IQueryable<Account> rows, ListRequest asked)
    {
        rows = asked.Look["state"] switch
        {
            "disabled" => rows.Where(a => a.DisabledAt != null),
            "invited" => rows.Where(a =>
                a.DisabledAt == null && a.PasswordHash == null && !db.UserLogins.Any(login => login.UserId == a.Id)
            ),
            "active" => rows.Where(a =>
                a.DisabledAt == null && (a.PasswordHash != null || db.UserLogins.Any(login => login.UserId == a.Id))
            ),
            _ => rows,
        };
        rows = asked.Look["rights"] switch
        {
            "administrator" => rows.Where(a => a.IsAdministrator),
            "creates" => rows.Where(a => !a.IsAdministrator && a.MayCreateEvents),
            "events" => rows.Where(a => !a.IsAdministrator && !a.MayCreateEvents),
            _ => rows,
        };
        if (asked.Look["factor"] is { } factor)
            rows = rows.Where(a => (a.TwoFactorEnabled || db.UserPasskeys.Any(p => p.UserId == a.Id)) == (factor == "yes"));
        return AccountsQuery.Found(rows, asked.Text);
    }

    protected override IQueryable<AccountRow> Rows(EventDb db, ListScope scope, IQueryable<Account> rows) => AccountsQuery.Rows(db, rows);
}
