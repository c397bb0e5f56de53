using System.Text;
using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Accounts;
using EventManager.Integration.Tests.Databases;
using EventManager.Mail.Bounces;
using EventManager.Mail.Imap;
using EventManager.Testing;
using EventManager.Web.Features.Mailings.Sending;
using EventManager.Web.Platform.Mails.Bounces;
using EventManager.Web.Platform.Mails.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>Whom an entry concerns, and whom it must not.</summary>
public sealed class SuppressionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A server that knows no part behind a plus says that nobody is there: a stranger must not take Anna's tickets so.</summary>
    [Theory, EachDatabase]
    public async Task An_address_with_a_part_that_does_not_exist_takes_nothing_from_the_one_without(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var bench = await MailBench.StartAsync(kind);
        var first = await bench.ReadAsync(await bench.AddAsync("anna+nonsense@example.org"));
        await SuppressAsync(bench, first);

        var again = await bench.AddAsync("Anna+Nonsense@example.org");
        var anna = await bench.AddAsync("anna@example.org");
        await bench.RunAsync();

        (await bench.ReadAsync(again)).State.ShouldBe(OutboxState.Withheld);
        (await bench.ReadAsync(anna)).State.ShouldBe(OutboxState.Sent);
        var list = bench.App.Services.GetRequiredService<SuppressionListQuery>();
        var found = (await list.FirstAsync(null, Stop, "anna+nonsense@example.org")).Rows;
        found.ShouldHaveSingleItem().Reason.ShouldBe(SuppressionReason.HardBounce);
    }

    [Theory, EachDatabase]
    public async Task Two_tickets_that_cannot_go_are_told_in_one_mail(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var bench = await MailBench.StartAsync(kind);
        await Browser.AddAccountAsync(bench.App, "admin@example.org", isAdministrator: true);
        foreach (var gone in (string[])["one@example.org", "two@example.org"])
            await SuppressAsync(bench, new OutboxMail(MailBench.Kind, gone, "Ada", "de", bench.Clock.GetUtcNow()));
        var lost = new[] { await bench.AddAsync("one@example.org"), await bench.AddAsync("two@example.org") };

        await bench.RunAsync();

        foreach (var ticket in lost)
            (await bench.ReadAsync(ticket)).State.ShouldBe(OutboxState.Withheld);
        await using var db = await bench.App.OpenDbAsync();
        (await db.Outbox.SingleAsync(m => m.Kind == OrganiserNotices.Kind, Stop)).ToAddress.ShouldBe("admin@example.org");
    }

    [Fact]
    public async Task An_answer_that_names_no_mail_of_ours_stays_in_the_mailbox()
    {
        await using var bench = await MailBench.StartAsync(
            DatabaseUnderTest.Sqlite,
            new() { ["Mail:BounceAddress"] = "bounce@kassel.example" }
        );
        var reading = new BounceReading(bench.App.Services.GetRequiredService<BounceAddresses>().Value!);
        var letter = Encoding.ASCII.GetBytes(
            "From: a@example.net\r\nTo: team@kassel.example\r\nPrecedence: bulk\r\nSubject: News\r\n\r\nHello\r\n"
        );

        var taken = await bench.App.Services.GetRequiredService<BounceRecords>().TakeAsync(reading.Read(letter), Stop);

        taken.ShouldBe(AfterReading.Keep);
    }

    [Fact]
    public async Task Who_wants_nothing_is_not_told_that_invitations_come()
    {
        await using var bench = await MailBench.StartAsync(DatabaseUnderTest.Sqlite);
        var choices = bench.App.Services.GetRequiredService<MailChoices>();
        var draft = choices.Offer(new("Hallo", []), "anna@example.org");
        var path = draft.Unsubscribe.ShouldNotBeNull().AbsolutePath;
        var address = choices.AddressOf(path[MailChoices.Path.Length..]).ShouldNotBeNull();
        await choices.ChooseAsync(address, new(SuppressionScope.All, false, ChoiceWay.Page, "de:1"), Stop);

        var page = await bench.App.Client.GetStringAsync(path, Stop);

        page.ShouldContain("choose-All");
        page.ShouldNotContain("choose-Network");
        page.ShouldNotContain("Diese E-Mails kommen.");
    }

    private static async Task SuppressAsync(MailBench bench, OutboxMail mail)
    {
        await using var db = await bench.App.OpenDbAsync();
        await bench
            .App.Services.GetRequiredService<Suppressions>()
            .AddAsync(db, mail, SuppressionScope.All, SuppressionReason.HardBounce, "5.1.1", Stop);
        await db.SaveChangesAsync(Stop);
    }
}
