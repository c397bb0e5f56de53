using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Testing;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>An organiser's own words: filled for each reader, kept in versions, shown before they go out.</summary>
public sealed class WordingTests
{
    private const string Ticket = "registration-ticket";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Own_words_are_judged_kept_filled_and_tried(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var anna = (await app.RegisterAsync(fair.Slug, "anna", 2)).Value.Id;
        await using var db = await app.OpenDbAsync();
        db.MailWordings.Add(new MailWording(fair.Id, Ticket) { Opening = new("Alte Worte {{ mit Klammern") });
        await db.SaveChangesAsync(Stop);
        var old = (await app.Get<MailRendering>().RenderAsync(await RowAsync(db, anna), Stop))!;
        SaveWording Words(string subject, string opening, string? english = null) =>
            new(fair.Id, Ticket, new(subject), new(opening, english));
        var saving = app.Get<SaveWordingHandler>();

        var unknown = await saving.HandleAsync(Words("{{ nobody }}", ""), Stop);
        var english = await saving.HandleAsync(Words("", "Gut", "Fine {{ first_nam }}"), Stop);
        (
            await saving.HandleAsync(Words("Für {{ first_name }}", "{% if people > 1 %}Ihr kommt zu {{ people }}.{% endif %}"), Stop)
        ).Refusals.ShouldBeEmpty();
        (await saving.HandleAsync(Words("Für {{ first_name }}", "Bis bald bei {{ event }}"), Stop)).Refusals.ShouldBeEmpty();
        (await saving.HandleAsync(Words("Für {{ first_name }}", "Bis bald bei {{ event }}"), Stop)).Refusals.ShouldBeEmpty();
        var versions = await app.Get<WordingVersions>().ListAsync(fair.Id, Ticket, Stop);
        var sent = (await app.Get<MailRendering>().RenderAsync(await RowAsync(db, anna), Stop))!;

        old.Text.ShouldContain("Alte Worte {{ mit Klammern");
        (unknown.Refusal!.Code, unknown.Refusal.Field).ShouldBe(("mailings.unknown_placeholder", "subject"));
        (english.Refusal!.Code, english.Refusal.Field).ShouldBe(("mailings.unknown_placeholder", "opening"));
        versions.Select(version => version.Number).ShouldBe([3, 2, 1], "what was there before is the first; saving the same is none");
        WordingWords.ReadText(versions[^1].Opening).German.ShouldBe("Alte Worte {{ mit Klammern");
        versions[1]
            .Until(versions[0].Subject, versions[0].Opening)
            .Count(line => line.Change is not Domain.Programme.LineChange.Same)
            .ShouldBe(2);
        sent.Subject.ShouldStartWith("Für ");
        sent.Subject.ShouldNotContain("{");
        sent.Text.ShouldContain("Bis bald bei " + fair.Title.German);
        MailRules.Broken(sent.Html!, "de", "ltr").ShouldBeEmpty();
    }

    /// <summary>There is no version: the words as they were read say whether somebody else was faster.</summary>
    [Theory, EachDatabase]
    public async Task Words_that_somebody_else_has_saved_meanwhile_are_not_overwritten(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var (saving, versions) = (app.Get<SaveWordingHandler>(), app.Get<WordingVersions>());
        var read = await saving.ReadAsync(fair.Id, Ticket, Stop);
        SaveWording Words(MailWording before, string subject) => new(fair.Id, Ticket, new(subject), LocalizedText.Empty) { Read = before };

        var both = await Task.WhenAll(saving.HandleAsync(Words(read, "Von Mia"), Stop), saving.HandleAsync(Words(read, "Von Jonas"), Stop));
        var late = await saving.HandleAsync(Words(read, "Von Ada"), Stop);
        var newest = await saving.ReadAsync(fair.Id, Ticket, Stop);

        both.Count(result => result.IsRefused).ShouldBe(1, "both read the same, and one of them was faster");
        both.SelectMany(result => result.Refusals).ShouldBe([MailingRefusals.WordingChanged]);
        late.Refusal.ShouldBe(MailingRefusals.WordingChanged);
        (await saving.HandleAsync(Words(newest, "Von Ada"), Stop)).IsRefused.ShouldBeFalse();
        var list = await versions.ListAsync(fair.Id, Ticket, Stop);
        list.Count.ShouldBe(2);
        var now = await saving.ReadAsync(fair.Id, Ticket, Stop);
        versions.ChangeOf(now, list).At.ShouldBe(list[0].SavedAt);
        versions.ChangeOf(newest, list).Name.ShouldBeNull("nobody knows who wrote what is no version");
    }

    [Theory, EachDatabase]
    public async Task A_preview_asks_every_condition_and_a_test_gives_nothing_away(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var anna = (await app.RegisterAsync(fair.Slug, "anna", 2)).Value.Id;
        var me = new Account
        {
            Email = "ich@stadtnetz.example",
            UserName = "ich@stadtnetz.example",
            DisplayName = "Ich",
        };
        await using var db = await app.OpenDbAsync();
        db.Users.Add(me);
        await db.SaveChangesAsync(Stop);
        SaveWording Words(string mail) => new(fair.Id, mail, new("Für {{ first_name }}"), LocalizedText.Empty);
        var previews = app.Get<PreviewWording>();

        var shown = await previews.AsAsync(Words(Ticket), "anna@schule.example", Stop);
        var none = await previews.AsAsync(Words("registration-waiting"), "anna@schule.example", Stop);
        var nobody = await previews.AsAsync(Words(Ticket), "nobody@schule.example", Stop);
        (await app.Get<SaveWordingHandler>().HandleAsync(Words(Ticket), Stop)).Refusals.ShouldBeEmpty();
        (await app.Get<SendWordingTestHandler>().HandleAsync(new(fair.Id, Ticket, anna, "de", me.Id), Stop)).Refusals.ShouldBeEmpty();
        var row = await db.Outbox.SingleAsync(m => m.Kind == WordingTestMail.Name, Stop);
        var test = (await app.Get<MailRendering>().RenderAsync(row, Stop))!;

        shown.Message!.Subject.ShouldStartWith("Für ");
        shown.SubjectId.ShouldBe(anna);
        (none.Message, none.IsNobody).ShouldBe((null, false), "she waits for nothing");
        nobody.IsNobody.ShouldBeTrue();
        test.To.Single().Address.ShouldBe("ich@stadtnetz.example");
        test.Subject.ShouldBe("[Test] " + shown.Message.Subject);
        test.Text.ShouldNotContain("/me/");
        test.Html!.ShouldNotContain("/me/");
        (test.Calendar, test.Attachments.Count).ShouldBe((null, 0));
    }

    /// <summary>Words for a newsletter or a password would be saved in an event and stand in no mail.</summary>
    [Fact]
    public async Task Only_mails_that_take_own_words_are_offered_and_words_of_before_can_be_taken_back()
    {
        await using var app = await TestApp.StartAsync();
        var (fair, other) = (await app.AddEventAsync(), await app.AddEventAsync());
        await using var db = await app.OpenDbAsync();
        db.MailWordings.Add(new MailWording(other.Id, "account-password") { Subject = new("Von früher") });
        await db.SaveChangesAsync(Stop);
        string[] never =
        [
            "account-password",
            "account-invitation",
            "account-security",
            "audit-head",
            "checklist-due",
            "newsletter",
            "newsletter-test",
            WordingTestMail.Name,
            MailRule.Message,
            MailRule.InvitedMessage,
            MailRule.ExhibitorMessage,
            MailRule.OfficerMessage,
            MailRule.TeamMessage,
        ];

        var kinds = await app.Get<SaveWordingHandler>().KindsAsync(fair.Id, Stop);

        never.Except(app.Get<MailRendering>().Kinds).ShouldBeEmpty("each of them is a kind of mail");
        kinds.Intersect(never).ShouldBeEmpty();
        kinds.ShouldContain(Ticket);
        kinds.ShouldContain(MailRule.Reminder);
        (await app.Get<SaveWordingHandler>().KindsAsync(other.Id, Stop)).ShouldContain("account-password");
        var dead = await app.Get<SaveWordingHandler>().HandleAsync(new(fair.Id, Ticket, new(""), new("[x](plan.pdf)")), Stop);
        (dead.Refusal!.Code, dead.Refusal.Field).ShouldBe(("mailings.link_dead", "opening"));
    }

    private static Task<OutboxMail> RowAsync(EventDb db, Guid about) =>
        db.Outbox.AsNoTracking().SingleAsync(m => m.SubjectId == about && m.Kind == Ticket, Stop);
}
