using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Domain.Accounts;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Staffing;

/// <param name="Id">Of the account.</param>
public sealed record TeamMember(Guid Id, string Name, string Email, StaffRole Role) : IListRow;

/// <summary>An account with its role in the event.</summary>
internal sealed class Teammate
{
    public required Guid Id { get; init; }

    public required Account Account { get; init; }

    public required StaffRole Role { get; init; }
}

/// <summary>Who plans an event and runs it.</summary>
internal sealed class TeamListQuery(IDbContextFactory<EventDb> databases) : ListQuery<Teammate, TeamMember>(databases)
{
    public override string List => "team";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; } =
        new Dictionary<string, IReadOnlyList<string>> { ["role"] = Enum.GetNames<StaffRole>() };

    protected override IReadOnlyDictionary<string, ListOrder<Teammate>> Orders { get; } =
        new Dictionary<string, ListOrder<Teammate>>
        {
            ["name"] = ListOrder<Teammate>.By(one => one.Account.SortName),
            ["email"] = ListOrder<Teammate>.By(one => one.Account.NormalizedEmail),
            ["role"] = ListOrder<Teammate>.By(one => one.Role).Then(one => one.Account.SortName),
        };

    /// <summary>By name, for the table.</summary>
    public static IQueryable<TeamMember> All(EventDb db, Guid eventId) =>
        Rows(Of(db, eventId).OrderBy(one => one.Account.SortName).ThenBy(one => one.Id));

    public static IQueryable<Teammate> Of(EventDb db, Guid? eventId) =>
        db
            .Staff.AsNoTracking()
            .Where(s => s.EventId == eventId)
            .Join(
                db.Users,
                s => s.UserId,
                a => a.Id,
                (s, a) =>
                    new Teammate
                    {
                        Id = a.Id,
                        Account = a,
                        Role = s.Role,
                    }
            );

    protected override IQueryable<Teammate> Of(EventDb db, ListScope scope) => Of(db, scope.EventId);

    protected override IQueryable<Teammate> Matching(EventDb db, IQueryable<Teammate> rows, ListRequest asked)
    {
        if (Enum.TryParse<StaffRole>(asked.Look["role"], out var role))
            rows = rows.Where(one => one.Role == role);
        var address = Domain.Common.MailAddressRules.Clean(asked.Text).ToUpperInvariant();
        return rows.WithWords(
            asked.Text,
            word => one => one.Account.SearchName.Contains(word) || one.Account.NormalizedEmail!.Contains(address)
        );
    }

    protected override IQueryable<TeamMember> Rows(EventDb db, ListScope scope, IQueryable<Teammate> rows) => Rows(rows);

    private static IQueryable<TeamMember> Rows(IQueryable<Teammate> rows) =>
        rows.Select(one => new TeamMember(one.Id, one.Account.DisplayName, one.Account.Email ?? "", one.Role));
}
