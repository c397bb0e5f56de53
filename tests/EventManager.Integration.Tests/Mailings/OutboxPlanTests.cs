using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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
        await AddAsync(db, now.AddHours(-1));

        (await OutboxClaims.WaitingAsync(db.Outbox, now, 48, Stop)).Count.ShouldBe(48);

        var plan = await heard.ExplainLastAsync(db, Stop);
        foreach (var line in plan.Split('\n').Where(line => line.Contains("Outbox")))
            line.ShouldContain("IX_Outbox_State_Priority_DueAt");
        plan.ShouldNotContain("Seq Scan");
        // The few that were found are put in order, and none of those that wait behind them.
        plan.Split('\n').Count(line => line.Contains("Sort  ") || line.Contains("TEMP B-TREE")).ShouldBeLessThanOrEqualTo(1, plan);
    }

    [Theory, EachDatabase]
    public async Task What_is_claimed_is_found_by_its_id_however_many_wait(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        Assert.SkipWhen(kind is DatabaseUnderTest.SqlServer, "SQL Server's plans are told in another way.");
        var heard = new StatementTexts();
        await using var app = await heard.StartAsync(kind);
        await using var db = await app.OpenDbAsync();
        await AddAsync(db, DateTimeOffset.UtcNow.AddHours(-1));

        (await app.Services.GetRequiredService<OutboxClaims>().TakeAsync(48, Stop)).Count.ShouldBe(48);

        heard.TakeLastChange();
        var plan = await heard.ExplainLastAsync(db, Stop);
        plan.ShouldMatch("PK_Outbox|sqlite_autoindex_Outbox_1");
        plan.ShouldNotContain("IX_Outbox_State");
        plan.ShouldNotContain("Seq Scan");
    }

    /// <summary>Of an event with thousands: those who were named, and not all to find them.</summary>
    [Fact]
    public async Task SQLite_knows_after_a_start_that_an_id_names_fewer_than_an_event()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseUnderTest.Sqlite);
        Guid eventId;
        await using (var app = await TestApp.StartAsync(on: database))
        {
            var fair = await app.AddEventAsync();
            eventId = fair.Id;
            await MailRuleWorld.AddPeopleAsync(app, fair, confirmed: 3_000, waiting: 0);
        }
        var heard = new StatementTexts();
        await using var again = await heard.StartAsync(DatabaseUnderTest.Sqlite, database);
        await using var db = await again.OpenDbAsync();
        var some = await db.Registrations.Select(r => r.Id).Take(50).ToListAsync(Stop);

        var found = await db
            .Registrations.Where(r => r.EventId == eventId && r.State == RegistrationState.Confirmed && some.Contains(r.Id))
            .CountAsync(Stop);

        found.ShouldBe(50);
        (await heard.ExplainLastAsync(db, Stop)).ShouldContain("sqlite_autoindex_Registrations_1");
    }

    private static async Task AddAsync(EventDb db, DateTimeOffset due)
    {
        // PostgreSQL reads a small table at once, and is right in that.
        var many = db.Database.IsNpgsql() ? 15_000 : 3_000;
        db.Outbox.AddRange(
            Enumerable.Range(0, many).Select(i => new OutboxMail(RegistrationMails.Again, $"v{i}@example.org", "", "de", due))
        );
        await db.SaveChangesAsync(Stop);
        await StatementTexts.AnalyzeAsync(db, Stop);
    }
}
