using System.Net;
using System.Text;
using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Events.Inviting;
using EventManager.Web.Features.Events.Mails;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Invited;

/// <summary>People invited by name answer behind their link, without JavaScript.</summary>
public sealed class ReplyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Yes_with_a_guest_then_alone_then_no(DatabaseUnderTest database)
    {
        Postgres.SkipWithout(database);
        await using var app = await TestApp.StartAsync(database);
        var (@event, links) = await InviteAsync(app, capacity: 10, "Grace Hopper");
        var link = links[0];

        (await app.Client.GetStringAsync(link, Stop)).ShouldContain("Guten Tag Grace Hopper");
        (await PostAsync(app, link, ("Form.Reply", "None"))).ShouldContain("Bitte wählen Sie eine Antwort.");
        (await PostAsync(app, link, ("Form.Reply", "Yes"), ("Form.WithGuest", "true"))).ShouldContain("Person, die mitkommt");
        var unnamed = await PostAsync(app, link, ("Form.Reply", "Represented"));
        unnamed.ShouldContain("Bitte geben Sie den Vornamen ein.");
        unnamed.ShouldNotContain("deinen");
        await PostAsync(
            app,
            link,
            ("Form.Reply", "Yes"),
            ("Form.WithGuest", "true"),
            ("Form.Guest", "Vincent Hopper"),
            ("Form.Dietary", "ohne Nüsse")
        );
        await using var db = await app.OpenDbAsync();
        (await db.Tickets.OrderBy(t => t.Number).Select(t => t.HolderName).ToListAsync(Stop)).ShouldBe(["Grace Hopper", "Vincent Hopper"]);
        (await db.Tickets.Select(t => t.Category).Distinct().SingleAsync(Stop)).ShouldBe("invited");
        var invitation = await db.Invitations.AsNoTracking().SingleAsync(Stop);
        invitation.Reply.ShouldBe(InvitationReply.Yes);
        (invitation.GuestName, invitation.DietaryNeeds).ShouldBe(("Vincent Hopper", "ohne Nüsse"));
        (await app.Client.GetStringAsync(link, Stop)).ShouldContain("Mit Ihnen kommt Vincent Hopper.");

        await PostAsync(app, link, ("Form.Reply", "Yes"), ("Form.Dietary", "vegan"));
        (await TakenAsync(app, @event)).ShouldBe(1, "the guest's seat is given back");
        (await db.Invitations.AsNoTracking().SingleAsync(Stop)).DietaryNeeds.ShouldBe("vegan");

        await PostAsync(app, link, ("Form.Reply", "No"));
        (await TakenAsync(app, @event)).ShouldBe(0);
        var declined = await db.Invitations.AsNoTracking().SingleAsync(Stop);
        (declined.Reply, declined.DietaryNeeds).ShouldBe((InvitationReply.No, ""));
        (await app.Client.GetStringAsync(link, Stop)).ShouldContain("Sie haben abgesagt.");
    }

    [Theory, EachDatabase]
    public async Task Somebody_comes_instead_and_only_that_person_gets_the_ticket(DatabaseUnderTest database)
    {
        Postgres.SkipWithout(database);
        await using var app = await TestApp.StartAsync(database);
        var (@event, links) = await InviteAsync(app, capacity: 2, "Grace Hopper", "Alan Turing");
        await PostAsync(app, links[0], ("Form.Reply", "Yes"));

        (string, string)[] instead =
        [
            ("Form.Reply", "Represented"),
            ("Form.FirstName", "Ada"),
            ("Form.LastName", "Lovelace"),
            ("Form.Email", "ada@example.org"),
        ];
        (await PostAsync(app, links[0], [.. instead[..3], ("Form.Email", "GRACE@stadt.example")])).ShouldContain("Ihre eigene Adresse");
        await PostAsync(app, links[0], instead);

        await PostAsync(app, links[0], instead);

        await using var db = await app.OpenDbAsync();
        (await db.Invitations.AsNoTracking().SingleAsync(i => i.Name == "Grace Hopper", Stop)).RepresentedBy.ShouldBe(
            "Ada Lovelace",
            "sent twice is as good as once"
        );
        var active = await db.Registrations.AsNoTracking().SingleAsync(r => r.ActiveKey != null, Stop);
        (active.Email, active.State).ShouldBe(("ada@example.org", RegistrationState.Confirmed));
        (await db.Outbox.AnyAsync(m => m.Kind == "registration-ticket" && m.ToAddress == "ada@example.org", Stop)).ShouldBeTrue();
        (await TakenAsync(app, @event)).ShouldBe(1);
        var page = await app.Client.GetStringAsync(links[0], Stop);
        page.ShouldContain("Für Sie kommt Ada Lovelace.");
        page.ShouldNotContain("/me/", Case.Sensitive, "the ticket is the other person's");

        await PostAsync(app, links[1], ("Form.Reply", "Yes"));
        var full = await PostAsync(app, links[1], [.. instead[..3], ("Form.Email", "bob@example.org")]);
        full.ShouldContain("alert");
        (await db.Registrations.AsNoTracking().CountAsync(r => r.ActiveKey != null, Stop)).ShouldBe(2);
        (await db.Invitations.AsNoTracking().SingleAsync(i => i.Name == "Alan Turing", Stop)).Reply.ShouldBe(InvitationReply.Yes);
        (await TakenAsync(app, @event)).ShouldBe(2);
    }

    [Theory, EachDatabase]
    public async Task Only_those_who_have_not_answered_are_reminded_and_once(DatabaseUnderTest database)
    {
        Postgres.SkipWithout(database);
        await using var app = await TestApp.StartAsync(database);
        var (@event, links) = await InviteAsync(app, capacity: 10, "Grace Hopper", "Alan Turing", "Edsger Dijkstra");
        await PostAsync(app, links[0], ("Form.Reply", "Yes"));
        await PostAsync(app, links[1], ("Form.Reply", "No"));
        var remind = app.Services.GetRequiredService<RemindInvitedHandler>();

        (await remind.HandleAsync(@event.Id, Guid.NewGuid(), Stop)).Value.ShouldBe(1);
        (await remind.HandleAsync(@event.Id, Guid.NewGuid(), Stop)).Refusal.ShouldBe(InvitationRefusals.NobodyToRemind);

        await using var db = await app.OpenDbAsync();
        var reminder = await db.Outbox.SingleAsync(m => m.Kind == InvitationReminderMail.Name, Stop);
        reminder.ToAddress.ShouldBe("edsger@stadt.example");
        var kind = app.Services.GetServices<IMailKind>().OfType<InvitationReminderMail>().Single();
        (await kind.WriteAsync(db, reminder, Stop)).ShouldNotBeNull();
        await PostAsync(app, links[2], ("Form.Reply", "No"));
        (await kind.WriteAsync(db, reminder, Stop)).ShouldBeNull("answered before it was sent");
        var people = await app.Services.GetRequiredService<InvitationsQuery>().CountAsync(@event.Id, Stop);
        (people.Total, people.Registered, people.Declined, people.Open).ShouldBe((3, 1, 2, 0));
    }

    [Fact]
    public async Task Another_link_opens_nothing_and_only_organisers_see_the_list()
    {
        await using var app = await TestApp.StartAsync();
        var (@event, links) = await InviteAsync(app, capacity: 10, "Grace Hopper");
        var tokens = app.Services.GetRequiredService<PersonalLinks>();
        await using var db = await app.OpenDbAsync();
        var id = await db.Invitations.Select(i => i.Id).SingleAsync(Stop);

        foreach (
            var wrong in new[] { tokens.Token(LinkPurpose.Registration, id), tokens.Token(LinkPurpose.Invitation, Guid.NewGuid()), "x" }
        )
            (await app.Client.GetAsync("/i/" + wrong, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.Client.GetAsync("/me/" + links[0][3..], Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var organiser = await app.SignInAsync(StaffRole.Organiser, @event.Id);
        using var door = await app.SignInAsync(StaffRole.Door, @event.Id);
        var path = $"/organise/events/{@event.Slug}/invitations";
        (await organiser.GetAsync(path, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await door.GetAsync(path, Stop)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await door.GetAsync(path + ".csv", Stop)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await organiser.GetStringAsync(path + ".csv", Stop)).ShouldContain("Grace Hopper;grace@stadt.example;");
    }

    [Theory, EachDatabase]
    public async Task A_list_invites_and_our_own_table_comes_back_unchanged(DatabaseUnderTest database)
    {
        Postgres.SkipWithout(database);
        await using var app = await TestApp.StartAsync(database);
        var (@event, _) = await InviteAsync(app, capacity: 10, "Grace Hopper");
        var (import, lines) = await JudgeAsync(
            app,
            @event.Id,
            "Name,Mail\nGrace B. Hopper,grace@stadt.example\nAlan Turing,alan@stadt.example\n,x@y.example"
        );

        lines.Select(line => line.Outcome).ShouldBe([ImportOutcome.Changed, ImportOutcome.Created, ImportOutcome.Refused]);
        await import.WriteAsync(lines, _ => Task.CompletedTask, Stop);
        await using var db = await app.OpenDbAsync();
        (await db.Invitations.OrderBy(i => i.Name).Select(i => i.Name).ToListAsync(Stop)).ShouldBe(["Alan Turing", "Grace B. Hopper"]);
        (await db.Outbox.CountAsync(m => m.Kind == EventInvitationMail.Name, Stop)).ShouldBe(2);

        using var organiser = await app.SignInAsync(StaffRole.Organiser, @event.Id);
        var table = await organiser.GetStringAsync($"/organise/events/{@event.Slug}/invitations.csv", Stop);
        var (_, again) = await JudgeAsync(app, @event.Id, table);
        again.Count.ShouldBe(2);
        again.ShouldAllBe(line => line.Outcome == ImportOutcome.Unchanged);
    }

    private static async Task<(IImport Import, IReadOnlyList<ImportLine> Lines)> JudgeAsync(TestApp app, Guid eventId, string list)
    {
        var import = app.Services.GetRequiredService<InvitationImports>().OfEvent(eventId);
        var table = CsvTable.Read(Encoding.UTF8.GetBytes(list)).Value;
        var lines = ImportMapping.Apply(table, import.Columns, ImportMapping.Guess(table, import.Columns)).Value;
        await import.JudgeAsync(lines, Stop);
        return (import, lines);
    }

    private static async Task<string> PostAsync(TestApp app, string link, params (string, string)[] fields)
    {
        var answer = await app.Client.PostFormAsync(link, "reply", fields);
        return answer.StatusCode is HttpStatusCode.Found ? "" : await answer.Content.ReadAsStringAsync(Stop);
    }

    private static async Task<int> TakenAsync(TestApp app, Event @event)
    {
        await using var db = await app.OpenDbAsync();
        return await db.SeatPools.Where(p => p.Id == @event.SeatPoolId).Select(p => p.Taken).SingleAsync(Stop);
    }

    private static async Task<(Event Event, string[] Links)> InviteAsync(TestApp app, int capacity, params string[] names)
    {
        var @event = await app.AddEventAsync(capacity, e => (e.Visibility, e.MaxPartySize) = (EventVisibility.Invited, 2));
        var list = string.Join('\n', names.Select(name => $"{name}; {name.Split(' ')[0].ToLowerInvariant()}@stadt.example"));
        var invited = await app.Services.GetRequiredService<InviteHandler>().HandleAsync(new(@event.Id, list, null), Stop);
        invited.Value.ShouldBe(names.Length);
        var tokens = app.Services.GetRequiredService<PersonalLinks>();
        await using var db = await app.OpenDbAsync();
        var ids = await db.Invitations.ToDictionaryAsync(i => i.Name, i => i.Id, Stop);
        return (@event, [.. names.Select(name => "/i/" + tokens.Token(LinkPurpose.Invitation, ids[name]))]);
    }
}
