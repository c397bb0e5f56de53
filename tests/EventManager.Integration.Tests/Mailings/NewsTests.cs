using System.Net;
using System.Text.RegularExpressions;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Platform.Mails.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

public sealed partial class NewsTests
{
    private const string Ada = "ada@schule.example";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task News_come_only_once_the_address_itself_has_said_yes_and_every_step_leaves_its_proof(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database);
        using (var answer = await bench.AskAsync(" Ada@Schule.example ", NewsTopics.TrainingFairs, NewsTopics.HealthDays))
            (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain("Schau in dein Postfach");
        var link = await bench.LinkAsync("Ada@Schule.example");
        bench.Transport.Seen.ShouldHaveSingleItem().Text.ShouldContain("/stop/");
        (await bench.ProofsAsync()).ShouldBeEmpty();

        // A scanner that opens every link, and looks twice.
        foreach (var _ in (int[])[1, 2])
            (await bench.App.Client.GetStringAsync(link, Stop)).ShouldContain("Ja, ich will Nachrichten bekommen");
        (await bench.SubscriptionsAsync()).ShouldHaveSingleItem().IsConfirmed.ShouldBeFalse("looking changes nothing");

        (await bench.ConfirmAsync(link)).ShouldBe(HttpStatusCode.Redirect);
        var proof = (await bench.ProofsAsync()).ShouldHaveSingleItem();
        (proof.Wants, proof.Way, proof.Scope, proof.NewsBits, proof.At).ShouldBe(
            (true, ChoiceWay.DoubleOptIn, SuppressionScope.Network, 3, bench.Clock.GetUtcNow())
        );
        proof.TextVersion.ShouldMatch("^de:[0-9a-f]{16}$");

        bench.Clock.Advance(TimeSpan.FromDays(10));
        var page = bench.ChoicePage(Ada);
        (await bench.App.Client.GetStringAsync(page, Stop)).ShouldContain("value=\"HealthDays\" checked");
        (await bench.App.Client.PostFormAsync(page, "topics", [("Topics", "NetworkMeetings")])).Dispose();
        (await bench.SubscriptionsAsync()).ShouldHaveSingleItem().Topics.ShouldBe(NewsTopics.NetworkMeetings);
        using (var none = await bench.App.Client.PostFormAsync(page, "topics", []))
            (await none.Content.ReadAsStringAsync(Stop)).ShouldContain("topics-error");
        (await bench.App.Client.PostFormAsync(page, "unsubscribe", [])).Dispose();

        (await bench.SubscriptionsAsync()).ShouldBeEmpty("the address goes");
        await using (var db = await bench.App.OpenDbAsync())
            (await db.Outbox.AnyAsync(m => m.ToAddress != "", Stop)).ShouldBeFalse("also out of what was sent");
        (await bench.ProofsAsync())
            .Select(one => (one.Wants, one.NewsBits, one.Way))
            .ShouldBe([(true, 3, ChoiceWay.DoubleOptIn), (true, 4, ChoiceWay.Page), (false, 0, ChoiceWay.Page)]);
        using var old = await bench.App.Client.GetAsync(link, Stop);
        old.StatusCode.ShouldBe(HttpStatusCode.NotFound, "an old link subscribes nobody again");
    }

    [Theory, EachDatabase]
    public async Task Nobody_learns_from_the_form_whether_an_address_gets_news(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database);
        await bench.SubscribeAsync(Ada, NewsTopics.TrainingFairs);
        bench.Clock.Advance(TimeSpan.FromHours(1));
        var before = bench.Transport.Seen.Count;

        var known = await AnswerAsync(Ada);
        var again = await AnswerAsync(Ada);
        var unknown = await AnswerAsync("bob@schule.example");
        await bench.RunAsync();

        known.ShouldBe(unknown);
        again.ShouldBe(unknown);
        bench.Transport.Seen.Skip(before).Select(m => m.To[0].Address).ShouldBe([Ada, "bob@schule.example"], ignoreOrder: true);
        (await bench.SubscriptionsAsync()).Single(s => s.IsConfirmed).Topics.ShouldBe(NewsTopics.TrainingFairs, "nobody changed it");

        async Task<string> AnswerAsync(string email)
        {
            using var answer = await bench.AskAsync(email, NewsTopics.HealthDays);
            return $"{answer.StatusCode} {Changing().Replace(await answer.Content.ReadAsStringAsync(Stop), "")}";
        }
    }

    [Theory, EachDatabase]
    public async Task A_link_works_for_three_days_and_then_nothing_is_kept(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database);
        await bench.SubscribeAsync("bob@schule.example", NewsTopics.HealthDays);
        (await bench.AskAsync(Ada, NewsTopics.TrainingFairs)).Dispose();
        var link = await bench.LinkAsync(Ada);
        bench.Clock.Advance(NewsSubscription.ConfirmWithin - TimeSpan.FromSeconds(1));
        await bench.CleanUpAsync();
        var page = await bench.App.Client.GetStringAsync(link, Stop);
        bench.Clock.Advance(TimeSpan.FromSeconds(1));

        using (var late = await PostAsync(bench, link, page, "confirm"))
            (await late.Content.ReadAsStringAsync(Stop)).ShouldContain("Dieser Link gilt nicht mehr");
        (await bench.SubscriptionsAsync()).Count(s => s.IsConfirmed).ShouldBe(1);
        (await bench.CleanUpAsync()).ShouldBeGreaterThan(0);
        (await bench.SubscriptionsAsync()).ShouldHaveSingleItem().Email.ShouldBe("bob@schule.example");
        await using var db = await bench.App.OpenDbAsync();
        (await db.Erasures.SingleAsync(one => one.Kind == nameof(NewsSubscription), Stop)).Rows.ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task Whoever_presses_eight_times_at_once_asks_once_and_confirms_once(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database);
        var form = await bench.App.Client.GetStringAsync(NewsBench.Page, Stop);
        await EightTimesAsync(NewsBench.Page, form, "news", ("Email", Ada), ("Topics", "TrainingFairs"));
        var link = await bench.LinkAsync(Ada);
        bench.Transport.Seen.ShouldHaveSingleItem();
        (await bench.SubscriptionsAsync()).ShouldHaveSingleItem();

        var page = await bench.App.Client.GetStringAsync(link, Stop);
        await EightTimesAsync(link, page, "confirm");
        (await bench.SubscriptionsAsync()).ShouldHaveSingleItem().IsConfirmed.ShouldBeTrue();
        (await bench.ProofsAsync()).ShouldHaveSingleItem();

        async Task EightTimesAsync(string path, string page, string name, params (string, string)[] fields)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync(bench, path, page, name, fields)));
            answers.ShouldAllBe(answer => (int)answer.StatusCode < 400);
            foreach (var answer in answers)
                answer.Dispose();
        }
    }

    [Theory, EachDatabase]
    public async Task One_click_ends_the_news_and_who_asks_again_gets_them_again(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database);
        await bench.SubscribeAsync(Ada, NewsTopics.TrainingFairs);
        var call = bench.ChoicePage(Ada) + MailChoices.OneClick;
        (await bench.App.Client.GetAsync(call, Stop)).Dispose();
        (await bench.SubscriptionsAsync()).ShouldHaveSingleItem();

        bench.Clock.Advance(TimeSpan.FromHours(1));
        using (var form = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]))
            (await bench.App.Client.PostAsync(call, form, Stop)).EnsureSuccessStatusCode();
        (await bench.SubscriptionsAsync()).ShouldBeEmpty();
        var last = (await bench.ProofsAsync())[^1];
        (last.Wants, last.Way, last.NewsBits).ShouldBe((false, ChoiceWay.OneClick, 0));

        // In the same ten minutes as it was ended: the first mail's key must not swallow the second one.
        (await bench.AskAsync(Ada, NewsTopics.TrainingFairs)).Dispose();
        var link = await bench.LinkAsync(Ada);
        (await bench.App.Client.GetStringAsync(link, Stop)).ShouldContain("Auch Einladungen kommen dann wieder.");
        (await bench.ConfirmAsync(link)).ShouldBe(HttpStatusCode.Redirect);
        await using var db = await bench.App.OpenDbAsync();
        (await db.Suppressions.AnyAsync(Stop)).ShouldBeFalse("it was asked for");
    }

    [Theory, EachDatabase]
    public async Task The_yes_lifts_what_kept_news_away_and_leaves_a_proof_for_each_scope(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database);
        var address = bench.App.Services.GetRequiredService<Web.Platform.Mails.AddressIds>().Of(Ada);
        await using var db = await bench.App.OpenDbAsync();
        foreach (
            var (scope, reason) in new[]
            {
                (SuppressionScope.All, SuppressionReason.Complaint),
                (SuppressionScope.All, SuppressionReason.Unsubscribed),
                (SuppressionScope.Network, SuppressionReason.Unsubscribed),
                (SuppressionScope.Network, SuppressionReason.ByHand),
            }
        )
            db.Add(new Suppression(Guid.NewGuid(), address, scope, reason, bench.Clock.GetUtcNow()));
        await db.SaveChangesAsync(Stop);

        await bench.SubscribeAsync(Ada, NewsTopics.HealthDays);

        (await bench.ProofsAsync())
            .Select(one => (one.Scope, one.Wants, one.NewsBits, one.Way))
            .ShouldBe(
                [(SuppressionScope.Network, true, 2, ChoiceWay.DoubleOptIn), (SuppressionScope.All, true, null, ChoiceWay.DoubleOptIn)],
                ignoreOrder: true
            );
        (await db.Suppressions.Select(s => s.Reason).ToListAsync(Stop)).ShouldBe([SuppressionReason.ByHand]);
    }

    [Theory, EachDatabase]
    public async Task Asking_again_adds_to_what_an_address_has_and_names_it_once(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database);
        await bench.SubscribeAsync(Ada, NewsTopics.TrainingFairs);
        bench.Clock.Advance(TimeSpan.FromHours(1));
        var second = await bench.SubscribeAsync("ada+messe@schule.example", NewsTopics.HealthDays);
        second.Topics.ShouldBe(NewsTopics.TrainingFairs | NewsTopics.HealthDays);
        (await bench.SubscriptionsAsync()).ShouldHaveSingleItem().Id.ShouldBe(second.Id);
        (await bench.ProofsAsync())[^1].NewsBits.ShouldBe(3);
    }

    [Theory, EachDatabase]
    public async Task A_stranger_who_types_an_address_again_and_again_sends_it_few_mails(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database, new() { ["Mail:MaxPerUnconfirmedAddress"] = "3" });
        for (var bits = 1; bits <= 7; bits++)
            (await bench.AskAsync(Ada, [.. NewsTopicRules.In((NewsTopics)bits)])).Dispose();
        await bench.RunAsync();
        bench.Transport.Seen.Count.ShouldBe(3);

        var id = bench.App.Services.GetRequiredService<Web.Platform.Mails.AddressIds>().Of("bob@schule.example");
        await bench.App.Services.GetRequiredService<Web.Platform.Mails.StrangerMails>().SetAsync(id, true, Stop);
        (await bench.AskAsync("bob@schule.example", NewsTopics.HealthDays)).Dispose();
        await bench.RunAsync();
        bench.Transport.Seen.Count.ShouldBe(3, "it wants no mails from strangers");
    }

    [Theory]
    [InlineData("", "TrainingFairs")]
    [InlineData("keine adresse", "TrainingFairs")]
    [InlineData("a@b.example\r\nBcc: c@d.example", "TrainingFairs")]
    [InlineData(Ada, "")]
    [InlineData(Ada, "All")]
    [InlineData(Ada, "None")]
    [InlineData(Ada, "7")]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_is_kept(string email, string topic)
    {
        await using var bench = await MailBench.StartAsync(DatabaseUnderTest.Sqlite);
        using var answer = await bench.App.Client.PostFormAsync(NewsBench.Page, "news", [("Email", email), ("Topics", topic)]);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain(email == Ada ? "id=\"topics-error\"" : "id=\"email-error\"");
        (await bench.SubscriptionsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(EventState.Finished, true)]
    [InlineData(EventState.Cancelled, true)]
    [InlineData(EventState.Published, false)]
    public async Task An_event_that_is_over_offers_the_next_date_by_mail_with_its_topic_ticked(EventState state, bool isOffered)
    {
        await using var app = await TestApp.StartAsync();
        var @event = await app.AddEventAsync();
        await using (var db = await app.OpenDbAsync())
            await db
                .Events.Where(e => e.Id == @event.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(e => e.State, state).SetProperty(e => e.Kind, EventKind.HealthDay), Stop);
        const string link = "/news?kind=HealthDays";
        (await app.Client.GetStringAsync("/e/" + @event.Slug, Stop)).Contains(link, StringComparison.Ordinal).ShouldBe(isOffered);
        (await app.Client.GetStringAsync(link, Stop)).ShouldContain("value=\"HealthDays\" checked");
    }

    [Fact]
    public async Task What_a_machine_fills_in_asks_nobody()
    {
        await using var bench = await MailBench.StartAsync(DatabaseUnderTest.Sqlite);
        using var answer = await bench.App.Client.PostFormAsync(
            NewsBench.Page,
            "news",
            [("Email", Ada), ("Topics", "HealthDays"), ("Trap", "x")]
        );
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain("Schau in dein Postfach");
        (await bench.SubscriptionsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_mail_speaks_the_language_of_the_page()
    {
        await using var bench = await MailBench.StartAsync(DatabaseUnderTest.Sqlite);
        bench.App.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        (await bench.AskAsync(Ada, NewsTopics.HealthDays)).Dispose();
        await bench.LinkAsync(Ada);
        var mail = bench.Transport.Seen.ShouldHaveSingleItem();
        (mail.Text.Contains("Would you like news from us?", StringComparison.Ordinal), mail.Language).ShouldBe((true, "en"));
        (await bench.SubscriptionsAsync()).Single().TextVersion.ShouldStartWith("en:");
    }

    private static async Task<HttpResponseMessage> PostAsync(
        MailBench bench,
        string path,
        string page,
        string name,
        params (string Name, string Value)[] fields
    )
    {
        var token = WebUtility.HtmlDecode(Token().Match(page).Groups[1].Value);
        using var form = new FormUrlEncodedContent(
            fields
                .Append(("_handler", name))
                .Append(("__RequestVerificationToken", token))
                .Select(field => KeyValuePair.Create(field.Item1, field.Item2))
        );
        return await bench.App.Client.PostAsync(path, form, Stop);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    /// <summary>What differs between any two answers.</summary>
    [GeneratedRegex("nonce=\"[^\"]*\"|value=\"CfDJ[^\"]*\"|<!--Blazor[^>]*-->")]
    private static partial Regex Changing();
}
