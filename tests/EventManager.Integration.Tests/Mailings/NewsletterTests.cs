using System.Security.Claims;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Features.Mailings.News;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Sending;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static EventManager.Integration.Tests.Mailings.NewsletterBench;

namespace EventManager.Integration.Tests.Mailings;

public sealed class NewsletterTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_newsletter_goes_once_to_those_who_want_its_topic_in_their_language(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database, new() { ["Site:PublicUrl"] = "https://fair.example" });
        await AddReadersAsync(bench, NewsTopics.TrainingFairs, "ada@schule.example", "bob@schule.example");
        await AddReadersAsync(bench, NewsTopics.HealthDays, "cem@schule.example");
        await AddReadersAsync(bench, NewsTopics.TrainingFairs | NewsTopics.HealthDays, "eve@schule.example");
        await using (var db = await bench.App.OpenDbAsync())
            await db
                .NewsSubscriptions.Where(s => s.Email == "bob@schule.example")
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.Language, "en"), Stop);
        (await bench.AskAsync("unconfirmed@schule.example", NewsTopics.TrainingFairs)).Dispose();
        await bench.RunAsync();
        var before = bench.Transport.Seen.Count;

        var id = await SendAsync(bench, NewsTopics.TrainingFairs);
        await WriteAsync(bench);
        await WriteAsync(bench);
        await bench.RunAsync();

        var sent = bench.Transport.Seen.Skip(before).ToList();
        sent.Select(m => m.To[0].Address).ShouldBe(["ada@schule.example", "bob@schule.example", "eve@schule.example"], ignoreOrder: true);
        sent.Single(m => m.To[0].Address == "bob@schule.example").Subject.ShouldBe("The fair is coming");
        sent.Single(m => m.To[0].Address == "ada@schule.example").Html.ShouldNotBeNull().ShouldContain("<strong>12. Mai</strong>");
        sent.ShouldAllBe(m => m.ListUnsubscribe!.OneClick);
        (await LineAsync(bench, id)).Fates.ShouldBe([new(MailFate.Sent, 3)]);
        (await LineAsync(bench, id)).Letter.State.ShouldBe(NewsletterState.Written);
        await using var read = await bench.App.OpenDbAsync();
        (await read.Outbox.Where(m => m.Kind == Newsletter.Mail).ToListAsync(Stop)).ShouldAllBe(m => m.Purpose == MailPurpose.Unasked);
    }

    [Theory, EachDatabase]
    public async Task Stopped_within_seconds_it_is_resumed_where_it_was_and_nobody_gets_it_twice(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database);
        await AddReadersAsync(bench, NewsTopics.HealthDays, [.. Enumerable.Range(0, 20).Select(i => $"r{i}@schule.example")]);
        var id = await SendAsync(bench, NewsTopics.HealthDays);
        await WriteAsync(bench);
        await using (var db = await bench.App.OpenDbAsync())
        {
            // Some have left, and one is in the hands of a node that does not know yet.
            var rows = await db.Outbox.Where(m => m.Kind == Newsletter.Mail).OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(Stop);
            await db
                .Outbox.Where(m => rows.Take(7).Contains(m.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Sent), Stop);
        }
        var stopping = bench.App.Services.GetRequiredService<StopNewsletterHandler>();
        (await stopping.StopAsync(id, Writer, Stop)).Value.ShouldBe(13);
        (await stopping.StopAsync(id, Writer, Stop)).Refusal.ShouldBe(NewsletterRefusals.NothingToStop);
        await WriteAsync(bench);
        await bench.RunAsync();
        bench.Transport.Seen.ShouldBeEmpty();

        // Whoever leaves meanwhile gets none.
        var left = bench.App.Services.GetRequiredService<AddressIds>().Of("r19@schule.example");
        var lastOne = await ReaderOfAsync(bench, left);
        await bench.App.Services.GetRequiredService<ChangeNewsHandler>().HandleAsync(left, NewsTopics.None, "de:1", Stop);
        (await stopping.ResumeAsync(id, Writer, Stop)).IsRefused.ShouldBeFalse();
        (await stopping.ResumeAsync(id, Writer, Stop)).Refusal.ShouldBe(NewsletterRefusals.NotStopped);
        await WriteAsync(bench);
        await bench.RunAsync();

        var went = lastOne == OutboxState.Sent ? 13 : 12;
        bench.Transport.Seen.Select(m => m.To[0].Address).Distinct().Count().ShouldBe(went);
        bench.Transport.Seen.Count.ShouldBe(went);
        var fates = (await LineAsync(bench, id)).Fates;
        fates.Values.Sum().ShouldBe(20, "one row for each reader");
        fates[MailFate.Sent].ShouldBe(7 + went);
    }

    [Theory, EachDatabase]
    public async Task Eight_nodes_that_write_at_the_same_moment_write_one_mail_for_each_reader(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database);
        await AddReadersAsync(
            bench,
            NewsTopics.HealthDays,
            [.. Enumerable.Range(0, NewsletterSweep.Batch + 30).Select(i => $"r{i}@schule.example")]
        );
        var id = await SendAsync(bench, NewsTopics.HealthDays);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => WriteAsync(bench), Stop)));
        await WriteAsync(bench);

        var line = await LineAsync(bench, id);
        (line.Letter.State, line.Fates.Values.Sum()).ShouldBe((NewsletterState.Written, NewsletterSweep.Batch + 30));
        // A node that died in the middle: its lease is over, and it begins again.
        await using (var db = await bench.App.OpenDbAsync())
            await db.Newsletters.ExecuteUpdateAsync(
                set => set.SetProperty(n => n.State, NewsletterState.Sending).SetProperty(n => n.Through, (Guid?)null),
                Stop
            );
        await WriteAsync(bench);
        (await LineAsync(bench, id)).Fates.Values.Sum().ShouldBe(NewsletterSweep.Batch + 30);
    }

    [Theory, EachDatabase]
    public async Task The_pre_flight_says_who_is_left_out_and_why_and_the_rows_say_the_same(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(
            database,
            new() { ["Mail:MaxPerMinute"] = "2", ["Mail:OnlyTo"] = "schule.example" }
        );
        await AddReadersAsync(bench, NewsTopics.HealthDays, [.. Enumerable.Range(0, 6).Select(i => $"r{i}@schule.example")]);
        await AddReadersAsync(bench, NewsTopics.HealthDays, "far@else.example");
        // Addresses, not how often somebody has typed them; and not those that get it already.
        (await bench.AskAsync("unconfirmed@schule.example", NewsTopics.HealthDays)).Dispose();
        (await bench.AskAsync("unconfirmed@schule.example", NewsTopics.HealthDays, NewsTopics.TrainingFairs)).Dispose();
        (await bench.AskAsync("r2@schule.example", NewsTopics.HealthDays)).Dispose();
        var ids = bench.App.Services.GetRequiredService<AddressIds>();
        await using (var db = await bench.App.OpenDbAsync())
        {
            db.Add(Entry(ids.OfExactly("r0@schule.example"), SuppressionScope.All, SuppressionReason.HardBounce));
            db.Add(Entry(ids.Of("r1@schule.example"), SuppressionScope.Network, SuppressionReason.ByHand));
            await db.SaveChangesAsync(Stop);
        }
        var numbers = await bench.App.Services.GetRequiredService<NewsletterReaders>().CountAsync(NewsTopics.HealthDays, Stop);

        (numbers.Readers, numbers.Gets, numbers.OutOfReach, numbers.Unconfirmed, numbers.Minutes).ShouldBe((7, 4, 1, 1, 2));
        numbers.LeftOut.OrderBy(one => one.Key).ShouldBe([new(SuppressionReason.HardBounce, 1), new(SuppressionReason.ByHand, 1)]);

        Suppression Entry(Guid address, SuppressionScope scope, SuppressionReason reason) =>
            new(Guid.NewGuid(), address, scope, reason, bench.Clock.GetUtcNow());
    }

    [Fact]
    public async Task What_cannot_be_sent_is_refused_where_it_is_written()
    {
        await using var bench = await MailBench.StartAsync(DatabaseUnderTest.Sqlite);
        var saving = bench.App.Services.GetRequiredService<SaveNewsletterHandler>();
        var right = Words(Guid.NewGuid(), NewsTopics.HealthDays);
        (await RefusalAsync(right with { Subject = new("") })).ShouldBe(NewsletterRefusals.NoSubject);
        (await RefusalAsync(right with { Subject = new("Hallo\r\nBcc: x@y.example") })).ShouldBe(MailingRefusals.LineBreak);
        (await RefusalAsync(right with { Subject = new(new string('x', 201)) })).ShouldBe(MailingRefusals.TooLong.On("subject"));
        (await RefusalAsync(right with { Body = new("Hallo {{ first_name }}") })).ShouldBe(NewsletterRefusals.NoPlaces.On("body"));
        (await RefusalAsync(right with { Body = new(new string('x', 4_001)) })).ShouldBe(MailingRefusals.TooLong.On("body"));
        (await RefusalAsync(right)).ShouldBeNull();
        (await RefusalAsync(right)).ShouldBeNull("the same form again is the same newsletter");
        (await RefusalAsync(right with { Version = 7 })).ShouldBe(NewsletterRefusals.Changed);
        await using var db = await bench.App.OpenDbAsync();
        (await db.Newsletters.CountAsync(Stop)).ShouldBe(1);

        async Task<Refusal?> RefusalAsync(SaveNewsletter command) => (await saving.HandleAsync(command, Stop)).Refusal;
    }

    [Fact]
    public async Task A_test_goes_to_whoever_asks_and_is_marked()
    {
        await using var bench = await MailBench.StartAsync(DatabaseUnderTest.Sqlite);
        await bench.App.SignInAsync(null, null, true);
        await using var db = await bench.App.OpenDbAsync();
        var me = await db.Users.SingleAsync(Stop);
        var id = await DraftAsync(bench, NewsTopics.HealthDays);
        var preview = bench.App.Services.GetRequiredService<PreviewNewsletter>();
        using (CallingUser.As(new ClaimsPrincipal(new ClaimsIdentity())))
            (await preview.TestAsync(id, "de", me.Id, Stop)).Refusal.ShouldBe(EventRefusals.NotAllowed);
        (await preview.TestAsync(id, "de", me.Id, Stop)).IsRefused.ShouldBeFalse();
        await bench.RunAsync();
        var mail = bench.Transport.Seen.Single(m => m.Subject.StartsWith("[Test]", StringComparison.Ordinal));
        (mail.To[0].Address, mail.Subject, mail.ListUnsubscribe).ShouldBe((me.Email, "[Test] Die Messe kommt", null));
        var shown = (await preview.RenderAsync(id, "en", Stop)).ShouldNotBeNull();
        shown.Message.Html.ShouldNotBeNull().ShouldContain("/choice/");
        shown.Bytes.ShouldBeGreaterThan(shown.Message.Html!.Length);
    }
}
