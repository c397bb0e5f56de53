using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Features.Mailings.Rules.Audiences;
using EventManager.Web.Features.Mailings.Rules.Preflight;
using EventManager.Web.Features.Privacy;
using EventManager.Web.Features.Registrations.OwnData;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Audiences;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>Mail to who was chosen in a list, to who holds no place, and to the team: from the choice to what leaves.</summary>
public sealed class MailSelectionTests
{
    private static readonly DateTimeOffset LongAgo = DateTimeOffset.UtcNow.AddDays(-100);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Who_was_chosen_gets_it_unless_they_are_something_else_by_then(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var bench = await MailBench.StartAsync(kind);
        bench.Clock.Set(DateTimeOffset.UtcNow);
        var (app, fair) = (bench.App, await bench.App.AddEventAsync());
        var people = await FillAsync(app, fair);
        await FillAsync(app, await app.AddEventAsync());
        string[] chosen = ["come", "goes", "wait", "rise", "ask", "off", "new", "erased"];
        await using var db = await app.OpenDbAsync();
        var strangers = await db.Registrations.Where(r => r.EventId != fair.Id).Select(r => r.Id).ToListAsync(Stop);
        var selection = await ChooseAsync(app, fair, MailGroup.Registrations, chosen.Select(name => people[name]).Concat(strangers));
        (await app.Get<EraseOwnDataHandler>().HandleAsync(people["erased"], Stop)).IsRefused.ShouldBeFalse();

        var save = Save(fair, AudiencePart.OfSelection(MailGroup.Registrations, selection));
        var seen = (await app.Get<PreflightRule>().HandleAsync(save, Stop)).Value;
        (seen.Numbers.Recipients, seen.Numbers.Erased, seen.Numbers.NoPlace).ShouldBe((5, 1, 0));
        seen.LeftOut.Select(one => $"{one.Why} {string.Join(',', one.Names.Order(StringComparer.Ordinal))}")
            .ShouldBe(["Changed new B,off B"]);
        (await app.Get<SaveMailRuleHandler>().HandleAsync(save with { PastToo = true, Seen = 5 }, Stop)).Value.Id.ShouldBe(save.NewId);
        (await MailRuleWorld.Sweep(app).RunAsync(Stop)).ShouldBe(5);
        (await db.MailLedger.CountAsync(l => l.RuleId == save.NewId, Stop)).ShouldBe(5);

        // In the night between.
        await ChangeAsync(db, people["goes"], one => one.Cancel(LongAgo));
        await ChangeAsync(db, people["rise"], one => one.Confirm(LongAgo));
        await bench.RunAsync();

        (await SentAsync(db)).ShouldBe("ask@example.org come@example.org wait@example.org");
        (
            await db
                .Outbox.Where(m => m.State == OutboxState.Withheld && m.Kind == MailRule.Message)
                .Select(m => m.LastError)
                .ToListAsync(Stop)
        ).ShouldBe([MailErrors.NotMeant, MailErrors.NotMeant], "the one has cancelled, the other waits no more");
        (await MailRuleWorld.Sweep(app).RunAsync(Stop)).ShouldBe(0);
        bench
            .Transport.Seen.Where(mail =>
                mail.Text.Contains("Ticket ansehen", StringComparison.Ordinal) && mail.Subject.StartsWith("An ", StringComparison.Ordinal)
            )
            .SelectMany(mail => mail.To)
            .Select(to => to.Address)
            .ShouldBe(["come@example.org"], "who waits has none");
    }

    [Theory, EachDatabase]
    public async Task Invited_people_and_companies_can_be_chosen_as_they_are(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var bench = await MailBench.StartAsync(kind);
        bench.Clock.Set(DateTimeOffset.UtcNow);
        var (app, fair) = (bench.App, await bench.App.AddEventAsync());
        await using var db = await app.OpenDbAsync();
        var (silent, no, later) = (Invite("silent"), Invite("no"), Invite("later"));
        no.Decline(new(LongAgo));
        var (booth, asks, turned) = (Exhibit("booth"), Exhibit("asks"), Exhibit("turned"));
        booth.Decide(ExhibitorState.Accepted, LongAgo);
        turned.Decide(ExhibitorState.Declined, LongAgo);
        db.AddRange(silent, no, later, booth, asks, turned);
        await db.SaveChangesAsync(Stop);

        var invited = await ChooseAsync(app, fair, MailGroup.Invited, [silent.Id, no.Id, later.Id]);
        var companies = await ChooseAsync(app, fair, MailGroup.Exhibitors, [booth.Id, asks.Id, turned.Id]);
        await SendAsync(app, Save(fair, AudiencePart.OfSelection(MailGroup.Invited, invited)), 3);
        await SendAsync(app, Save(fair, AudiencePart.OfSelection(MailGroup.Exhibitors, companies)), 2);
        later.Decline(new(LongAgo));
        await db.SaveChangesAsync(Stop);
        await bench.RunAsync();

        (await SentAsync(db)).ShouldBe("asks@example.org booth@example.org no@example.org silent@example.org");

        Invitation Invite(string name) => new(fair.Id, name, name + "@example.org", LongAgo);
        Exhibitor Exhibit(string name) => new(fair.Id, name + " GmbH", name, name + "@example.org", LongAgo);
    }

    [Theory, EachDatabase]
    public async Task Who_waits_who_registers_others_and_who_works_for_it_can_be_written_to(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var bench = await MailBench.StartAsync(kind);
        bench.Clock.Set(DateTimeOffset.UtcNow);
        var (app, fair) = (bench.App, await bench.App.AddEventAsync());
        await FillAsync(app, fair);
        await using var db = await app.OpenDbAsync();
        var left = Account("left");
        db.AddRange(
            new CompanyAccess(fair.Id, "KVV", "Eva", "eva@example.org", LongAgo),
            left,
            new EventStaff(fair.Id, left.Id, StaffRole.Door)
        );
        foreach (var (name, role) in new[] { ("door", StaffRole.Door), ("lead", StaffRole.Organiser) })
        {
            var account = Account(name);
            db.AddRange(account, new EventStaff(fair.Id, account.Id, role));
        }
        await db.SaveChangesAsync(Stop);

        await SendAsync(app, Save(fair, new(MailAudience.Waiting, "")), 2);
        await SendAsync(app, Save(fair, new(MailAudience.Applied, "")), 1);
        await SendAsync(app, Save(fair, new(MailAudience.Officers, "")), 1);
        await SendAsync(app, Save(fair, new(MailAudience.Team, "?role=Door")), 2);
        await db.Staff.Where(s => s.UserId == left.Id).ExecuteDeleteAsync(Stop);
        await bench.RunAsync();

        (await SentAsync(db)).ShouldBe("ask@example.org door@example.org eva@example.org rise@example.org wait@example.org");
        var wrong = Save(fair, new(MailAudience.Waiting, ""));
        wrong = wrong with { Plan = wrong.Plan with { Mail = MailRule.Reminder } };
        (await app.Get<SaveMailRuleHandler>().HandleAsync(wrong, Stop)).Refusal.ShouldBe(MailingRefusals.RuleOwnWords);
        (await app.Get<SaveMailRuleHandler>().HandleAsync(Save(fair, new(MailAudience.Team, "?role=Boss")), Stop)).Refusal.ShouldBe(
            MailingRefusals.AudienceGone.On("filter-role")
        );

        static Account Account(string name) =>
            new()
            {
                UserName = name + "@example.org",
                Email = name + "@example.org",
                NormalizedEmail = (name + "@example.org").ToUpperInvariant(),
                DisplayName = name,
            };
    }

    [Theory, EachDatabase]
    public async Task Thousands_are_chosen_at_once_and_nobody_stays_longer_than_the_data_of_the_event(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(kind, [], services => services.AddSingleton<TimeProvider>(clock));
        var fair = await app.AddEventAsync();
        await MailRuleWorld.AddPeopleAsync(app, fair, 1_203, 0);
        await using var db = await app.OpenDbAsync();
        var all = await db.Registrations.Select(r => r.Id).ToListAsync(Stop);

        var selection = await ChooseAsync(app, fair, MailGroup.Registrations, [.. all, .. all]);
        var unused = await ChooseAsync(app, fair, MailGroup.Registrations, all.Take(1));
        (await app.Get<ChooseReadersHandler>().HandleAsync(new(fair.Id, MailGroup.Registrations, [Guid.NewGuid()]), Stop)).Refusal.ShouldBe(
            MailSelectionRefusals.NobodyChosen
        );
        var found = await app.Get<MailRulePeople>()
            .FindAsync(fair.Id, Choice(MailGroup.Registrations, selection), MailAnchor.Once, 0, Stop);
        found.Value.Count.ShouldBe(1_203);
        await MailRuleWorld.AddAsync(
            app,
            new MailRule(fair.Id, MailRule.Message, Once) { Choice = Choice(MailGroup.Registrations, selection) }
        );
        var offers = (await app.Get<AudienceOffersQuery>().FindAsync(fair.Id, null, Stop)).Value;
        offers.Chosen[MailGroup.Registrations].Choices.Count.ShouldBe(2, "one that nobody is in is not offered");
        AudienceAsked.Of(selection.ToString("N"), offers).ShouldBe(AudiencePart.OfSelection(MailGroup.Registrations, selection));
        AudienceAsked.Of(Guid.NewGuid().ToString("N"), offers).ShouldBeNull();

        clock.Advance(MailSelection.KeptUnused + TimeSpan.FromHours(1));
        var next = await ChooseAsync(app, fair, MailGroup.Registrations, all.Take(1));
        (await db.MailSelections.CountAsync(Stop)).ShouldBe(4, "who chooses is not kept waiting by what others left");
        await CleanUpAsync();
        (await db.MailSelections.Select(s => s.Id).ToListAsync(Stop)).ShouldBe([selection, next], ignoreOrder: true);
        (await db.MailSelectionPeople.AnyAsync(p => p.SelectionId == unused, Stop)).ShouldBeFalse();
        clock.Advance(TimeSpan.FromDays(200));
        await CleanUpAsync();
        (await db.MailSelectionPeople.CountAsync(Stop)).ShouldBe(0);

        Task CleanUpAsync() => app.Services.GetServices<ISweep>().OfType<CleanUpSweep>().Single().RunAsync(Stop);
    }

    private static readonly MailTiming Once = new(MailAnchor.Once, true, 0, MailUnit.Minutes, null);

    private static AudienceChoice Choice(MailGroup group, Guid selection) =>
        AudiencePart.OfSelection(group, selection) is var part ? new(part.Of) { Filter = part.Filter } : null!;

    private static async Task<Guid> ChooseAsync(TestApp app, Event fair, MailGroup group, IEnumerable<Guid> ids) =>
        (await app.Get<ChooseReadersHandler>().HandleAsync(new(fair.Id, group, [.. ids]), Stop)).Value;

    private static async Task SendAsync(TestApp app, SaveMailRule save, int people)
    {
        var saved = await app.Get<SaveMailRuleHandler>().HandleAsync(save with { PastToo = true, Seen = people }, Stop);
        saved.Value.Id.ShouldBe(save.NewId);
        (await MailRuleWorld.Sweep(app).RunAsync(Stop)).ShouldBe(people);
    }

    private static async Task<string> SentAsync(EventDb db) =>
        string.Join(
            ' ',
            await db
                .Outbox.AsNoTracking()
                .Where(m => m.State == OutboxState.Sent && m.Kind.EndsWith("message"))
                .Select(m => m.ToAddress)
                .OrderBy(one => one)
                .ToListAsync(Stop)
        );

    private static SaveMailRule Save(Event fair, AudiencePart part) =>
        new(
            fair.Id,
            null,
            new(
                MailRule.Message,
                Once,
                new AudienceChoice(part.Of) { Filter = part.Filter },
                new LocalizedText($"An {part.Of}"),
                new LocalizedText("Es gibt etwas Neues.")
            ),
            null,
            null
        )
        {
            NewId = Guid.CreateVersion7(),
        };

    private static async Task ChangeAsync(EventDb db, Guid id, Action<Registration> change)
    {
        var one = await db.Registrations.SingleAsync(r => r.Id == id, Stop);
        change(one);
        await db.SaveChangesAsync(Stop);
    }

    /// <summary>Two who come, two who wait, one who applied, one who cancelled, one who has not confirmed, and one who wants to be forgotten.</summary>
    private static async Task<Dictionary<string, Guid>> FillAsync(TestApp app, Event fair)
    {
        await using var db = await app.OpenDbAsync();
        var people = new Dictionary<string, Guid>();
        foreach (var name in new[] { "come", "goes", "wait", "rise", "ask", "off", "new", "erased" })
        {
            var one = new Registration(fair, new Person(name, "B", name + "@example.org"), "de", 1, LongAgo);
            if (name is "come" or "goes" or "off" or "erased")
                one.Confirm(LongAgo);
            if (name is "wait" or "rise")
                one.JoinWaitingList(LongAgo);
            if (name is "ask")
                one.Apply(LongAgo);
            if (name is "off")
                one.Cancel(LongAgo);
            people[name] = one.Id;
            db.Add(one);
        }
        await db.SaveChangesAsync(Stop);
        return people;
    }
}
