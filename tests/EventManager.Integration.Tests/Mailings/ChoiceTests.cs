using System.Net;
using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Platform.Mails.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

public sealed class ChoiceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task One_click_in_the_mail_program_unsubscribes_and_a_scanner_that_looks_does_not(DatabaseUnderTest database)
    {
        EachDatabase.Require(database);
        await using var bench = await MailBench.StartAsync(database, new() { ["Site:PublicUrl"] = "https://fair.example" });
        await bench.AddAsync("guest@example.org", purpose: MailPurpose.Unasked);
        await bench.AddAsync("guest@example.org", purpose: MailPurpose.Notice);
        await bench.RunAsync();
        var invitation = bench.Transport.Seen.Single(m => m.ListUnsubscribe is not null);
        var list = invitation.ListUnsubscribe.ShouldNotBeNull();
        list.OneClick.ShouldBeTrue();
        var path = list.Addresses.ShouldHaveSingleItem().AbsolutePath;
        var page = path[..^MailChoices.OneClick.Length];
        invitation.Text.ShouldContain(page);

        using (var look = await bench.App.Client.GetAsync(path, Stop))
            look.Headers.Location.ShouldNotBeNull().ToString().ShouldBe(page);
        (await bench.App.Client.GetAsync(page, Stop)).EnsureSuccessStatusCode();
        await using var db = await bench.App.OpenDbAsync();
        (await db.Suppressions.AnyAsync(Stop)).ShouldBeFalse("looking changes nothing");

        (await PostAsync(path)).ShouldBe(HttpStatusCode.OK);
        (await PostAsync(path)).ShouldBe(HttpStatusCode.OK);
        (await PostAsync(path.Replace("/choice/", "/choice/A", StringComparison.Ordinal))).ShouldBe(HttpStatusCode.NotFound);

        var choice = await db.MailChoices.SingleAsync(Stop);
        (choice.Wants, choice.Way, choice.Scope, choice.TextVersion).ShouldBe(
            (false, ChoiceWay.OneClick, SuppressionScope.Network, "rfc8058")
        );
        choice.At.ShouldBe(bench.Clock.GetUtcNow());
        var next = await bench.AddAsync("Guest@Example.org", purpose: MailPurpose.Unasked);
        var reminder = await bench.AddAsync("guest@example.org", purpose: MailPurpose.Notice);
        await bench.RunAsync();
        (await bench.ReadAsync(next)).State.ShouldBe(OutboxState.Withheld);
        (await bench.ReadAsync(reminder)).State.ShouldBe(OutboxState.Sent);

        var choices = bench.App.Services.GetRequiredService<MailChoices>();
        await choices.ChooseAsync(choice.AddressId, new(SuppressionScope.Network, true, ChoiceWay.Page, "de:1"), Stop);
        (await db.Suppressions.AnyAsync(Stop)).ShouldBeFalse();
        (await db.MailChoices.CountAsync(Stop)).ShouldBe(2, "the first stays as proof");

        async Task<HttpStatusCode> PostAsync(string address)
        {
            using var form = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
            using var answer = await bench.App.Client.PostAsync(address, form, Stop);
            return answer.StatusCode;
        }
    }
}
