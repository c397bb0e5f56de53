using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>How the databases find what is due among many that wait: each batch reads its own rows, not all of them.</summary>
public sealed class OutboxPlanTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_is_due_is_read_in_the_order_of_its_index(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        Assert.SkipWhen(kind is DatabaseUnderTest.SqlServer, "SQL Server's plans are told in another way.");
        var heard = new StatementTexts();
        await using var app = await heard.StartAsync(kind);
        await using var db = await app.OpenDbAsync();
        var now = DateTimeOffset.UtcNow;
        db.Outbox.AddRange(
            Enumerable.Range(0, 3_000).Select(i => new OutboxMail(RegistrationMails.Again, $"v{i}@example.org", "", "de", now.AddHours(-1)))
        );
        await db.SaveChangesAsync(Stop);
        await StatementTexts.AnalyzeAsync(db, Stop);

        (await OutboxClaims.WaitingAsync(db.Outbox, now, 48, Stop)).Count.ShouldBe(48);

        var plan = await heard.ExplainLastAsync(db, Stop);
        foreach (var line in plan.Split('\n').Where(line => line.Contains("Outbox")))
            line.ShouldContain("IX_Outbox_State_Priority_DueAt");
        plan.ShouldNotContain("Seq Scan");
        // The few that were found are put in order, and none of those that wait behind them.
        plan.Split('\n').Count(line => line.Contains("Sort  ") || line.Contains("TEMP B-TREE")).ShouldBeLessThanOrEqualTo(1, plan);
    }
}
