using System.Security.Claims;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Access;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Events;
using EventManager.Testing;
using EventManager.Web.Features.Accounts.Administration;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Features.Mailings.Rules.Versions;
using EventManager.Web.Features.Privacy;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>A rule's words are kept as they were saved: to compare with, and to go back to by saving them again.</summary>
public sealed class RuleWordVersionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Each_saved_change_of_the_words_is_kept_and_older_words_are_judged_when_they_are_saved_again(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var (saving, past) = (app.Get<SaveMailRuleHandler>(), app.Get<RuleWordVersions>());
        // A placeholder that was known once: what came before today's check is kept, and not sent anew.
        var rule = await MailRuleWorld.AddAsync(app, OldRule(fair));
        SaveMailRule Words(string subject, string body, string? english = null) =>
            new(fair.Id, rule.Id, Plan(subject, new(body, english)), null, null);

        (await saving.HandleAsync(Words("Zwei", "Text", "Text"), Stop)).Refusals.ShouldBeEmpty();
        (await saving.HandleAsync(Words("Zwei", "Text", "Texts"), Stop)).Refusals.ShouldBeEmpty();
        (await saving.HandleAsync(Words("Zwei", "Text", "Texts"), Stop)).Refusals.ShouldBeEmpty();
        await using (var db = await app.OpenDbAsync())
        {
            // With a translator's table, past the form.
            var row = await db.MailRules.SingleAsync(r => r.Id == rule.Id, Stop);
            row.Body = new("Text", "From the translator");
            await db.SaveChangesAsync(Stop);
        }
        (await saving.HandleAsync(Words("Drei", "Text", "Texts"), Stop)).Refusals.ShouldBeEmpty();
        var versions = await past.ListAsync(fair.Id, rule.Id, Stop);

        versions.Select(version => version.Number).ShouldBe([5, 4, 3, 2, 1], "saving the same is no version");
        Subjects(versions).ShouldBe(["Drei", "Zwei", "Zwei", "Zwei", "Alt {{ nobody }}"]);
        WordingWords.Read(versions[1].Opening)["en"].ShouldBe("From the translator");
        versions[3].Until(versions[2].Subject, versions[2].Opening).Count(line => line.Text is "Text" or "Texts").ShouldBe(3);

        // Going back is a change like any other.
        var (older, broken) = (versions[3], versions[4]);
        (await saving.HandleAsync(Words("Alt {{ nobody }}", "Alt"), Stop)).Refusal!.Code.ShouldBe("mailings.unknown_placeholder");
        WordingWords.ReadText(broken.Subject).German.ShouldBe("Alt {{ nobody }}");
        var back = Words("", "") with
        {
            Plan = Plan("", new("")) with { Subject = WordingWords.ReadText(older.Subject), Body = WordingWords.ReadText(older.Opening) },
        };
        (await saving.HandleAsync(back, Stop)).Refusals.ShouldBeEmpty();
        var now = await past.ListAsync(fair.Id, rule.Id, Stop);
        (now[0].Number, now[0].Subject, now[0].Opening).ShouldBe((6, older.Subject, older.Opening));
        await using var reading = await app.OpenDbAsync();
        (await reading.Audit.CountAsync(a => a.SubjectId == rule.Id && a.Action == "mail_rule.changed", Stop)).ShouldBe(5);
        (await app.Get<DeleteMailRuleHandler>().HandleAsync(new(fair.Id, rule.Id, null), Stop)).Refusals.ShouldBeEmpty();
        (await reading.RuleWordVersions.CountAsync(Stop)).ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task Two_who_save_at_once_make_two_versions_and_no_gap(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var rule = await MailRuleWorld.AddAsync(app, OldRule(fair));
        var saving = app.Get<SaveMailRuleHandler>();

        await Task.WhenAll(
            new[] { "Mia", "Jonas", "Ada" }.Select(name =>
                saving.HandleAsync(new(fair.Id, rule.Id, Plan("Von " + name, new("Text")), null, null), Stop)
            )
        );

        var versions = await app.Get<RuleWordVersions>().ListAsync(fair.Id, rule.Id, Stop);
        versions.Select(version => version.Number).ShouldBe([4, 3, 2, 1]);
        Subjects(versions).Take(3).ShouldBe(["Von Ada", "Von Jonas", "Von Mia"], ignoreOrder: true);
    }

    [Theory, EachDatabase]
    public async Task Only_who_organises_the_event_reads_them_and_who_wrote_is_forgotten_with_the_account_or_the_event(
        DatabaseUnderTest kind
    )
    {
        EachDatabase.Require(kind);
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(kind, services: services => services.AddSingleton<TimeProvider>(clock));
        var (fair, other) = (await app.AddEventAsync(), await app.AddEventAsync());
        var (boss, admin) = (await app.AddAccountAsync("mia"), await app.AddAccountAsync("admin", administrator: true));
        var rule = await MailRuleWorld.AddAsync(app, OldRule(fair));
        var save = new SaveMailRule(fair.Id, rule.Id, Plan("Neu", new("Text")), null, boss.Id);
        (await app.Get<SaveMailRuleHandler>().HandleAsync(save, Stop)).Refusals.ShouldBeEmpty();
        (
            await app.Get<SaveMailRuleHandler>().HandleAsync(save with { Plan = Plan("Neuer", new("Text")), UserId = admin.Id }, Stop)
        ).Refusals.ShouldBeEmpty();

        (await ReadAsync(await WhoAsync(StaffRole.Organiser, fair.Id), fair)).ShouldBe(["admin", "mia", ""]);
        foreach (
            var who in new[]
            {
                new ClaimsPrincipal(new ClaimsIdentity()),
                await WhoAsync(null, null),
                await WhoAsync(StaffRole.Contributor, fair.Id),
                await WhoAsync(StaffRole.Door, fair.Id),
                await WhoAsync(StaffRole.Organiser, other.Id),
            }
        )
            (await ReadAsync(who, fair)).ShouldBeEmpty();
        (await ReadAsync(await WhoAsync(StaffRole.Organiser, other.Id), other)).ShouldBeEmpty("the rule is another event's");

        (await app.Get<DeleteAccountHandler>().HandleAsync(new(boss.Id, boss.Email!, admin.Id), Stop)).Refusals.ShouldBeEmpty();
        (await ReadAsync(await WhoAsync(StaffRole.Organiser, fair.Id), fair)).ShouldBe(["admin", "", ""]);
        clock.Advance(TimeSpan.FromDays(400));
        await app.Services.GetServices<ISweep>().OfType<CleanUpSweep>().Single().RunAsync(Stop);
        await using var db = await app.OpenDbAsync();
        (await db.RuleWordVersions.Select(v => v.UserId).ToListAsync(Stop)).ShouldBe([null, null, null]);

        async Task<IEnumerable<string>> ReadAsync(ClaimsPrincipal who, Event of)
        {
            using (CallingUser.As(who))
                return (await app.Get<RuleWordVersions>().ListAsync(of.Id, rule.Id, Stop)).Select(version => version.By);
        }

        async Task<ClaimsPrincipal> WhoAsync(StaffRole? role, Guid? eventId)
        {
            using var client = await app.SignInAsync(role, eventId);
            return OpenCircuit.WhoIs(app.Services, client);
        }
    }

    private static MailRule OldRule(Event fair) =>
        new(fair.Id, MailRule.Message, new(MailAnchor.EventStart, false, 3, MailUnit.Days, null))
        {
            Subject = new("Alt {{ nobody }}"),
            Body = new("Alt"),
        };

    private static MailRulePlan Plan(string subject, LocalizedText body) =>
        new(MailRule.Message, new(MailAnchor.EventStart, false, 3, MailUnit.Days, null), MailAudience.Everybody, new(subject), body);

    private static IEnumerable<string> Subjects(IEnumerable<WordingVersion> versions) =>
        versions.Select(version => WordingWords.ReadText(version.Subject).German);
}
