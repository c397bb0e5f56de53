using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>Who is meant by a condition, as the database says it, when the mail is written and when it leaves.</summary>
public sealed class MailAudienceTests
{
    private static readonly DateTimeOffset LongAgo = DateTimeOffset.UtcNow.AddDays(-100);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Each_condition_means_who_has_not_done_it_and_nobody_who_has_by_the_time_the_mail_leaves(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var bench = await MailBench.StartAsync(kind);
        bench.Clock.Set(DateTimeOffset.UtcNow);
        var fair = await bench.App.AddEventAsync();
        await FillAsync(bench.App, fair);

        string[] expected =
        [
            "Everybody: done@, half@, open@, young@",
            "CheckedIn: ",
            "Absent: done@, half@, open@, young@",
            "ConsentMissing: young@",
            "AnswersOpen: half@, open@",
            "TasksOpen: half@, open@, young@",
            "Unanswered: silent@",
            "Exhibitors: bare@, plain@, whole@",
            "BoothDataMissing: bare@",
            "BoothTasksOpen: bare@, plain@",
            "Teachers: ",
            "Waiting: waits@",
            "Applied: asked@",
            "Invited: done@, no@, silent@",
            "InvitedYes: done@",
            "InvitedNo: no@",
            "ExhibitorsUndecided: asks@",
            "Officers: eva@",
            "Team: door@, lead@",
        ];
        var people = bench.App.Services.GetRequiredService<MailRulePeople>();
        foreach (var audience in Enum.GetValues<MailAudience>())
        {
            if (MailAudiences.IsChosen(audience))
            {
                var nobody = await people.FindAsync(fair.Id, audience, MailAnchor.EventStart, 0, Stop);
                nobody.Refusal.ShouldBe(MailSelectionRefusals.NobodyChosen, audience.ToString());
                continue;
            }
            var found = (await people.FindAsync(fair.Id, audience, MailAnchor.EventStart, 0, Stop)).Value;
            var names = string.Join(", ", found.People.Select(one => one.Email.Split("example")[0]).Order(StringComparer.Ordinal));
            $"{audience}: {names}".ShouldBe(expected[(int)audience]);
            found.Count.ShouldBe(found.People.Count);
        }
        (await people.FindAsync(fair.Id, MailAudience.Exhibitors, MailAnchor.SlotStart, 0, Stop)).Refusal.ShouldBe(
            MailingRefusals.RuleAnchor
        );
        (await NumbersAsync(bench.App, fair, MailAudience.Unanswered)).ShouldBe(new MailRuleNumbers(1, 2, 0, 0, 0, 1));
        (await NumbersAsync(bench.App, fair, MailAudience.BoothDataMissing)).ShouldBe(new MailRuleNumbers(1, 2, 0, 1, 0, 1));

        await WriteAndSendAsync(bench, fair);
    }

    /// <summary>What a rule asks of each group is written, can be read, and goes to who has not done it by then.</summary>
    private static async Task WriteAndSendAsync(MailBench bench, Event fair)
    {
        foreach (var audience in (MailAudience[])[MailAudience.AnswersOpen, MailAudience.Unanswered, MailAudience.BoothDataMissing])
        {
            foreach (var mail in (string[])[MailRule.Reminder, MailRule.Message])
            {
                await MailRuleWorld.AddAsync(
                    bench.App,
                    new MailRule(fair.Id, mail, MailRuleWorld.DueTenMinutesAgo(fair).Timing)
                    {
                        Audience = audience,
                        Subject = new LocalizedText("Noch offen"),
                        Body = new LocalizedText("Es fehlt **etwas**, {{ event }}."),
                    }
                );
            }
        }

        (await MailRuleWorld.Sweep(bench.App).RunAsync(Stop)).ShouldBe(8, "two have open answers, one is silent, one is bare");
        await using var db = await bench.App.OpenDbAsync();
        var rendering = bench.App.Services.GetRequiredService<MailRendering>();
        foreach (var row in await db.Outbox.AsNoTracking().ToListAsync(Stop))
        {
            var mail = (await rendering.RenderAsync(row, Stop)).ShouldNotBeNull(row.Kind);
            if (row.Kind.EndsWith("message", StringComparison.Ordinal))
                (mail.Subject, mail.Text.Contains(fair.Title.German, StringComparison.Ordinal)).ShouldBe(("Noch offen", true));
            else if (row.Kind == MailRule.ExhibitorReminder)
                mail.Text.ShouldContain("der Text für das Ausstellerverzeichnis");
        }

        // In the night between, one of the two answers, the company fills in what was missing, and the guest says no.
        await DoItAsync(db, fair.Id);
        await bench.RunAsync();

        var rows = await db.Outbox.AsNoTracking().ToListAsync(Stop);
        rows.Where(row => row.State is OutboxState.Sent).Select(row => row.ToAddress).ShouldBe(["open@example.org", "open@example.org"]);
        rows.Where(row => row.State is not OutboxState.Sent)
            .ShouldAllBe(row => row.State == OutboxState.Withheld && row.LastError == MailErrors.NotMeant);
        (await MailRuleWorld.Sweep(bench.App).RunAsync(Stop)).ShouldBe(0);
    }

    private static async Task<MailRuleNumbers> NumbersAsync(TestApp app, Event fair, MailAudience audience)
    {
        var plan = new MailRulePlan(
            MailRule.Reminder,
            MailRuleWorld.DueTenMinutesAgo(fair).Timing,
            audience,
            LocalizedText.Empty,
            LocalizedText.Empty
        );
        return (await app.Services.GetRequiredService<SaveMailRuleHandler>().CountAsync(new(fair.Id, null, plan, null, null), Stop)).Value;
    }

    private static async Task DoItAsync(EventDb db, Guid eventId)
    {
        var half = await db.Registrations.SingleAsync(r => r.EventId == eventId && r.NormalizedEmail == "half@example.org", Stop);
        var why = await db.Questions.SingleAsync(q => q.EventId == eventId && q.Code == "why", Stop);
        db.Answers.Add(new Answer(half.Id, why.Id, "Weil ich mag"));
        (await db.Invitations.SingleAsync(i => i.EventId == eventId && i.NormalizedEmail == "silent@example.org", Stop)).Decline(
            new(LongAgo)
        );
        var bare = await db.Exhibitors.Include(e => e.Occupations).SingleAsync(e => e.NormalizedEmail == "bare@example.org", Stop);
        await FillInAsync(db, bare);
        await db.SaveChangesAsync(Stop);
    }

    private static async Task FillInAsync(EventDb db, Exhibitor exhibitor)
    {
        exhibitor.ShortText = new LocalizedText("Wir bauen Möbel.");
        exhibitor.BoothContact = "Herr Klein, 0561 1";
        var occupation =
            await db.Occupations.OrderBy(o => o.Name.German).FirstOrDefaultAsync(Stop)
            ?? db.Add(new Occupation(new LocalizedText("Tischler/in"))).Entity;
        await db.SaveChangesAsync(Stop);
        exhibitor.Occupations.Add(new ExhibitorOccupation(exhibitor.Id, occupation.Id));
    }

    /// <summary>One of each: who has done all, half of it, nothing.</summary>
    private static async Task FillAsync(TestApp app, Event fair)
    {
        await using var db = await app.OpenDbAsync();
        var come = new Question(fair.Id, "come", QuestionKind.SeveralChoices, new("Womit kommst du?")) { IsRequired = true };
        var why = new Question(fair.Id, "why", QuestionKind.Text, new("Warum?"))
        {
            IsRequired = true,
            Position = 1,
            ShownIfCode = "come",
            ShownIfAnswer = "car",
        };
        var other = new Question(fair.Id, "class", QuestionKind.Text, new("Klasse?")) { IsRequired = true, CategoryCode = "school" };
        db.AddRange(come, why, other);
        var people = new[] { "done", "half", "open", "young" }.Select(name => Register(db, fair, name)).ToList();
        db.AddRange(
            new Answer(people[0].Id, come.Id, "bus\nfoot"),
            new Answer(people[1].Id, come.Id, "bus\ncar"),
            new Answer(people[3].Id, come.Id, "bus")
        );
        people[3].AskGuardian(null, LongAgo);
        var waiting = new Registration(fair, new Person("Wer", "Wartet", "waits@example.org"), "de", 1, LongAgo);
        waiting.JoinWaitingList(LongAgo);
        var asked = new Registration(fair, new Person("Wer", "Fragt", "asked@example.org"), "de", 1, LongAgo);
        asked.Apply(LongAgo);
        var company = new CompanyAccess(fair.Id, "KVV", "Eva", "eva@example.org", LongAgo);
        db.AddRange(asked, company);
        foreach (
            var (name, role, isOut) in new[]
            {
                ("door", StaffRole.Door, false),
                ("lead", StaffRole.Organiser, false),
                ("gone", StaffRole.Door, true),
            }
        )
        {
            var account = new Account
            {
                UserName = name + "@example.org",
                Email = name + "@example.org",
                NormalizedEmail = (name + "@example.org").ToUpperInvariant(),
                DisplayName = name,
            };
            account.DisabledAt = isOut ? LongAgo : null;
            db.AddRange(account, new EventStaff(fair.Id, account.Id, role));
        }

        var (silent, no, comes) = (Invite(fair, "silent"), Invite(fair, "no"), Invite(fair, "done"));
        no.Decline(new(LongAgo));
        db.AddRange(waiting, silent, no, comes);

        var (bare, plain, whole) = (Exhibit(fair, "bare"), Exhibit(fair, "plain"), Exhibit(fair, "whole"));
        foreach (var exhibitor in new[] { bare, plain, whole })
            exhibitor.Decide(ExhibitorState.Accepted, LongAgo);
        db.AddRange(bare, plain, whole, Exhibit(fair, "asks"));
        await db.SaveChangesAsync(Stop);
        foreach (var exhibitor in new[] { plain, whole })
            await FillInAsync(db, exhibitor);
        db.Logos.Add(new ExhibitorLogo(whole.Id, 10, 10, [1]));
        await db.SaveChangesAsync(Stop);
    }

    private static Registration Register(EventDb db, Event fair, string name)
    {
        var registration = new Registration(fair, new Person(name, "Beispiel", name + "@example.org"), "de", 1, LongAgo);
        registration.Confirm(LongAgo);
        db.Add(registration);
        return registration;
    }

    private static Invitation Invite(Event fair, string name) => new(fair.Id, name, name + "@example.org", LongAgo);

    private static Exhibitor Exhibit(Event fair, string name) => new(fair.Id, name + " GmbH", name, name + "@example.org", LongAgo);
}
