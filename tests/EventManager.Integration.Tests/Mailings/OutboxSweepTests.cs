using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Databases;
using EventManager.Mail;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Platform.Mails;
using Microsoft.Extensions.DependencyInjection;
using static EventManager.Integration.Tests.Mailings.ScriptedTransport;

namespace EventManager.Integration.Tests.Mailings;

public sealed class OutboxSweepTests
{
    [Theory, EachDatabase]
    public async Task An_accepted_mail_is_sent_once(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database);
        var id = await bench.AddAsync();

        (await bench.RunAsync()).ShouldBe(1);
        (await bench.RunAsync()).ShouldBe(0);

        var row = await bench.ReadAsync(id);
        row.State.ShouldBe(OutboxState.Sent);
        row.SentAt.ShouldBe(bench.Clock.GetUtcNow());
        row.Attempts.ShouldBe(1);
        row.ClaimId.ShouldBeNull();
        var message = bench.Transport.Seen.ShouldHaveSingleItem();
        message.MessageId.ShouldBe($"{id:N}@localhost");
        message.Date.ShouldBe(row.CreatedAt);
        message.To.ShouldHaveSingleItem().Address.ShouldBe("ada@example.org");
    }

    [Theory, EachDatabase]
    public async Task A_refused_recipient_fails_alone_and_its_address_is_not_kept_in_the_error(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database);
        bench.Transport.Answer = (message, _) =>
            ValueTask.FromResult(
                message.To[0].LocalPart == "nobody"
                    ? Say(message, Delivery.Permanent, 550, "5.1.1 <nobody@example.org>: no such user")
                    : Say(message, Delivery.Accepted, 250, "2.0.0 Ok")
            );
        var first = await bench.AddAsync("ada@example.org");
        var refused = await bench.AddAsync("nobody@example.org");
        var last = await bench.AddAsync("grace@example.org");

        (await bench.RunAsync()).ShouldBe(2);

        (await bench.ReadAsync(first)).State.ShouldBe(OutboxState.Sent);
        (await bench.ReadAsync(last)).State.ShouldBe(OutboxState.Sent);
        var row = await bench.ReadAsync(refused);
        row.State.ShouldBe(OutboxState.Failed);
        row.LastError.ShouldBe("550 5.1.1");
    }

    [Theory, EachDatabase]
    public async Task A_mail_that_is_put_off_is_tried_again_later_and_given_up_after_the_last_attempt(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database);
        bench.Transport.Answer = (message, _) => ValueTask.FromResult(Say(message, Delivery.Transient, 451, "4.7.1 Greylisted"));
        var id = await bench.AddAsync();

        await bench.RunAsync();
        await bench.RunAsync();

        var row = await bench.ReadAsync(id);
        row.State.ShouldBe(OutboxState.Retrying);
        row.Attempts.ShouldBe(1);
        row.DueAt.ShouldBe(bench.Clock.GetUtcNow() + Backoff.After(1));
        row.LastError.ShouldBe("451 4.7.1");
        for (var attempt = 1; attempt < Backoff.MaxAttempts; attempt++)
        {
            bench.Clock.Advance(Backoff.After(attempt));
            await bench.RunAsync();
        }
        row = await bench.ReadAsync(id);
        row.State.ShouldBe(OutboxState.Failed);
        row.Attempts.ShouldBe(Backoff.MaxAttempts);
    }

    [Theory, EachDatabase]
    public async Task A_mail_without_a_reason_is_withheld_and_one_that_cannot_be_written_says_only_why(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database);
        var withheld = await bench.AddAsync(arguments: "none");
        var broken = await bench.AddAsync(arguments: "throw");
        var unknown = await bench.AddAsync(kind: "of-the-next-version");
        var impossible = await bench.AddAsync(to: "not an address");
        var good = await bench.AddAsync();

        (await bench.RunAsync()).ShouldBe(1);

        (await bench.ReadAsync(withheld)).State.ShouldBe(OutboxState.Withheld);
        (await bench.ReadAsync(broken)).State.ShouldBe(OutboxState.Retrying);
        (await bench.ReadAsync(broken)).LastError.ShouldBe("InvalidOperationException");
        (await bench.ReadAsync(unknown)).LastError.ShouldBe("UnknownMailKindException");
        (await bench.ReadAsync(impossible)).State.ShouldBe(OutboxState.Failed);
        (await bench.ReadAsync(impossible)).LastError.ShouldNotContain("not an address");
        (await bench.ReadAsync(good)).State.ShouldBe(OutboxState.Sent);
    }

    [Theory, EachDatabase]
    public async Task A_server_that_is_away_burns_no_attempts(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database);
        bench.Transport.Closed = new MailConnectionException("Nobody answers.");
        var ids = new List<Guid>();
        for (var i = 0; i < 30; i++)
            ids.Add(await bench.AddAsync($"visitor{i}@example.org"));

        (await bench.RunAsync()).ShouldBe(0);
        (await bench.RunAsync()).ShouldBe(0);
        bench.Transport.Opened.ShouldBe(1, "it waits before it knocks again");
        bench.Clock.Advance(TimeSpan.FromSeconds(30));
        (await bench.RunAsync()).ShouldBe(0);
        var state = bench.App.Services.GetRequiredService<MailTransportState>();
        state.Trouble!.Failures.ShouldBe(2);
        state.Trouble.NextTry.ShouldBe(bench.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        var waiting = await bench.ReadAsync(ids[0]);
        waiting.State.ShouldBe(OutboxState.Queued);
        waiting.DueAt.ShouldBe(state.Trouble.NextTry);

        bench.Transport.Closed = null;
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        (await bench.RunAsync()).ShouldBe(30);

        foreach (var id in ids)
            (await bench.ReadAsync(id)).Attempts.ShouldBe(1);
        state.Trouble.ShouldBeNull();
    }

    [Theory, EachDatabase]
    public async Task A_server_that_goes_away_in_the_middle_keeps_only_what_it_took(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database);
        bench.Transport.Answer = (message, _) =>
        {
            if (bench.Transport.Seen.Count < 3)
                return ValueTask.FromResult(Say(message, Delivery.Accepted, 250, ""));
            bench.Transport.Closed = new MailConnectionException("Nobody answers.");
            return ValueTask.FromResult(MailResult.Disconnected(message.To, new("The server hung up.", MayHaveArrived: false)));
        };
        var ids = new List<Guid>();
        for (var i = 0; i < 5; i++)
            ids.Add(await bench.AddAsync($"visitor{i}@example.org"));

        (await bench.RunAsync()).ShouldBe(2);

        var rows = await Task.WhenAll(ids.Select(bench.ReadAsync));
        rows.Count(r => r.State is OutboxState.Sent).ShouldBe(2);
        rows.Where(r => r.State is OutboxState.Queued).ShouldAllBe(r => r.Attempts == 0);
        rows.Count(r => r.State is OutboxState.Queued).ShouldBe(3);
    }

    [Theory, EachDatabase]
    public async Task A_mail_that_the_server_hangs_up_on_does_not_hold_up_the_others(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database);
        bench.Transport.Answer = (message, _) =>
            ValueTask.FromResult(
                message.To[0].LocalPart == "poison"
                    ? MailResult.Disconnected(message.To, new("The server hung up.", MayHaveArrived: false))
                    : Say(message, Delivery.Accepted, 250, "")
            );
        var poison = await bench.AddAsync("poison@example.org");
        var good = await bench.AddAsync();

        (await bench.RunAsync()).ShouldBe(1);

        (await bench.ReadAsync(good)).State.ShouldBe(OutboxState.Sent);
        var row = await bench.ReadAsync(poison);
        row.State.ShouldBe(OutboxState.Retrying);
        row.Attempts.ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task A_wrong_password_burns_no_attempts_and_names_the_setting(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database);
        bench.Transport.Answer = (_, _) => throw new MailAuthenticationException("The server wants us to sign in (530).", 530);
        var id = await bench.AddAsync();

        (await bench.RunAsync()).ShouldBe(0);

        var row = await bench.ReadAsync(id);
        row.State.ShouldBe(OutboxState.Queued);
        row.Attempts.ShouldBe(0);
        bench.App.Services.GetRequiredService<MailTransportState>().Trouble!.Setting.ShouldContain("Mail:Password");
    }

    [Fact]
    public async Task A_wrong_password_is_tried_once_and_not_once_for_each_connection()
    {
        await using var bench = await MailBench.StartAsync(DatabaseUnderTest.Sqlite, new() { ["Mail:Connections"] = "4" });
        bench.Transport.Closed = new MailAuthenticationException("The server refused the sign-in (535).", 535);
        // Long enough for the others to come to the door meanwhile.
        bench.Transport.Knock = () => Task.Delay(TimeSpan.FromMilliseconds(500));
        for (var i = 0; i < 40; i++)
            await bench.AddAsync($"visitor{i}@example.org");

        (await bench.RunAsync()).ShouldBe(0);

        bench.Transport.Opened.ShouldBe(1);
        bench.App.Services.GetRequiredService<MailTransportState>().Trouble!.Failures.ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task A_mail_leaves_only_when_the_one_before_is_written_down(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database);
        var ids = new List<Guid>();
        for (var i = 0; i < 5; i++)
            ids.Add(await bench.AddAsync($"visitor{i}@example.org"));
        var unwritten = new List<int>();
        bench.Transport.Answer = async (message, _) =>
        {
            var rows = await Task.WhenAll(ids.Select(bench.ReadAsync));
            unwritten.Add(bench.Transport.Seen.Count - 1 - rows.Count(row => row.State is OutboxState.Sent));
            return Say(message, Delivery.Accepted, 250, "");
        };

        (await bench.RunAsync()).ShouldBe(5);

        unwritten.ShouldBe([0, 0, 0, 0, 0]);
    }

    [Theory, EachDatabase]
    public async Task A_mail_whose_reason_goes_away_while_others_are_sent_is_withheld(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database);
        bench.Clock.Set(DateTimeOffset.UtcNow);
        var @event = await bench.App.AddEventAsync();
        var ada = (await bench.App.RegisterAsync(@event.Slug, "Ada")).Value;
        var grace = (await bench.App.RegisterAsync(@event.Slug, "Grace")).Value;
        await bench.RunAsync();
        var ids = new List<Guid>();
        foreach (var receipt in (RegistrationReceipt[])[ada, grace])
        {
            await using var db = await bench.App.OpenDbAsync();
            var row = new OutboxMail(RegistrationMails.Again, "ada@example.org", "", "de", bench.Clock.GetUtcNow())
            {
                EventId = @event.Id,
                SubjectId = receipt.Id,
            };
            db.Outbox.Add(row);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            ids.Add(row.Id);
            bench.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        bench.Transport.Answer = async (message, limit) =>
        {
            if (message.MessageId.StartsWith($"{ids[0]:N}", StringComparison.Ordinal))
                await bench.App.Services.GetRequiredService<CancelRegistrationHandler>().HandleAsync(grace.Id, limit);
            // What was read for both of them at once is older than a second now.
            bench.Clock.Advance(TimeSpan.FromSeconds(2));
            return Say(message, Delivery.Accepted, 250, "");
        };

        await bench.RunAsync();

        (await bench.ReadAsync(ids[0])).State.ShouldBe(OutboxState.Sent);
        (await bench.ReadAsync(ids[1])).State.ShouldBe(OutboxState.Withheld);
    }

    [Theory, EachDatabase]
    public async Task A_slow_send_ends_before_its_lease(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database, new() { ["Mail:Lease"] = "00:00:10" });
        bench.Transport.Answer = async (message, limit) =>
        {
            if (message.To[0].LocalPart == "slow")
                await Task.Delay(TimeSpan.FromMinutes(5), limit);
            return Say(message, Delivery.Accepted, 250, "");
        };
        var slow = await bench.AddAsync("slow@example.org");
        var quick = await bench.AddAsync();

        (await bench.RunAsync()).ShouldBe(1);

        (await bench.ReadAsync(quick)).State.ShouldBe(OutboxState.Sent);
        var row = await bench.ReadAsync(slow);
        row.State.ShouldBe(OutboxState.Retrying);
        row.LastError.ShouldBe("timeout");
    }

    [Theory, EachDatabase]
    public async Task A_claim_that_was_lost_is_neither_sent_nor_changed(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database);
        var id = await bench.AddAsync();
        var claims = bench.App.Services.GetRequiredService<OutboxClaims>();
        var stop = TestContext.Current.CancellationToken;
        var mine = (await claims.TakeAsync(20, stop)).ShouldHaveSingleItem();
        (await claims.TakeAsync(20, stop)).ShouldBeEmpty("it is claimed");

        bench.Clock.Advance(TimeSpan.FromMinutes(3));
        var theirs = (await claims.TakeAsync(20, stop)).ShouldHaveSingleItem();

        theirs.ClaimId.ShouldNotBe(mine.ClaimId);
        (await claims.BeginAttemptAsync(mine)).ShouldBeFalse();
        await claims.FailAsync(mine, "late");
        (await bench.ReadAsync(id)).State.ShouldBe(OutboxState.Claimed);
        (await claims.BeginAttemptAsync(theirs)).ShouldBeTrue();
    }

    [Fact]
    public async Task Two_nodes_over_one_database_send_each_mail_once()
    {
        Postgres.SkipWithout(DatabaseUnderTest.PostgreSql);
        await using var database = await TestDatabase.CreateAsync(DatabaseUnderTest.PostgreSql);
        await using var one = await MailBench.StartAsync(DatabaseUnderTest.PostgreSql, on: database);
        await using var two = await MailBench.StartAsync(DatabaseUnderTest.PostgreSql, on: database);
        for (var i = 0; i < 150; i++)
            await one.AddAsync($"visitor{i}@example.org");
        // Nobody ends before the other has begun: on a busy machine one of them could else do it all.
        var (oneSends, twoSends) = (new TaskCompletionSource(), new TaskCompletionSource());
        one.Transport.Answer = (message, limit) => TogetherAsync(message, oneSends, twoSends, limit);
        two.Transport.Answer = (message, limit) => TogetherAsync(message, twoSends, oneSends, limit);

        var sent = await Task.WhenAll(one.RunAsync(), two.RunAsync(), one.RunAsync(), two.RunAsync());

        sent.Sum().ShouldBe(150);
        var ids = one.Transport.Seen.Concat(two.Transport.Seen).Select(m => m.MessageId).ToList();
        ids.Count.ShouldBe(150);
        ids.Distinct().Count().ShouldBe(150);
        one.Transport.Seen.ShouldNotBeEmpty();
        two.Transport.Seen.ShouldNotBeEmpty();

        static async ValueTask<MailResult> TogetherAsync(
            MailMessage message,
            TaskCompletionSource own,
            TaskCompletionSource other,
            CancellationToken limit
        )
        {
            own.TrySetResult();
            await other.Task.WaitAsync(limit);
            return Say(message, Delivery.Accepted, 250, "");
        }
    }

    [Fact]
    public async Task Mails_leave_no_faster_than_the_relay_allows()
    {
        await using var bench = await MailBench.StartAsync(DatabaseUnderTest.Sqlite, new() { ["Mail:MaxPerMinute"] = "1200" });
        for (var i = 0; i < 11; i++)
            await bench.AddAsync($"visitor{i}@example.org");

        var start = TimeProvider.System.GetTimestamp();
        (await bench.RunAsync()).ShouldBe(11);

        TimeProvider.System.GetElapsedTime(start).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(480));
    }
}
