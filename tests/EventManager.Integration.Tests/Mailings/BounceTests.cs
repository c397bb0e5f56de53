using System.Text;
using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Accounts;
using EventManager.Integration.Tests.Databases;
using EventManager.Mail.Bounces;
using EventManager.Mail.Imap;
using EventManager.Testing;
using EventManager.Web.Platform.Mails.Bounces;
using EventManager.Web.Platform.Mails.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>From the address that a mail comes back to, to what follows from it. How reports are read, the tests of the mail project say.</summary>
public sealed class BounceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_mail_that_comes_back_for_good_is_the_last_and_is_told_and_a_full_mailbox_only_counts(DatabaseUnderTest database)
    {
        EachDatabase.Require(database);
        await using var bench = await MailBench.StartAsync(database, new() { ["Mail:BounceAddress"] = "bounce@kassel.example" });
        await Browser.AddAccountAsync(bench.App, "admin@example.org", isAdministrator: true);
        var (full, gone) = (await bench.AddAsync("full@example.org"), await bench.AddAsync("gone@example.org"));
        await bench.RunAsync();
        var services = bench.App.Services;
        var reading = new BounceReading(services.GetRequiredService<BounceAddresses>().Value.ShouldNotBeNull());
        var records = services.GetRequiredService<BounceRecords>();
        var paths = bench.Transport.Seen.ToDictionary(m => m.To[0].LocalPart, m => m.ReturnPath.ShouldNotBeNull().Address);

        (await TakeAsync(paths["full"], "4.2.2")).ShouldBe(AfterReading.Remove);
        (await TakeAsync(paths["gone"], "5.1.1")).ShouldBe(AfterReading.Remove);
        (await TakeAsync(paths["gone"], "5.1.1")).ShouldBe(AfterReading.Remove);
        (await TakeAsync("bounce+" + new string('a', 42) + "@kassel.example", "5.1.1")).ShouldBe(AfterReading.Keep, "nobody's mail");

        await using var db = await bench.App.OpenDbAsync();
        (await db.MailBounces.OrderBy(b => b.Kind).Select(b => new { b.MailId, b.Kind }).ToListAsync(Stop))
            .Select(b => (b.MailId, b.Kind))
            .ShouldBe([(gone, BounceKind.Hard), (full, BounceKind.Soft)]);
        var entry = await db.Suppressions.SingleAsync(Stop);
        (entry.MailId, entry.Reason, entry.Scope, entry.Status).ShouldBe(
            (gone, SuppressionReason.HardBounce, SuppressionScope.All, "5.1.1")
        );
        (await bench.ReadAsync(gone)).LastError.ShouldBe("bounced:Hard 5.1.1");
        var again = await bench.AddAsync("gone@example.org");
        bench.Clock.Advance(TimeSpan.FromHours(1));
        (await bench.RunAsync()).ShouldBe(1);
        (await bench.ReadAsync(again)).State.ShouldBe(OutboxState.Withheld);
        var told = bench.Transport.Seen.Last();
        told.To[0].Address.ShouldBe("admin@example.org");
        told.Text.ShouldContain("/organise/administration/mails");
        (await db.Outbox.CountAsync(m => m.Kind == OrganiserNotices.Kind, Stop)).ShouldBe(1, "once a day");

        Task<AfterReading> TakeAsync(string to, string status) => records.TakeAsync(reading.Read(Report(to, status)), Stop);
    }

    private static byte[] Report(string to, string status) =>
        Encoding.ASCII.GetBytes(
            $"""
            From: MAILER-DAEMON@mx.example.net
            To: {to}
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.net

            Final-Recipient: rfc822; ada@example.net
            Action: failed
            Status: {status}

            --b--

            """
        );
}
