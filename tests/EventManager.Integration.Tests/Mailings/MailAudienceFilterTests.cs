using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Jobs;
using EventManager.Testing;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Features.Mailings.Rules.Audiences;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>A rule's people chosen by the filters of their list, and who is left out, when it is counted, written, and when it leaves.</summary>
public sealed class MailAudienceFilterTests
{
    private static readonly DateTimeOffset LongAgo = DateTimeOffset.UtcNow.AddDays(-100);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Each_filter_of_the_list_and_each_exception_finds_those_who_are_meant(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var (slot, session, company, occupation) = await FillAsync(app, fair);
        var earlier = await MailedAsync(app, fair, "ada", "bea");

        (await WhoAsync(MailAudience.Everybody)).ShouldBe("ada bea cem dora");
        (await WhoAsync(MailAudience.Teachers)).ShouldBe("dora");
        (await WhoAsync(By("?language=en"))).ShouldBe("bea");
        (await WhoAsync(By($"?slot={slot}"))).ShouldBe("ada bea");
        (await WhoAsync(By($"?language=de&slot={slot}"))).ShouldBe("ada");
        (await WhoAsync(By($"?session={session}"))).ShouldBe("cem");
        (await WhoAsync(By("?category=class"))).ShouldBe("dora");
        (await WhoAsync(By("?school=Waldau"))).ShouldBe("dora");
        (await WhoAsync(By($"?company={company}"))).ShouldBe("cem");
        (await WhoAsync(By($"?slot={Guid.NewGuid()}"))).ShouldBe("", "a time that is gone is nobody's, and not everybody's");
        (await WhoAsync(By("") with { NotAmong = $"Everybody?slot={slot}\nTeachers" })).ShouldBe("cem");
        (await WhoAsync(By("") with { NotMailed = AudienceChoice.Ids([earlier.Id]) })).ShouldBe(
            "bea cem dora",
            "Bea's was held back, Ada's is on its way"
        );
        (await WhoAsync(By("") with { NotTo = "CEM@example.org dora@example.org" })).ShouldBe("ada bea");
        (await WhoAsync(new AudienceChoice(MailAudience.Exhibitors) { Filter = $"?occupation={occupation}" })).ShouldBe("werk");
        (await FindAsync(By("?language=en") with { Of = MailAudience.Exhibitors })).Refusal.ShouldBe(MailingRefusals.AudienceGone);
        (await FindAsync(By("") with { NotTo = "dora" })).Refusal.ShouldNotBeNull().Code.ShouldBe("mailings.left_out_address");

        // Who is left out, each once and by the first reason.
        var choice = By("?language=de") with
        {
            NotAmong = "Teachers",
            NotMailed = AudienceChoice.Ids([earlier.Id]),
            NotTo = "cem@example.org",
        };
        var numbers = (await app.Services.GetRequiredService<SaveMailRuleHandler>().CountAsync(Save(fair, choice), Stop)).Value;
        (numbers.Recipients, numbers.NotMeant, numbers.LeftOut).ShouldBe((0, 0, new LeftOutNumbers(1, 1, 1, 1)));

        static AudienceChoice By(string filter) => new(MailAudience.Everybody) { Filter = filter };

        Task<Result<MailRulePeoplePage>> FindAsync(AudienceChoice one) =>
            app.Services.GetRequiredService<MailRulePeople>().FindAsync(fair.Id, one, MailAnchor.EventStart, 0, Stop);

        async Task<string> WhoAsync(AudienceChoice one)
        {
            var found = (await FindAsync(one)).Value;
            found.Count.ShouldBe(found.People.Count);
            return string.Join(' ', found.People.Select(person => person.Email.Split('@')[0]).Order(StringComparer.Ordinal));
        }
    }

    [Theory, EachDatabase]
    public async Task Whoever_is_left_out_meanwhile_gets_nothing_that_was_written_before(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var bench = await MailBench.StartAsync(kind);
        bench.Clock.Set(DateTimeOffset.UtcNow);
        var fair = await bench.App.AddEventAsync();
        var (slot, _, _, _) = await FillAsync(bench.App, fair);
        var due = MailRuleWorld.DueTenMinutesAgo(fair);
        due.Choice = new AudienceChoice(MailAudience.Everybody) { Filter = $"?slot={slot}" };
        await MailRuleWorld.AddAsync(bench.App, due);
        (await MailRuleWorld.Sweep(bench.App).RunAsync(Stop)).ShouldBe(2);

        await using var db = await bench.App.OpenDbAsync();
        await db
            .Registrations.Where(r => r.NormalizedEmail == "bea@example.org")
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.TimeSlotId, (Guid?)null), Stop);
        await bench.RunAsync();

        var rows = await db.Outbox.AsNoTracking().OrderBy(m => m.ToAddress).ToListAsync(Stop);
        rows.Select(row => (row.ToAddress, row.State, row.LastError))
            .ShouldBe([("ada@example.org", OutboxState.Sent, ""), ("bea@example.org", OutboxState.Withheld, MailErrors.NotMeant)]);
    }

    [Theory, EachDatabase]
    public async Task A_single_mailing_is_counted_asked_about_and_goes_once(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var bench = await MailBench.StartAsync(kind);
        bench.Clock.Set(DateTimeOffset.UtcNow);
        var fair = await bench.App.AddEventAsync();
        await FillAsync(bench.App, fair);
        var (saving, sweep) = (bench.App.Services.GetRequiredService<SaveMailRuleHandler>(), MailRuleWorld.Sweep(bench.App));
        var english = new AudienceChoice(MailAudience.Everybody) { Filter = "?language=en" };
        var save = Save(fair, english) with { NewId = Guid.NewGuid() };

        (await saving.HandleAsync(Save(fair, english with { NotTo = "bea@example.org" }), Stop)).Refusal.ShouldBe(
            MailingRefusals.NobodyMeant
        );
        var gone = english with { Filter = $"?slot={Guid.NewGuid()}" };
        (await saving.HandleAsync(Save(fair, gone), Stop)).Refusal.ShouldBe(MailingRefusals.AudienceGone.On("filter-slot"));
        (await saving.HandleAsync(save, Stop)).Value.ShouldBe(new SavedMailRule(null, 1));
        (await sweep.RunAsync(Stop)).ShouldBe(0, "nothing goes before somebody said so");
        (await saving.HandleAsync(save with { PastToo = true, Seen = 1 }, Stop)).Value.Id.ShouldBe(save.NewId);
        (await saving.HandleAsync(save with { PastToo = true, Seen = 1 }, Stop)).Value.Id.ShouldBe(
            save.NewId,
            "the button was pressed twice"
        );
        (await sweep.RunAsync(Stop)).ShouldBe(1);
        bench.Clock.Set(bench.Clock.GetUtcNow().AddMinutes(10));
        (await sweep.RunAsync(Stop)).ShouldBe(0);
        await bench.RunAsync();
        await using var db = await bench.App.OpenDbAsync();
        (await db.Outbox.AsNoTracking().Where(m => m.State == OutboxState.Sent).Select(m => m.ToAddress).ToListAsync(Stop)).ShouldBe([
            "bea@example.org",
        ]);

        // To come, at a moment: it waits for it, whatever becomes of the event's date.
        var later = bench.Clock.GetUtcNow().AddHours(2);
        var planned = Save(fair, MailAudience.Everybody) with { NewId = Guid.NewGuid() };
        planned = planned with { Plan = planned.Plan with { OnceAt = later, Subject = new LocalizedText("Später") } };
        (await saving.HandleAsync(planned, Stop)).Value.Id.ShouldBe(planned.NewId);
        (await sweep.RunAsync(Stop)).ShouldBe(0);
        bench.Clock.Set(later.AddMinutes(1));
        (await sweep.RunAsync(Stop)).ShouldBe(4);
    }

    [Fact]
    public async Task What_was_copied_starts_only_when_somebody_has_saved_it_and_views_are_each_persons_own()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        var old = new MailRule(Guid.NewGuid(), MailRule.Message, new(MailAnchor.EventStart, false, 1, MailUnit.Days, null))
        {
            Choice = new AudienceChoice(MailAudience.Everybody) { Filter = $"?slot={Guid.NewGuid()}" },
            Subject = new LocalizedText("Gut zu wissen"),
            Body = new LocalizedText("Bring Zeit mit."),
        };
        var copy = await MailRuleWorld.AddAsync(app, (MailRule)old.CopyTo(new CopyTarget(fair.Id, at => at)));
        var (saving, switching) = (
            app.Services.GetRequiredService<SaveMailRuleHandler>(),
            app.Services.GetRequiredService<SwitchMailRuleHandler>()
        );

        (await switching.StartAsync(new(fair.Id, copy.Id, false, null), Stop)).Refusal.ShouldBe(MailingRefusals.RuleCopied);
        var plan = new MailRulePlan(copy.Mail, copy.Timing, copy.Choice, copy.Subject, copy.Body);
        (await saving.HandleAsync(new(fair.Id, copy.Id, plan, false, null), Stop)).Refusal.ShouldBe(
            MailingRefusals.AudienceGone.On("filter-slot")
        );
        var mended = plan with { Audience = MailAudience.Everybody };
        (await saving.HandleAsync(new(fair.Id, copy.Id, mended, false, null), Stop)).Value.Id.ShouldBe(copy.Id);
        (await switching.StartAsync(new(fair.Id, copy.Id, false, null), Stop)).Value.Id.ShouldBe(copy.Id);

        // A single mailing of last year gets its new time while it is off.
        var once = MailRule.ReminderOf(Guid.NewGuid(), 0);
        once.Timing = new(MailAnchor.Once, true, 0, MailUnit.Minutes, null);
        once.GoOnce(LongAgo);
        var mailing = await MailRuleWorld.AddAsync(app, (MailRule)once.CopyTo(new CopyTarget(fair.Id, at => at)));
        var later = Instant.Cut(DateTimeOffset.UtcNow.AddDays(1));
        var timed = new MailRulePlan(mailing.Mail, mailing.Timing, mailing.Choice, mailing.Subject, mailing.Body) { OnceAt = later };
        (await saving.HandleAsync(new(fair.Id, mailing.Id, timed, null, null), Stop)).Value.Id.ShouldBe(mailing.Id);
        await using (var db = await app.OpenDbAsync())
            (
                await db
                    .MailRules.Where(r => r.Id == mailing.Id)
                    .Select(r => new
                    {
                        r.OnceAt,
                        r.IsOn,
                        r.Halt,
                    })
                    .SingleAsync(Stop)
            ).ShouldBe(
                new
                {
                    OnceAt = (DateTimeOffset?)later,
                    IsOn = false,
                    Halt = MailHalt.None,
                }
            );

        var user = await UserAsync(app, fair);
        await app
            .Services.GetRequiredService<ListPreferences>()
            .SaveAsync(user, "registrations", new(Guid.Empty, "Englisch", "?language=en", []), Stop);
        var offers = app.Services.GetRequiredService<AudienceOffersQuery>();
        (await offers.FindAsync(fair.Id, user, Stop)).Value.ViewsOf(MailGroup.Registrations).Single().Query.ShouldBe("?language=en");
        var other = await TaskWorld.AddAccountAsync(app, fair, StaffRole.Organiser);
        (await offers.FindAsync(fair.Id, other, Stop)).Value.ViewsOf(MailGroup.Registrations).ShouldBeEmpty();
        var shared = app.Services.GetRequiredService<SharedViews>();
        var id = (await shared.FindAsync(user, "registrations", fair.Id, Stop)).Views.Single().Id;
        (await shared.ShareAsync(user, id, fair.Id, Stop)).IsRefused.ShouldBeFalse();
        (await offers.FindAsync(fair.Id, other, Stop)).Value.ViewsOf(MailGroup.Registrations).Single().Name.ShouldBe("Englisch");
    }

    private static async Task<Guid> UserAsync(TestApp app, Event fair)
    {
        using var client = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        await using var db = await app.OpenDbAsync();
        return await db.Staff.Where(s => s.EventId == fair.Id).Select(s => s.UserId).SingleAsync(Stop);
    }

    private static SaveMailRule Save(Event fair, AudienceChoice choice) =>
        new(
            fair.Id,
            null,
            new(
                MailRule.Message,
                new(MailAnchor.Once, true, 0, MailUnit.Minutes, null),
                choice,
                new LocalizedText("Raum geändert"),
                new LocalizedText("Jetzt Saal 2.")
            ),
            null,
            null
        );

    /// <summary>An earlier rule, whose mail one has got and another has not, since somebody held it back.</summary>
    private static async Task<MailRule> MailedAsync(TestApp app, Event fair, string got, string held)
    {
        var rule = await MailRuleWorld.AddAsync(app, MailRule.ReminderOf(fair.Id, 3));
        await using var db = await app.OpenDbAsync();
        foreach (var name in new[] { got, held })
        {
            var one = await db.Registrations.SingleAsync(r => r.NormalizedEmail == name + "@example.org", Stop);
            var mail = new OutboxMail(rule.Kind, one.Email, name, "de", LongAgo) { EventId = fair.Id, SubjectId = one.Id };
            db.Add(mail);
            db.Add(new MailLedgerEntry(rule, one.Id, fair.Id, fair.StartsAt, LongAgo, LongAgo, mail.Id));
        }
        await db.SaveChangesAsync(Stop);
        await db
            .Outbox.Where(m => m.ToAddress == held + "@example.org")
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Withheld), Stop);
        return rule;
    }

    /// <summary>Ada and Bea come at nine, Cem is sent by his company and is in a session, Dora brings a class; Werk trains, Laden does not.</summary>
    private static async Task<(Guid Slot, Guid Session, Guid Company, Guid Occupation)> FillAsync(TestApp app, Event fair)
    {
        await using var db = await app.OpenDbAsync();
        var slot = new TimeSlot(fair.Id, fair.StartsAt, fair.StartsAt.AddHours(1), 60);
        var session = new Session(fair.Id, SessionKind.Talk, new LocalizedText("Vortrag"), fair.StartsAt, fair.EndsAt, 20);
        var company = new CompanyAccess(fair.Id, "KVV", "Eva", "eva@kvv.example", LongAgo);
        var forClasses = TicketCategory.ForClasses(fair.Id);
        var occupation = new Occupation(new LocalizedText("Tischler/in"));
        db.AddRange(slot, session, company, forClasses, occupation);
        await db.SaveChangesAsync(Stop);
        var (ada, bea, cem) = (Come("ada"), Come("bea", "en"), Come("cem"));
        ada.TimeSlotId = bea.TimeSlotId = slot.Id;
        cem.CompanyAccessId = company.Id;
        var dora = new Registration(
            fair,
            forClasses,
            new Person("dora", "Beispiel", "dora@example.org"),
            "de",
            22,
            "dora@example.org",
            LongAgo
        );
        dora.Confirm(LongAgo);
        db.AddRange(
            ada,
            bea,
            cem,
            dora,
            new ClassBooking(dora.Id, new(null, "Waldau", "9b", 20, 2)),
            new SessionPlace(session.Id, cem.Id, LongAgo)
        );
        var (werk, laden) = (Exhibit("werk"), Exhibit("laden"));
        db.AddRange(werk, laden);
        await db.SaveChangesAsync(Stop);
        db.Add(new ExhibitorOccupation(werk.Id, occupation.Id));
        await db.SaveChangesAsync(Stop);
        return (slot.Id, session.Id, company.Id, occupation.Id);

        Registration Come(string name, string language = "de")
        {
            var one = new Registration(fair, new Person(name, "Beispiel", name + "@example.org"), language, 1, LongAgo);
            one.Confirm(LongAgo);
            return one;
        }

        Exhibitor Exhibit(string name)
        {
            var one = new Exhibitor(fair.Id, name + " GmbH", name, name + "@example.org", LongAgo);
            one.Decide(ExhibitorState.Accepted, LongAgo);
            return one;
        }
    }
}
