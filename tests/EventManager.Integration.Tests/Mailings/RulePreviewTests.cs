using EventManager.Data.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Features.Mailings.Rules.Preflight;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>A rule's mail, before anything of the rule is saved: as anybody of its event would get it, and as a test to who writes it.</summary>
public sealed class RulePreviewTests
{
    private static readonly DateTimeOffset LongAgo = DateTimeOffset.UtcNow.AddDays(-100);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task As_anybody_of_the_event_and_why_somebody_would_get_none(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var (ada, bob) = await AddAsync(app, fair);
        var plan = Message(fair) with { };
        plan = plan with { Plan = plan.Plan with { Audience = new(MailAudience.Everybody) { Filter = "?language=de" } } };

        var found = (await app.Get<FindReaders>().HandleAsync(plan, "b", Stop)).Value;
        var asAda = (await PreviewAsync(app, plan, ada)).Value;
        var asBob = (await PreviewAsync(app, plan, bob)).Value;
        var sample = (await PreviewAsync(app, plan, null, "en")).Value;
        var reminder = (await PreviewAsync(app, plan with { Plan = plan.Plan with { Mail = MailRule.Reminder } }, ada)).Value;

        found.Select(one => (one.Name, one.IsMeant)).ShouldBe([("Ada Berg", true), ("Bob Berg", false)], "who is meant comes first");
        (asAda.Name, asAda.Language, asAda.Why, asAda.FallsBack).ShouldBe(("Ada Berg", "de", null, false));
        asAda.Message.Subject.ShouldBe("Hallo Ada");
        asAda.Message.Text.ShouldContain("Seite (http://localhost/e/messe)");
        asAda.Message.Html!.ShouldContain("<strong>Saal 2</strong>");
        (asBob.Why, asBob.Language, asBob.FallsBack).ShouldBe((LeftOutReason.Filtered, "en", true));
        asBob.Message.Html!.ShouldContain("<div lang=\"de\" dir=\"ltr\">", customMessage: "German words in an English mail say so");
        sample.Message.Subject.ShouldBe("Hallo ");
        sample.Message.Html!.ShouldContain("<strong>Saal 2</strong>");
        reminder.Message.Subject.ShouldContain(fair.Title.German);
        await using var db = await app.OpenDbAsync();
        (await db.MailRules.CountAsync(Stop) + await db.Outbox.CountAsync(Stop)).ShouldBe(0, "nothing is saved and nothing sent");
    }

    [Theory, EachDatabase]
    public async Task The_test_goes_to_who_asks_with_the_words_as_they_are_typed_and_opens_nothing(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var (ada, _) = await AddAsync(app, fair);
        var other = await app.AddEventAsync();
        var (stranger, _) = await AddAsync(app, other);
        await using var db = await app.OpenDbAsync();
        var me = new Account
        {
            Email = "ich@stadtnetz.example",
            UserName = "ich@stadtnetz.example",
            DisplayName = "Ich",
        };
        db.Users.Add(me);
        await db.SaveChangesAsync(Stop);
        var (testing, plan) = (app.Get<SendRuleTestHandler>(), Message(fair) with { UserId = me.Id });

        foreach (var (person, language) in new (Guid?, string)[] { (ada, "de"), (stranger, "de"), (null, "en") })
            (await testing.HandleAsync(plan, person, language, Stop)).Refusals.ShouldBeEmpty();
        var rows = await db.Outbox.AsNoTracking().OrderBy(m => m.Id).ToListAsync(Stop);
        // As the sender does: several mails with one context.
        var mails = new List<Mail.MailMessage>();
        foreach (var row in rows)
            mails.Add((await app.Get<MailRendering>().RenderAsync(db, row, await MailRendering.FrameAsync(db, row, Stop), Stop))!);

        rows.ShouldAllBe(row => row.Kind == WordingTestMail.Name && row.ToAddress == "ich@stadtnetz.example");
        mails[0].Subject.ShouldBe("[Test] Hallo Ada");
        mails[0].Html!.ShouldContain("<strong>Saal 2</strong>");
        mails.ShouldAllBe(mail => !mail.Text.Contains("/me/") && !mail.Html!.Contains("/me/"));
        mails[1].Subject.ShouldBe("[Test] Hallo ", "somebody of another event is nobody here");
        mails[2].Html!.ShouldContain("<div lang=\"de\"");
        (await db.MailRules.CountAsync(Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task An_invited_person_and_an_event_that_sends_nothing_yet()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        await using var db = await app.OpenDbAsync();
        var invitation = new Invitation(fair.Id, "Ida Iversen", "ida@example.org", LongAgo);
        db.Invitations.Add(invitation);
        await db.SaveChangesAsync(Stop);
        await db.Events.Where(e => e.Id == fair.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.State, EventState.Draft), Stop);
        var plan = Message(fair) with { };
        plan = plan with
        {
            Plan = plan.Plan with { Audience = MailAudience.Unanswered, Subject = new("Liebe {{ name }}"), Body = new("Bis bald") },
        };

        var found = (await app.Get<FindReaders>().HandleAsync(plan, "ida@", Stop)).Value.ShouldHaveSingleItem();
        var shown = (await PreviewAsync(app, plan, found.Id)).Value;

        (shown.Why, shown.Message.Subject).ShouldBe((LeftOutReason.NoMails, "Liebe Ida Iversen"));
        shown.Message.Text.ShouldContain("Bis bald");
        (await PreviewAsync(app, plan, Guid.NewGuid())).Refusal.ShouldBe(MailingRefusals.NotFound);
    }

    private static Task<Result<PreviewedRule>> PreviewAsync(TestApp app, SaveMailRule plan, Guid? person, string? language = null) =>
        app.Get<PreviewRule>().HandleAsync(plan, person, language, Stop);

    private static SaveMailRule Message(Event fair) =>
        new(
            fair.Id,
            null,
            new(
                MailRule.Message,
                new(MailAnchor.Once, true, 0, MailUnit.Minutes, null),
                MailAudience.Everybody,
                new("Hallo {{ first_name }}"),
                new("Jetzt in **Saal 2**: [Seite](/e/messe)")
            ),
            null,
            null
        );

    private static async Task<(Guid German, Guid English)> AddAsync(TestApp app, Event fair)
    {
        await using var db = await app.OpenDbAsync();
        var people = new[] { ("Ada", "de"), ("Bob", "en") }
            .Select(one => new Registration(fair, new Person(one.Item1, "Berg", $"{one.Item1}@example.org"), one.Item2, 1, LongAgo))
            .ToList();
        people.ForEach(one => one.Confirm(LongAgo));
        db.Registrations.AddRange(people);
        await db.SaveChangesAsync(Stop);
        return (people[0].Id, people[1].Id);
    }
}
