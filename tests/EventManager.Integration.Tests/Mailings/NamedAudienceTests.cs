using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Events;
using EventManager.Testing;
using EventManager.Web.Features.Events.Creating;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Features.Mailings.Rules.Audiences;
using EventManager.Web.Features.Mailings.Rules.Audiences.Naming;
using EventManager.Web.Features.Privacy;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Mails.Audiences;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>Filters with a name, which the rules of an event choose: the people are found anew whenever a mail is due.</summary>
public sealed class NamedAudienceTests
{
    private static readonly DateTimeOffset LongAgo = DateTimeOffset.UtcNow.AddDays(-100);
    private static readonly AudiencePart English = new(MailAudience.Everybody, "?language=en");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Who_belongs_to_it_is_found_when_the_mail_is_due(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(kind, services: services => services.AddSingleton<TimeProvider>(clock));
        var fair = await app.AddEventAsync();
        var (ada, bob) = (await AddAsync(app, fair, "Ada", "en"), await AddAsync(app, fair, "Bob", "en"));
        await AddAsync(app, fair, "Cem", "de");
        var id = (await NameAsync(app, fair, "Englisch", English)).Value;
        (await LineAsync(app, fair)).ShouldBe("Englisch: 2, 0 rules");
        var named = (await OffersAsync(app, fair)).FindNamed(id).ShouldNotBeNull();
        var save = Save(fair, named.Part);
        (await app.Get<SaveMailRuleHandler>().HandleAsync(save, Stop)).Value.Id.ShouldBe(save.NewId);
        (await LineAsync(app, fair)).ShouldBe("Englisch: 2, 1 rules");

        var dora = await AddAsync(app, fair, "Dora", "en");
        await using var db = await app.OpenDbAsync();
        await db.Registrations.Where(r => r.Id == bob).ExecuteUpdateAsync(set => set.SetProperty(r => r.Language, "de"), Stop);
        clock.Advance(fair.StartsAt.AddDays(-1).AddMinutes(5) - clock.GetUtcNow());

        (await MailRuleWorld.Sweep(app).RunAsync(Stop)).ShouldBe(2);
        (await db.MailLedger.Select(l => l.RecipientId).ToListAsync(Stop)).ShouldBe([ada, dora], ignoreOrder: true);
    }

    [Theory, EachDatabase]
    public async Task Renamed_it_means_the_same_and_without_the_name_so_do_the_rules_that_chose_it(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (fair, other) = (await app.AddEventAsync(), await app.AddEventAsync());
        await AddAsync(app, fair, "Ada", "en");
        var id = (await NameAsync(app, fair, "Englisch", English)).Value;
        var part = (await OffersAsync(app, fair)).FindNamed(id)!.Part;
        var chose = Save(fair, part);
        var leavesOut = Save(fair, new(MailAudience.Everybody, ""));
        leavesOut = leavesOut with
        {
            Plan = leavesOut.Plan with { Audience = new(MailAudience.Everybody) { NotAmong = AudienceChoice.Parts([part]) } },
        };
        foreach (var save in new[] { chose, leavesOut })
            (await app.Get<SaveMailRuleHandler>().HandleAsync(save, Stop)).Value.Id.ShouldBe(save.NewId);

        var renaming = app.Get<RenameAudienceHandler>();
        (await renaming.HandleAsync(new(fair.Id, id, " Englisch\u200b sprechend "), Stop)).Refusals.ShouldBeEmpty();
        (await LineAsync(app, fair)).ShouldBe("Englisch sprechend: 1, 2 rules");
        (await renaming.HandleAsync(new(other.Id, id, "Fremd"), Stop)).Refusal.ShouldBe(NamingRefusals.Gone);
        (await app.Get<DeleteAudienceHandler>().HandleAsync(new(other.Id, id), Stop)).Refusal.ShouldBe(NamingRefusals.Gone);

        (await app.Get<DeleteAudienceHandler>().HandleAsync(new(fair.Id, id), Stop)).Value.ShouldBe(2);

        await using var db = await app.OpenDbAsync();
        var rules = await db.MailRules.AsNoTracking().ToDictionaryAsync(r => r.Id, r => r.Choice, Stop);
        rules[chose.NewId!.Value].ShouldBe(new AudienceChoice(MailAudience.Everybody) { Filter = English.Filter });
        rules[leavesOut.NewId!.Value].Others.ShouldBe([English]);
        (await RuledPeople.Of(db, fair.Id, rules[leavesOut.NewId!.Value]).CountAsync(Stop)).ShouldBe(0);
        (await db.NamedAudiences.CountAsync(Stop)).ShouldBe(0);
        (await app.Get<SaveMailRuleHandler>().HandleAsync(Save(fair, part), Stop)).Refusal!.Code.ShouldBe(
            MailingRefusals.AudienceGone.Code,
            "a form that was open meanwhile"
        );
    }

    [Theory, EachDatabase]
    public async Task A_name_is_there_once_and_means_what_it_says(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (fair, other) = (await app.AddEventAsync(), await app.AddEventAsync());
        var session = Guid.NewGuid();

        (await NameAsync(app, fair, " \t", English)).Refusal.ShouldBe(NamingRefusals.Missing);
        (await NameAsync(app, fair, new string('x', 81), English)).Refusal.ShouldBe(NamingRefusals.TooLong);
        (await NameAsync(app, fair, "Saal", new(MailAudience.Everybody, $"?session={session}"))).Refusal!.Code.ShouldBe(
            MailingRefusals.AudienceGone.Code
        );
        (await NameAsync(app, fair, "Wort", new(MailAudience.Everybody, "?q=Ada"))).Refusal.ShouldBe(MailingRefusals.AudienceGone);
        var both = await Task.WhenAll(NameAsync(app, fair, "Englisch", English), NameAsync(app, fair, "Englisch", English));
        both.Count(one => one.IsRefused).ShouldBe(1, "two at once");
        both.Single(one => one.IsRefused).Refusal.ShouldBe(NamingRefusals.Taken);
        (await NameAsync(app, fair, "ENGLISCH", English)).Refusal.ShouldBe(NamingRefusals.Taken);
        (await NameAsync(app, other, "Englisch", English)).IsRefused.ShouldBeFalse();

        var id = both.Single(one => !one.IsRefused).Value;
        foreach (var forged in new[] { English.As(id) with { Filter = $"?language=de&named={id}" }, English.As(session) })
            (await app.Get<SaveMailRuleHandler>().HandleAsync(Save(fair, forged), Stop)).Refusal!.Code.ShouldBe(
                MailingRefusals.AudienceGone.Code
            );
        (await app.Get<SaveMailRuleHandler>().HandleAsync(Save(other, English.As(id)), Stop)).Refusal!.Code.ShouldBe(
            MailingRefusals.AudienceGone.Code,
            "it is of another event"
        );
        for (var number = 1; number < NamedAudience.MostOfEvent; number++)
            (await NameAsync(app, fair, $"Nr. {number}", English)).IsRefused.ShouldBeFalse();
        (await NameAsync(app, fair, "eine zu viel", English)).Refusal.ShouldBe(NamingRefusals.TooMany);
    }

    [Theory, EachDatabase]
    public async Task The_copy_of_an_event_has_its_own_and_its_rules_name_that(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var slot = new TimeSlot(fair.Id, fair.StartsAt, fair.StartsAt.AddHours(1), 20);
        await app.AddAsync(slot);
        var early = (await NameAsync(app, fair, "Früh", new(MailAudience.Everybody, $"?slot={slot.Id}"))).Value;
        var save = Save(fair, (await OffersAsync(app, fair)).FindNamed(early)!.Part);
        (await app.Get<SaveMailRuleHandler>().HandleAsync(save, Stop)).IsRefused.ShouldBeFalse();

        var organiser = await app.AddAccountAsync("leitung", mayCreate: true);
        await app.AddAsync(EventsTest.Staff(fair, organiser, StaffRole.Organiser));
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(90);
        var create = new CreateEvent(null, fair.Id, new LocalizedText("Neu"), day, organiser.Id);
        (await app.Get<CreateEventHandler>().HandleAsync(create, Stop)).Refusals.ShouldBeEmpty();

        await using var db = await app.OpenDbAsync();
        var copy = await db.Events.SingleAsync(e => e.CopiedFromId == fair.Id, Stop);
        var named = await db.NamedAudiences.AsNoTracking().SingleAsync(a => a.EventId == copy.Id, Stop);
        var moved = await db.TimeSlots.Where(s => s.EventId == copy.Id).Select(s => s.Id).SingleAsync(Stop);
        (named.Name, named.Filter).ShouldBe(("Früh", $"?slot={moved}"));
        var rule = await db.MailRules.AsNoTracking().SingleAsync(r => r.EventId == copy.Id, Stop);
        (rule.Choice.Part, rule.Halt).ShouldBe((named.Part, MailHalt.None));
    }

    [Fact]
    public async Task A_rule_whose_audience_gets_a_name_means_whom_it_meant_and_asks_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        await AddAsync(app, fair, "Ada", "en");
        var due = MailRuleWorld.DueTenMinutesAgo(fair);
        due.Choice = new(MailAudience.Everybody) { Filter = English.Filter };
        await MailRuleWorld.AddAsync(app, due);
        var named = English.As((await NameAsync(app, fair, "Englisch", English)).Value);
        var plan = new MailRulePlan(due.Mail, due.Timing, new(named.Of) { Filter = named.Filter }, due.Subject, due.Body);

        var saved = await app.Get<SaveMailRuleHandler>().HandleAsync(new(fair.Id, due.Id, plan, null, null), Stop);

        saved.Value.ShouldBe(new SavedMailRule(due.Id, 0));
        (await LineAsync(app, fair)).ShouldBe("Englisch: 1, 1 rules");
        (await MailRuleWorld.Sweep(app).RunAsync(Stop)).ShouldBe(1, "what was due is due");
    }

    [Fact]
    public async Task Who_was_chosen_by_hand_is_kept_as_long_as_the_choice_has_a_name()
    {
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(services: services => services.AddSingleton<TimeProvider>(clock));
        var fair = await app.AddEventAsync();
        var ada = await AddAsync(app, fair, "Ada", "de");
        var jury = await ChooseAsync(app, fair, ada);
        await NameAsync(app, fair, "Jury", AudiencePart.OfSelection(MailGroup.Registrations, jury));

        clock.Advance(MailSelection.KeptUnused + TimeSpan.FromHours(1));
        await app.Services.GetServices<ISweep>().OfType<CleanUpSweep>().Single().RunAsync(Stop);

        (await LineAsync(app, fair)).ShouldBe("Jury: 1, 0 rules");
        var offers = await OffersAsync(app, fair);
        AudienceAsked.Of(offers.Named.Single().Id.ToString(), offers).ShouldBe(offers.Named.Single().Part);
    }

    private static async Task<Guid> ChooseAsync(TestApp app, Event fair, Guid person) =>
        (await app.Get<ChooseReadersHandler>().HandleAsync(new(fair.Id, MailGroup.Registrations, [person]), Stop)).Value;

    private static async Task<Guid> AddAsync(TestApp app, Event fair, string name, string language)
    {
        var person = new Registration(fair, new Person(name, "Berg", $"{name}@example.org"), language, 1, LongAgo);
        person.Confirm(LongAgo);
        await app.AddAsync(person);
        return person.Id;
    }

    private static Task<Result<Guid>> NameAsync(TestApp app, Event fair, string name, AudiencePart part) =>
        app.Get<NameAudienceHandler>().HandleAsync(new(fair.Id, name, part), Stop);

    private static async Task<AudienceOffers> OffersAsync(TestApp app, Event fair) =>
        (await app.Get<AudienceOffersQuery>().FindAsync(fair.Id, null, Stop)).Value;

    private static async Task<string> LineAsync(TestApp app, Event fair) =>
        (await app.Get<ListNamedAudiences>().OfAsync(fair.Id, Stop)).Value.Single() is var line
            ? $"{line.Audience.Name}: {line.People}, {line.Rules.Count} rules"
            : "";

    private static SaveMailRule Save(Event fair, AudiencePart part)
    {
        var plan = new MailRulePlan(
            MailRule.Reminder,
            new(MailAnchor.EventStart, false, 1, MailUnit.Days, null),
            new AudienceChoice(part.Of) { Filter = part.Filter },
            LocalizedText.Empty,
            LocalizedText.Empty
        );
        return new(fair.Id, null, plan, false, null) { NewId = Guid.CreateVersion7() };
    }
}
