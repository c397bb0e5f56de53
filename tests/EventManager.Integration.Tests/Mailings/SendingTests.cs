using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Accounts;
using EventManager.Integration.Tests.Databases;
using EventManager.Mail;
using EventManager.Testing;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Bounces;
using EventManager.Web.Platform.Mails.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static EventManager.Integration.Tests.Mailings.ScriptedTransport;

namespace EventManager.Integration.Tests.Mailings;

public sealed class SendingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_ticket_overtakes_and_at_night_or_after_a_break_it_alone_goes(DatabaseUnderTest database)
    {
        EachDatabase.Require(database);
        // It is noon in Germany.
        await using var bench = await MailBench.StartAsync(
            database,
            new()
            {
                ["Mail:QuietFrom"] = "11:00",
                ["Mail:QuietUntil"] = "13:00",
                ["Mail:PauseAfterFailures"] = "3",
            }
        );
        await Browser.AddAccountAsync(bench.App, "admin@example.org", isAdministrator: true);
        await bench.AddAsync("late@example.org", purpose: MailPurpose.Unasked);
        await bench.AddAsync("notice@example.org", purpose: MailPurpose.Notice);
        await bench.AddAsync("ticket@example.org");
        (await bench.RunAsync()).ShouldBe(1);
        bench.Clock.Advance(TimeSpan.FromHours(1));
        var health = bench.App.Services.GetRequiredService<HealthCheckService>();
        var report = await health.CheckHealthAsync(one => one.Name == "outbox", Stop);
        report.Status.ShouldBe(HealthStatus.Healthy, "they have waited for the end of the quiet hours");
        bench.App.Services.GetServices<ISweep>().OfType<BounceSweep>().Single().IsNeeded.ShouldBeFalse("there is no mailbox");
        (await bench.RunAsync()).ShouldBe(2);
        bench.Transport.Seen.Select(m => m.To[0].LocalPart).ShouldBe(["ticket", "notice", "late"]);

        bench.Transport.Answer = (message, _) => ValueTask.FromResult(Say(message, Delivery.Permanent, 550, "5.1.1 no such user"));
        var refused = new List<Guid>();
        for (var i = 0; i < 5; i++)
            refused.Add(await bench.AddAsync($"gone{i}@example.org", purpose: MailPurpose.Unasked));
        await bench.RunAsync();

        (await StatesAsync(bench, refused)).Count(state => state is OutboxState.Failed).ShouldBe(3, "the rest waits");
        bench.Transport.Answer = (message, _) => ValueTask.FromResult(Say(message, Delivery.Accepted, 250, ""));
        var ticket = await bench.AddAsync("other@example.org");
        await bench.RunAsync();
        (await bench.ReadAsync(ticket)).State.ShouldBe(OutboxState.Sent);
        (await StatesAsync(bench, refused)).Count(state => state is OutboxState.Queued).ShouldBe(2);
        await using var db = await bench.App.OpenDbAsync();
        (await db.Outbox.CountAsync(m => m.Kind == OrganiserNotices.Kind && m.Arguments == "Paused", Stop)).ShouldBe(1);

        (await SendingBreaks.GoOnAsync(db, null, Stop)).ShouldBeTrue();
        await bench.RunAsync();
        (await StatesAsync(bench, refused)).Count(state => state is OutboxState.Sent).ShouldBe(2);
    }

    [Fact]
    public async Task One_success_between_refusals_is_no_row_of_them()
    {
        await using var bench = await MailBench.StartAsync(DatabaseUnderTest.Sqlite, new() { ["Mail:PauseAfterFailures"] = "3" });
        bench.Transport.Answer = (message, _) =>
            ValueTask.FromResult(
                message.To[0].LocalPart.StartsWith("good", StringComparison.Ordinal)
                    ? Say(message, Delivery.Accepted, 250, "")
                    : Say(message, Delivery.Permanent, 550, "5.1.1")
            );
        var ids = new List<Guid>();
        foreach (var to in (string[])["gone1", "gone2", "good1", "gone3", "gone4", "good2"])
        {
            ids.Add(await bench.AddAsync(to + "@example.org", purpose: MailPurpose.Notice));
            await bench.RunAsync();
        }

        (await StatesAsync(bench, ids)).ShouldNotContain(OutboxState.Queued);
    }

    [Theory, EachDatabase]
    public async Task Who_unsubscribed_gets_the_ticket_and_whose_address_is_gone_gets_nothing_and_it_is_told(DatabaseUnderTest database)
    {
        EachDatabase.Require(database);
        await using var bench = await MailBench.StartAsync(database, new() { ["Mail:OnlyTo"] = "example.org, @example.net" });
        await Browser.AddAccountAsync(bench.App, "admin@example.org", isAdministrator: true);
        var suppressions = bench.App.Services.GetRequiredService<Suppressions>();
        var ids = bench.App.Services.GetRequiredService<AddressIds>();
        await using (var db = await bench.App.OpenDbAsync())
        {
            await AddAsync("left@example.org", SuppressionScope.Network, SuppressionReason.Unsubscribed);
            await AddAsync("gone@example.org", SuppressionScope.All, SuppressionReason.HardBounce);
            await db.SaveChangesAsync(Stop);

            Task AddAsync(string address, SuppressionScope scope, SuppressionReason reason) =>
                suppressions.AddAsync(db, ids.Of(address), scope, reason, null, null, "", Stop);
        }
        var invitation = await bench.AddAsync("Left@example.org", purpose: MailPurpose.Unasked);
        var ticket = await bench.AddAsync("left@example.org");
        var lost = await bench.AddAsync("gone+fair@example.org");
        var elsewhere = await bench.AddAsync("ada@badexample.org");
        var allowed = await bench.AddAsync("ada@example.net");

        (await bench.RunAsync()).ShouldBe(2);

        var withheld = await bench.ReadAsync(invitation);
        (withheld.State, withheld.LastError).ShouldBe((OutboxState.Withheld, "suppressed:Unsubscribed"));
        (await bench.ReadAsync(ticket)).State.ShouldBe(OutboxState.Sent);
        (await bench.ReadAsync(lost)).LastError.ShouldBe("suppressed:HardBounce");
        (await bench.ReadAsync(elsewhere)).LastError.ShouldBe("not-in-audience");
        (await bench.ReadAsync(allowed)).State.ShouldBe(OutboxState.Sent);
        await using var after = await bench.App.OpenDbAsync();
        (await after.Outbox.SingleAsync(m => m.Kind == OrganiserNotices.Kind, Stop)).ToAddress.ShouldBe("admin@example.org");
    }

    [Fact]
    public async Task One_domain_that_has_had_enough_holds_up_no_other()
    {
        await using var bench = await MailBench.StartAsync(DatabaseUnderTest.Sqlite, new() { ["Mail:MaxPerMinuteAndDomain"] = "60" });
        for (var i = 0; i < 10; i++)
            await bench.AddAsync($"visitor{i}@example.org");
        await bench.AddAsync("ada@example.net");

        (await bench.RunAsync()).ShouldBe(7, "one a second, five seconds ahead");
        (await bench.RunAsync()).ShouldBe(0);
        // Who comes later waits behind these: else all of them were looked at again for each that goes.
        for (var i = 0; i < 4; i++)
            await bench.AddAsync($"later{i}@example.org");
        (await bench.RunAsync()).ShouldBe(0);
        await using var db = await bench.App.OpenDbAsync();
        var waiting = await db.Outbox.Where(m => m.State == OutboxState.Queued).Select(m => m.DueAt).ToListAsync(Stop);
        (waiting.Count, waiting.Distinct().Count()).ShouldBe((8, 8));
        await db.Outbox.Where(m => m.ToAddress.StartsWith("later")).ExecuteDeleteAsync(Stop);

        bench.Transport.Seen.Count(m => m.To[0].Domain == "example.net").ShouldBe(1);
        bench.Clock.Advance(TimeSpan.FromSeconds(10));
        (await bench.RunAsync()).ShouldBe(4);
    }

    [Theory, EachDatabase]
    public async Task Two_nodes_get_no_place_twice_and_one_lease(DatabaseUnderTest database)
    {
        EachDatabase.Require(database);
        await using var bench = await MailBench.StartAsync(database);
        var moments = bench.App.Services.GetRequiredService<SharedMoments>();
        var step = TimeSpan.FromSeconds(1);

        var places = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(_ => moments.ReserveAsync("test", step, 2, TimeSpan.FromMinutes(30), Stop))
        );

        var all = places.SelectMany(one => new[] { one.First, one.First + step }).Order().ToList();
        all.Distinct().Count().ShouldBe(24);
        (all[^1] - all[0]).ShouldBe(step * 23, "and none is lost");
        var leases = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => moments.TakeAsync("lease", TimeSpan.FromMinutes(1), Stop)));
        leases.Count(taken => taken).ShouldBe(1);
        await moments.ReleaseAsync("lease");
        (await moments.TakeAsync("lease", TimeSpan.FromMinutes(1), Stop)).ShouldBeTrue();
        bench.Clock.Advance(TimeSpan.FromMinutes(2));
        (await moments.TakeAsync("lease", TimeSpan.FromMinutes(1), Stop)).ShouldBeTrue("whoever had it is gone");
    }

    private static async Task<List<OutboxState>> StatesAsync(MailBench bench, IReadOnlyList<Guid> ids)
    {
        await using var db = await bench.App.OpenDbAsync();
        return await db.Outbox.Where(m => ids.Contains(m.Id)).Select(m => m.State).ToListAsync(Stop);
    }
}
