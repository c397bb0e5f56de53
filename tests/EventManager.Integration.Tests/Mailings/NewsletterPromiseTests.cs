using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Mailings.News;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static EventManager.Integration.Tests.Mailings.NewsletterBench;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>What was looked at is what goes, to those who were counted, and with the yes of a second person where there are many.</summary>
public sealed class NewsletterPromiseTests
{
    private static readonly Guid Second = Guid.NewGuid();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task To_many_it_goes_only_once_a_second_person_has_released_it(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database, new() { ["Mail:ReleaseAbove"] = "2" });
        await AddReadersAsync(bench, NewsTopics.HealthDays, "a@schule.example", "b@schule.example", "c@schule.example");
        var id = await SendAsync(bench, NewsTopics.HealthDays);
        await WriteAsync(bench);
        var line = await LineAsync(bench, id);
        (line.Letter.State, line.Fates.Count).ShouldBe((NewsletterState.AwaitsRelease, 0));
        var sending = bench.App.Services.GetRequiredService<SendNewsletterHandler>();

        (await sending.ReleaseAsync(new(id, line.Letter.Version, Writer), Stop)).Refusal.ShouldBe(NewsletterRefusals.ReleaseOwn);
        (await sending.ReleaseAsync(new(id, line.Letter.Version, null), Stop)).Refusal.ShouldBe(NewsletterRefusals.ReleaseOwn);
        (await sending.ReleaseAsync(new(id, line.Letter.Version + 1, Second), Stop)).Refusal.ShouldBe(NewsletterRefusals.Changed);
        (await sending.ReleaseAsync(new(id, line.Letter.Version, Second), Stop)).IsRefused.ShouldBeFalse();
        await WriteAsync(bench);
        (await LineAsync(bench, id)).Fates.ShouldBe([new(MailFate.Queued, 3)]);
    }

    [Theory, EachDatabase]
    public async Task What_is_looked_at_is_what_is_sent_and_nothing_of_it_changes_afterwards(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database);
        var id = await DraftAsync(bench, NewsTopics.HealthDays);
        var sending = bench.App.Services.GetRequiredService<SendNewsletterHandler>();
        var saving = bench.App.Services.GetRequiredService<SaveNewsletterHandler>();
        var seen = await CheckAsync(bench, id);
        (await sending.SendAsync(id, seen, Writer, Stop)).Refusal.ShouldBe(NewsletterRefusals.NoReaders);
        await AddReadersAsync(bench, NewsTopics.HealthDays, "a@schule.example", "b@schule.example");
        (await sending.SendAsync(id, seen, Writer, Stop)).Refusal.ShouldBe(NewsletterRefusals.MorePeople);
        // Other words since they were looked at: saved, or written past everything that raises the version.
        var other = Words(id, NewsTopics.HealthDays) with
        {
            Version = seen.Version,
            Body = new LocalizedText("Überweist Geld."),
        };
        (await saving.HandleAsync(other, Stop)).IsRefused.ShouldBeFalse();
        var old = seen with { Numbers = (await CheckAsync(bench, id)).Numbers };
        (await sending.SendAsync(id, old, Writer, Stop)).Refusal.ShouldBe(NewsletterRefusals.Changed);
        (await sending.SendAsync(id, old with { Version = seen.Version + 1 }, Writer, Stop)).Refusal.ShouldBe(NewsletterRefusals.Changed);
        seen = await CheckAsync(bench, id);
        var version = seen.Version;
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => sending.SendAsync(id, seen, Writer, Stop)));
        both.Count(one => !one.IsRefused).ShouldBe(1, "two who press at once send it once");

        (await saving.HandleAsync(Words(id, NewsTopics.HealthDays) with { Version = version + 1 }, Stop)).Refusal.ShouldBe(
            NewsletterRefusals.NotDraft
        );
        (await saving.DeleteAsync(new(id, version + 1, Writer), Stop)).Refusal.ShouldBe(NewsletterRefusals.Changed);
        // Words that nobody sent off, whoever wrote them into the database, go to nobody.
        await using (var db = await bench.App.OpenDbAsync())
            await db.Newsletters.ExecuteUpdateAsync(set => set.SetProperty(n => n.TopicBits, (int)NewsTopics.All), Stop);
        await WriteAsync(bench);
        var line = await LineAsync(bench, id);
        (line.Letter.State, line.Letter.Halt, line.Fates.Count).ShouldBe((NewsletterState.Stopped, NewsletterHalt.OtherWords, 0));
    }

    [Theory, EachDatabase]
    public async Task Whoever_confirms_again_before_it_is_written_gets_it_and_whoever_wants_it_only_since_then_does_not(
        DatabaseUnderTest database
    )
    {
        await using var bench = await MailBench.StartAsync(database);
        await bench.SubscribeAsync("ada@schule.example", NewsTopics.TrainingFairs);
        await bench.SubscribeAsync("bob@schule.example", NewsTopics.HealthDays);
        bench.Clock.Advance(TimeSpan.FromHours(1));
        var id = await SendAsync(bench, NewsTopics.TrainingFairs);
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        await bench.SubscribeAsync("ada@schule.example", NewsTopics.HealthDays);
        await bench.SubscribeAsync("late@schule.example", NewsTopics.TrainingFairs);
        var bob = bench.App.Services.GetRequiredService<AddressIds>().Of("bob@schule.example");
        await bench.App.Services.GetRequiredService<ChangeNewsHandler>().HandleAsync(bob, NewsTopics.All, "de:1", Stop);

        await WriteAsync(bench);

        await using var db = await bench.App.OpenDbAsync();
        (await db.Outbox.Where(m => m.Kind == Newsletter.Mail).Select(m => m.ToAddress).ToListAsync(Stop)).ShouldBe(["ada@schule.example"]);
        (await LineAsync(bench, id)).Letter.State.ShouldBe(NewsletterState.Written);
    }

    [Theory, EachDatabase]
    public async Task To_more_than_was_said_it_goes_only_once_somebody_has_read_that(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database);
        await bench.App.SignInAsync(null, null, true);
        await AddReadersAsync(bench, NewsTopics.HealthDays, "a@schule.example", "b@schule.example");
        var id = await SendAsync(bench, NewsTopics.HealthDays);
        // Whoever writes into the database, a restored backup: the number is not that of the button.
        await AddReadersAsync(bench, NewsTopics.HealthDays, "c@schule.example");
        await WriteAsync(bench);
        var line = await LineAsync(bench, id);
        (line.Letter.State, line.Letter.Halt, line.Fates.Count).ShouldBe((NewsletterState.Stopped, NewsletterHalt.MorePeople, 0));
        await bench.RunAsync();
        var told = bench.Transport.Seen.ShouldHaveSingleItem();
        told.Subject.ShouldContain("Ein Newsletter wartet auf Sie");
        told.Text.ShouldContain("/organise/news");

        await bench.App.Services.GetRequiredService<StopNewsletterHandler>().ResumeAsync(id, Writer, Stop);
        await WriteAsync(bench);
        (await LineAsync(bench, id)).Fates.ShouldBe([new(MailFate.Queued, 3)]);
    }

    [Theory, EachDatabase]
    public async Task Neither_who_wrote_it_nor_who_sent_it_off_is_the_second_person(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database, new() { ["Mail:ReleaseAbove"] = "1" });
        await AddReadersAsync(bench, NewsTopics.HealthDays, "a@schule.example", "b@schule.example");
        var id = await DraftAsync(bench, NewsTopics.HealthDays);
        var (sending, sender) = (bench.App.Services.GetRequiredService<SendNewsletterHandler>(), Guid.NewGuid());
        (await sending.SendAsync(id, await CheckAsync(bench, id), sender, Stop)).IsRefused.ShouldBeFalse();
        var version = (await LineAsync(bench, id)).Letter.Version;

        (await sending.ReleaseAsync(new(id, version, Writer), Stop)).Refusal.ShouldBe(NewsletterRefusals.ReleaseOwn);
        (await sending.ReleaseAsync(new(id, version, sender), Stop)).Refusal.ShouldBe(NewsletterRefusals.ReleaseOwn);
        (await sending.ReleaseAsync(new(id, version, Second), Stop)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task Words_that_only_some_readers_would_get_are_not_sent_off()
    {
        await using var bench = await MailBench.StartAsync(DatabaseUnderTest.Sqlite);
        await AddReadersAsync(bench, NewsTopics.HealthDays, "a@schule.example");
        var words = Words(Guid.CreateVersion7(), NewsTopics.HealthDays) with { Body = new LocalizedText("", "On 12 May.") };
        var (saving, sending) = (
            bench.App.Services.GetRequiredService<SaveNewsletterHandler>(),
            bench.App.Services.GetRequiredService<SendNewsletterHandler>()
        );
        (await saving.HandleAsync(words with { Subject = new LocalizedText("", "The fair") }, Stop)).Refusal.ShouldBe(
            NewsletterRefusals.NoSubject
        );
        (await saving.HandleAsync(words, Stop)).IsRefused.ShouldBeFalse("it is being written");
        (await sending.SendAsync(words.Id, await CheckAsync(bench, words.Id), Writer, Stop)).Refusal.ShouldBe(NewsletterRefusals.NoBody);
    }

    [Fact]
    public async Task The_pre_flight_names_the_links_that_lead_nowhere_in_any_language()
    {
        await using var bench = await MailBench.StartAsync(DatabaseUnderTest.Sqlite);
        var words = Words(Guid.CreateVersion7(), NewsTopics.HealthDays) with
        {
            Body = new LocalizedText("Im [Plan](plan.pdf) und [hier](https://messe.example/plan)", "In the [plan](#plan)"),
        };
        await bench.App.Services.GetRequiredService<SaveNewsletterHandler>().HandleAsync(words, Stop);
        (await CheckAsync(bench, words.Id)).DeadLinks.ShouldBe(["plan.pdf", "#plan"]);
    }
}
