using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Invited;
using EventManager.Integration.Tests.Mailings;
using EventManager.Mail.Tests.Surroundings;
using EventManager.Testing;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Features.Privacy;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Mails.Bounces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Jobs;

/// <summary>
/// One row that fails at each look keeps none of the others waiting. A trigger stands for whatever makes it fail; it is SQLite's, and what goes
/// on after it is the same on each database.
/// </summary>
public sealed class PoisonedRowTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rule_that_cannot_be_written_stops_no_other_rule()
    {
        await using var app = await TestApp.StartAsync();
        var (poisoned, sound) = (await app.AddEventAsync(slug: "poisoned"), await app.AddEventAsync());
        foreach (var fair in new[] { poisoned, sound })
        {
            await MailRuleWorld.AddAsync(app, MailRule.ReminderOf(fair.Id, 60));
            await MailRuleWorld.AddPeopleAsync(app, fair, confirmed: 2, waiting: 0);
        }
        await using var db = await app.OpenDbAsync();
        await db.MailRules.ExecuteUpdateAsync(set => set.SetProperty(r => r.AskedAt, DateTimeOffset.UtcNow), Stop);
        await PoisonAsync(db, "INSERT ON MailLedger WHEN NEW.EventId = (SELECT Id FROM Events WHERE Slug = 'poisoned')");

        await Should.ThrowAsync<AggregateException>(() => MailRuleWorld.Sweep(app).RunAsync(Stop));

        (await db.MailLedger.Select(line => line.EventId).ToListAsync(Stop)).ShouldBe([sound.Id, sound.Id]);
        await CureAsync(db);
        (await MailRuleWorld.Sweep(app).RunAsync(Stop)).ShouldBe(2, "nothing of it was lost");
    }

    [Fact]
    public async Task An_offer_that_cannot_be_taken_back_stops_no_other()
    {
        await using var app = await TestApp.StartAsync();
        var (poisoned, sound) = (await app.AddEventAsync(slug: "poisoned"), await app.AddEventAsync());
        await using var db = await app.OpenDbAsync();
        foreach (var fair in new[] { poisoned, sound })
            await MailRuleWorld.AddPeopleAsync(app, fair, confirmed: 1, waiting: 0);
        var over = DateTimeOffset.UtcNow.AddHours(-1);
        await db.Registrations.ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, RegistrationState.Offered).SetProperty(r => r.OfferExpiresAt, over),
            Stop
        );
        await db.SeatPools.ExecuteUpdateAsync(set => set.SetProperty(pool => pool.Taken, 1), Stop);
        await PoisonAsync(db, "INSERT ON WaitingListMoves WHEN NEW.EventId = (SELECT Id FROM Events WHERE Slug = 'poisoned')");

        await Should.ThrowAsync<AggregateException>(() => SweepAsync<WaitingListSweep>(app));

        var states = await db.Registrations.ToDictionaryAsync(r => r.EventId, r => r.State, Stop);
        (states[poisoned.Id], states[sound.Id]).ShouldBe((RegistrationState.Offered, RegistrationState.Expired));
    }

    [Fact]
    public async Task Data_that_cannot_be_erased_keep_none_of_another_kind()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = await app.OpenDbAsync();
        var then = DateTimeOffset.UtcNow.AddYears(-3);
        db.Outbox.Add(new OutboxMail("letter", "ada@example.org", "Ada", "de", then));
        db.Add(new SharedMoment("mails @ada.example", then));
        await db.SaveChangesAsync(Stop);
        await PoisonAsync(db, "UPDATE ON Outbox");

        await Should.ThrowAsync<AggregateException>(() => SweepAsync<CleanUpSweep>(app));

        (await db.SharedMoments.CountAsync(Stop)).ShouldBe(0);
        await CureAsync(db);
        (await SweepAsync<CleanUpSweep>(app)).ShouldBe(1, "what failed is looked for again");
    }

    [Fact]
    public async Task An_answer_that_cannot_be_taken_stays_new_and_hides_no_other()
    {
        await using var dovecot = await Dovecot.StartAsync();
        var options = dovecot.Options();
        await using var asked = await AskedPeople.StartAsync(
            DatabaseUnderTest.Sqlite,
            ["Grace Hopper", "Alan Turing"],
            settings: new()
            {
                ["Mail:BounceMailbox:Port"] = options.Port.ToString(),
                ["Mail:BounceMailbox:User"] = options.User,
                ["Mail:BounceMailbox:Password"] = options.Password,
            }
        );
        foreach (var name in new[] { "Grace Hopper", "Alan Turing" })
            dovecot.Deliver(CalendarReplyMails.Google(await asked.AnswerAsync(name, "DECLINED")));
        await using var db = await asked.OpenDbAsync();
        await PoisonAsync(db, "INSERT ON CalendarReplies WHEN NEW.InvitationId = (SELECT Id FROM Invitations WHERE Name = 'Grace Hopper')");

        await Should.ThrowAsync<AggregateException>(() => SweepAsync<BounceSweep>(asked.App));

        (await asked.FindAsync("Alan Turing")).IsAnsweredByCalendar.ShouldBeTrue();
        (await asked.OutcomesAsync()).ShouldHaveSingleItem();
        await CureAsync(db);
        (await SweepAsync<BounceSweep>(asked.App)).ShouldBe(1, "it was left as new");
        (await asked.OutcomesAsync()).Count.ShouldBe(2);
        dovecot.Left().ShouldBe(0);
    }

    [Fact]
    public async Task Where_the_database_is_away_it_ends_at_once_and_a_stop_is_no_failure()
    {
        var seen = new List<int>();

        await Should.ThrowAsync<IOException>(() => AtEachAsync(_ => throw new IOException("No space left", 28)));
        seen.ShouldBe([1]);
        var failed = await Should.ThrowAsync<AggregateException>(() => AtEachAsync(number => throw new ArgumentException($"No {number}")));
        failed.InnerExceptions.Count.ShouldBe(3);
        ErrorText.Of(failed).ShouldBe("ArgumentException: No 1");
        using var stopped = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() =>
            AtEachAsync(
                number =>
                {
                    stopped.Cancel();
                    return number;
                },
                stopped.Token
            )
        );

        async Task AtEachAsync(Func<int, int> one, CancellationToken stop = default)
        {
            seen.Clear();
            await Failures.ApartAsync(
                [1, 2, 3],
                number =>
                {
                    seen.Add(number);
                    return Task.FromResult(one(number));
                },
                stop
            );
        }
    }

    private static Task<int> SweepAsync<T>(TestApp app)
        where T : ISweep => app.Services.GetServices<ISweep>().OfType<T>().Single().RunAsync(Stop);

    private static Task PoisonAsync(EventDb db, string what)
    {
        var parts = what.Split(" WHEN ");
        var when = parts is [_, var condition] ? "WHEN " + condition : "";
        var trigger = string.Join(' ', "CREATE TRIGGER poison BEFORE", parts[0], when, "BEGIN SELECT RAISE(ABORT, 'poison'); END;");
        return db.Database.ExecuteSqlRawAsync(trigger, Stop);
    }

    private static Task CureAsync(EventDb db) => db.Database.ExecuteSqlRawAsync("DROP TRIGGER poison;", Stop);
}
