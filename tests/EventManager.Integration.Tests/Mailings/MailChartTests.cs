using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Mailings.Charts;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>What became of an event's mails by day, counted by the database.</summary>
public sealed class MailChartTests
{
    /// <summary>The evening of a day after the clocks have changed.</summary>
    private static readonly DateTimeOffset Now = new(2026, 3, 31, 18, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Mails_are_counted_by_day_purpose_and_what_became_of_them(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (fair, other) = (await app.AddEventAsync(), await app.AddEventAsync());
        await using var db = await app.OpenDbAsync();
        var midnight = Zone.ToUtc(new(2026, 3, 30), Zone.Default);
        await AddAsync(db, fair.Id, "registration-ticket", OutboxState.Sent, midnight.AddSeconds(-1));
        await AddAsync(db, fair.Id, "registration-ticket", OutboxState.Sent, midnight);
        await AddAsync(db, fair.Id, "registration-ticket", OutboxState.Sent, Now, MailErrors.Bounced + "Hard 5.1.1");
        await AddAsync(db, fair.Id, "event-reminder", OutboxState.Failed, Now);
        await AddAsync(db, fair.Id, "event-invitation", OutboxState.Withheld, Now, MailErrors.RuleStopped);
        await AddAsync(db, fair.Id, "event-reminder", OutboxState.Withheld, Now, MailErrors.TooLate);
        // Neither over, nor of this time, nor of this event.
        await AddAsync(db, fair.Id, "event-reminder", OutboxState.Queued, Now);
        await AddAsync(db, fair.Id, "event-invitation", OutboxState.Withheld, Now, MailErrors.RuleWaits);
        await AddAsync(db, fair.Id, "event-reminder", OutboxState.Sent, Now.AddDays(-7));
        await AddAsync(db, other.Id, "event-reminder", OutboxState.Sent, Now);
        await AddAsync(db, null, "account-password", OutboxState.Sent, Now);

        var of = await Query(app).OfAsync(fair.Id, 7, Stop);

        of.First.ShouldBe(new DateOnly(2026, 3, 25));
        of.Curves.Select(one => (one.Purpose, one.End, string.Join(' ', one.Days)))
            .ShouldBe([
                (MailPurpose.Service, MailEnd.Sent, "0 0 0 0 1 1 0"),
                (MailPurpose.Service, MailEnd.Bounced, "0 0 0 0 0 0 1"),
                (MailPurpose.Notice, MailEnd.Failed, "0 0 0 0 0 0 1"),
                (MailPurpose.Notice, MailEnd.Withheld, "0 0 0 0 0 0 1"),
                (MailPurpose.Unasked, MailEnd.Withheld, "0 0 0 0 0 0 1"),
            ]);
        (await Query(app).OfAsync(fair.Id, 30, Stop)).Curves.Count(one => one.Purpose is MailPurpose.Notice).ShouldBe(3);
        (await Query(app).OfAsync(null, 90, Stop)).Curves.ShouldHaveSingleItem().Days[^1].ShouldBe(1);
        (await Query(app).OfAsync(Guid.NewGuid(), 30, Stop)).Curves.ShouldBeEmpty("no chart for nothing");
    }

    [Theory, EachDatabase]
    public async Task An_event_is_counted_by_its_index_and_no_other_event_is_read(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        Assert.SkipWhen(kind is DatabaseUnderTest.SqlServer, "SQL Server's plans are told in another way.");
        var heard = new StatementTexts();
        await using var app = await heard.StartAsync(kind);
        var (fair, other) = (await app.AddEventAsync(), await app.AddEventAsync());
        await using var db = await app.OpenDbAsync();
        db.Outbox.AddRange(
            Enumerable
                .Range(0, 3_000)
                .Select(i => new OutboxMail("event-reminder", $"v{i}@example.org", "", "de", Now)
                {
                    EventId = i % 100 == 0 ? fair.Id : other.Id,
                })
        );
        await db.SaveChangesAsync(Stop);
        await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Sent).SetProperty(m => m.SentAt, Now), Stop);
        await StatementTexts.AnalyzeAsync(db, Stop);

        (await Query(app).OfAsync(fair.Id, 90, Stop)).Curves.ShouldHaveSingleItem().Count.ShouldBe(30);

        (await heard.ExplainLastAsync(db, Stop)).ShouldContain("IX_Outbox_EventId_CreatedAt");
    }

    private static MailChartQuery Query(TestApp app) =>
        new(app.Services.GetRequiredService<IDbContextFactory<EventDb>>(), new TestClock(Now));

    private static async Task AddAsync(EventDb db, Guid? eventId, string mail, OutboxState state, DateTimeOffset at, string error = "")
    {
        var row = new OutboxMail(mail, "ada@example.org", "", "de", at) { EventId = eventId };
        db.Outbox.Add(row);
        await db.SaveChangesAsync(Stop);
        await db
            .Outbox.Where(m => m.Id == row.Id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.State, state)
                        .SetProperty(m => m.LastError, error)
                        .SetProperty(m => m.SentAt, state == OutboxState.Sent ? at : null)
                        // Written long before: it counts when it was sent.
                        .SetProperty(m => m.CreatedAt, state == OutboxState.Sent ? at.AddDays(-20) : at),
                Stop
            );
    }
}
