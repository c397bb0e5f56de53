using System.Security.Claims;
using EventManager.Data.Accounts;
using EventManager.Domain.Accounts;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Events;
using EventManager.Testing;
using EventManager.Web.Features.Events.Checklist;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Access;

/// <summary>Who sees no personal data reads what happened and when, not which colleague did it.</summary>
public sealed class ActorNamesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Who_sees_no_personal_data_reads_no_colleagues_name_beside_what_was_done(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (fair, other) = (await app.AddEventAsync(), await app.AddEventAsync());
        var boss = await ChecklistWorld.PersonAsync(app, StaffRole.Organiser, fair.Id);
        var door = await ChecklistWorld.PersonAsync(app, StaffRole.Door, fair.Id);
        var helper = await ChecklistWorld.PersonAsync(app, StaffRole.Contributor, fair.Id);
        var stranger = await ChecklistWorld.PersonAsync(app, StaffRole.Organiser, other.Id);
        var (theirs, own) = (Guid.NewGuid(), Guid.NewGuid());
        var point = await ChecklistWorld.AddAsync(app, fair, "Press", 3, helper.Id);
        var now = DateTimeOffset.UtcNow;
        await using var db = await app.OpenDbAsync();
        db.AddRange(
            new AuditEntry(now, boss.Id, fair.Id, "exhibitor.changed", theirs, ""),
            new AuditEntry(now, helper.Id, fair.Id, "exhibitor.changed", own, "")
        );
        await db.SaveChangesAsync(Stop);
        await db.ChecklistPoints.Where(p => p.Id == point.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.TickedBy, boss.Id), Stop);
        var names = await db.Users.ToDictionaryAsync(a => a.Id, a => a.DisplayName, Stop);

        foreach (var reader in new[] { boss, door })
            (await ReadAsync(reader.Who, theirs)).ShouldBe((names[boss.Id], names[boss.Id], names[boss.Id]));
        foreach (var reader in new[] { helper, stranger })
            (await ReadAsync(reader.Who, theirs)).ShouldBe(("", null, ""));
        (await ReadAsync(helper.Who, own)).ShouldBe((names[helper.Id], names[helper.Id], ""), "one's own name is no secret");
        (await ReadAsync(new ClaimsPrincipal(new ClaimsIdentity()), theirs)).ShouldBe(("", null, ""));

        async Task<(string Timeline, string? Last, string Ticked)> ReadAsync(ClaimsPrincipal who, Guid subject)
        {
            using var asks = CallingUser.As(who);
            var past = (await app.Get<SubjectTimeline>().FindAsync(fair.Id, subject, Stop)).ShouldHaveSingleItem();
            var (last, _) = await app.Get<LastChangeQuery>().OfAsync(subject, ["exhibitor.changed"], Stop);
            var list = (await app.Get<ChecklistQuery>().OfEventAsync(fair.Id, helper.Id, false, Stop))!;
            return (past.Who, last, list.Lines.Single().TickedBy);
        }
    }
}
