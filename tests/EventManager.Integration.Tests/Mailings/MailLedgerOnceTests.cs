using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>Two nodes that find the same person at the same moment: the second one's row is refused, and its mail with it.</summary>
public sealed class MailLedgerOnceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Nobody_stands_in_it_twice_for_the_same_rule_and_occasion(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var rule = await MailRuleWorld.AddAsync(app, MailRule.ReminderOf(fair.Id, 3));
        var other = await MailRuleWorld.AddAsync(app, MailRule.ReminderOf(fair.Id, 1));
        var (person, now) = (Guid.NewGuid(), DateTimeOffset.UtcNow);
        await AddAsync(rule, person, fair.Id, fair.StartsAt, now);

        var twice = await Should.ThrowAsync<DbUpdateException>(() => AddAsync(rule, person, fair.Id, fair.StartsAt, now.AddSeconds(1)));
        // One of the four is another: that is another mail.
        await AddAsync(other, person, fair.Id, fair.StartsAt, now);
        await AddAsync(rule, Guid.NewGuid(), fair.Id, fair.StartsAt, now);
        await AddAsync(rule, person, Guid.NewGuid(), fair.StartsAt, now);
        await AddAsync(rule, person, fair.Id, fair.StartsAt.AddDays(7), now);

        DbErrors.IsDuplicate(twice).ShouldBeTrue();
        await using var db = await app.OpenDbAsync();
        (await db.MailLedger.CountAsync(Stop)).ShouldBe(5);
        (await db.Outbox.CountAsync(Stop)).ShouldBe(5, "the refused one left no mail");

        // As the sweep writes it: the mail and its line together.
        async Task AddAsync(MailRule of, Guid recipient, Guid about, DateTimeOffset occasion, DateTimeOffset at)
        {
            await using var own = await app.OpenDbAsync();
            var mail = new OutboxMail(MailRule.Reminder, "ada@example.org", "Ada", "de", at) { EventId = fair.Id };
            own.AddRange(mail, new MailLedgerEntry(of, recipient, about, occasion, at, at, mail.Id));
            await own.SaveChangesAsync(Stop);
        }
    }
}
