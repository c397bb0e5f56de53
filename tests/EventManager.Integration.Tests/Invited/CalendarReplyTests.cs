using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Mail.Imap;
using EventManager.Mail.Tests.Calendars;
using EventManager.Mail.Tests.Surroundings;
using EventManager.Testing;
using EventManager.Web.Features.Events.Changing;
using EventManager.Web.Features.Events.Inviting;
using EventManager.Web.Features.Registrations.Invited;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Mails.Bounces;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Invited;

/// <summary>Who is invited answers in the calendar, and the answer does what the invitation's page does.</summary>
public sealed class CalendarReplyTests
{
    private static readonly string[] Four = ["Outlook Hopper", "Thunderbird Hopper", "Apple Hopper", "Google Hopper"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Yes_takes_a_seat_no_gives_it_back_and_it_is_one_entry_from_the_invitation_on(DatabaseUnderTest kind)
    {
        await using var asked = await AskedPeople.StartAsync(kind, Four);
        foreach (var (name, client) in Four.Zip(Four.Select(name => CalendarReplyMails.All[name.Split(' ')[0]])))
        {
            var life = new List<ReadCalendarMail> { await asked.SentAsync("event-invitation", name) };
            (await asked.ReadAsync(client(await asked.AnswerAsync(name, "ACCEPTED")))).ShouldBe(AfterReading.Remove);
            life.Add(await asked.SentAsync("registration-ticket", name));
            (await asked.ReadAsync(client(await asked.AnswerAsync(name, "DECLINED")))).ShouldBe(AfterReading.Remove);
            life.Add(await asked.SentAsync("registration-cancelled", name));
            (await asked.TakenAsync()).ShouldBe(Array.IndexOf(Four, name));
            await asked.ReadAsync(client(await asked.AnswerAsync(name, "ACCEPTED")));
            life.Add(await asked.SentAsync("registration-ticket", name));

            foreach (var mail in life)
                ClientRules.BrokenBy(mail).ShouldBeEmpty($"{name}: {mail.Message.Subject}");
            foreach (var (earlier, later) in life.Zip(life.Skip(1)))
                ClientRules.BrokenBy(earlier, later).ShouldBeEmpty($"{name}: {later.Message.Subject}");
            life.Select(mail => (mail.Calendar.Method, mail.Entry.Attendees.Single().Rsvp))
                .ShouldBe([("REQUEST", true), ("REQUEST", false), ("CANCEL", false), ("REQUEST", false)]);
            life[0].Message.TextBody!.ShouldContain("Sie können auch in Ihrem Kalender zusagen");
            var invitation = await asked.FindAsync(name);
            (invitation.Reply, invitation.IsAnsweredByCalendar).ShouldBe((InvitationReply.Yes, true));
        }
        (await asked.TakenAsync()).ShouldBe(4);
        (await asked.OutcomesAsync()).ShouldAllBe(outcome => outcome == CalendarReplyOutcome.Taken);
        await using var db = await asked.OpenDbAsync();
        (await db.Tickets.CountAsync(t => t.State == Domain.Tickets.TicketState.Valid, Stop)).ShouldBe(4);
        (await db.Outbox.AnyAsync(m => m.Kind == UntakenReplyMail.Name, Stop)).ShouldBeFalse();
    }

    [Theory, EachDatabase]
    public async Task The_newest_answer_counts_wherever_it_was_given_and_a_message_counts_once(DatabaseUnderTest kind)
    {
        const string name = "Grace Hopper";
        await using var asked = await AskedPeople.StartAsync(kind, [name]);
        var yes = CalendarReplyMails.Google(await asked.AnswerAsync(name, "ACCEPTED"));
        var no = CalendarReplyMails.Google(await asked.AnswerAsync(name, "DECLINED"));

        await asked.ReadAsync(no);
        await asked.ReadAsync(yes);
        (await asked.FindAsync(name)).Reply.ShouldBe(InvitationReply.No, "the yes was said before");
        await asked.ReadAsync(no);
        (await asked.OutcomesAsync()).ShouldBe([CalendarReplyOutcome.Taken, CalendarReplyOutcome.Overtaken], "the same message once");

        var late = await asked.AnswerAsync(name, "DECLINED");
        asked.Clock.Advance(TimeSpan.FromMinutes(5));
        await asked.PostAsync(name, ("Form.Reply", "Yes"));
        (await asked.FindAsync(name)).IsAnsweredByCalendar.ShouldBeFalse();
        await asked.ReadAsync(CalendarReplyMails.Outlook(late));
        (await asked.TakenAsync()).ShouldBe(1, "the page was newer");

        // A clock that runs ahead does not win for ever.
        var ahead = await asked.AnswerAsync(name, "DECLINED");
        await asked.ReadAsync(CalendarReplyMails.Apple(ahead with { At = ahead.At.AddDays(3) }));
        (await asked.TakenAsync()).ShouldBe(0);
        asked.Clock.Advance(TimeSpan.FromMinutes(1));
        await asked.PostAsync(name, ("Form.Reply", "Yes"));
        (await asked.FindAsync(name)).Reply.ShouldBe(InvitationReply.Yes);

        // Given up on the ticket's page: an older yes brings nothing back.
        var older = await asked.AnswerAsync(name, "ACCEPTED");
        asked.Clock.Advance(TimeSpan.FromMinutes(5));
        await using var db = await asked.OpenDbAsync();
        var own = await db.Registrations.SingleAsync(r => r.ActiveKey != null, Stop);
        (await asked.App.Get<Web.Features.Registrations.CancelRegistrationHandler>().HandleAsync(own.Id, Stop)).IsRefused.ShouldBeFalse();
        await asked.ReadAsync(CalendarReplyMails.Thunderbird(older));
        (await asked.TakenAsync()).ShouldBe(0);
        await asked.ReadAsync(name, "ACCEPTED");
        (await asked.TakenAsync()).ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task Nobody_answers_for_somebody_else_and_the_organiser_sees_that_it_was_tried(DatabaseUnderTest kind)
    {
        const string name = "Grace Hopper";
        await using var asked = await AskedPeople.StartAsync(kind, [name, "Alan Turing"]);
        var right = await asked.AnswerAsync(name, "ACCEPTED");
        var alan = await asked.AnswerAsync("Alan Turing", "ACCEPTED");

        (await ReadAsync(right with { From = "colleague@stadt.example" })).ShouldBe(AfterReading.Remove, "passed on to a colleague");
        (await ReadAsync(right with { From = "colleague@stadt.example", Attendee = right.From })).ShouldBe(AfterReading.Remove);
        (await ReadAsync(right with { Attendee = "colleague@stadt.example" })).ShouldBe(AfterReading.Remove);
        (await ReadAsync(alan with { From = right.From })).ShouldBe(AfterReading.Remove, "somebody else's invitation");
        (await ReadAsync(right with { Uid = alan.Uid })).ShouldBe(AfterReading.Keep, "forged");
        (await ReadAsync(right with { Uid = "invitation-" + new string('a', 42) + "@localhost" })).ShouldBe(AfterReading.Keep);

        (await asked.TakenAsync()).ShouldBe(0);
        (await asked.OutcomesAsync())
            .Order()
            .ShouldBe([
                .. Enumerable.Repeat(CalendarReplyOutcome.OtherPerson, 4),
                CalendarReplyOutcome.Unknown,
                CalendarReplyOutcome.Unknown,
            ]);
        await using var db = await asked.OpenDbAsync();
        (await db.Outbox.Where(m => m.Kind == UntakenReplyMail.Name).Select(m => m.ToAddress).ToListAsync(Stop))
            .Order()
            .ShouldBe(["alan@stadt.example", "grace@stadt.example"]);
        var told = (await asked.RenderAsync(UntakenReplyMail.Name, name)).ShouldNotBeNull();
        told.Text.ShouldContain("von einer anderen E-Mail-Adresse");
        told.Text.ShouldContain(await asked.LinkAsync(name));
        told.Text.ShouldNotContain("colleague");
        told.Calendar.ShouldBeNull("what answers by itself has nothing to answer");
        var people = await asked.App.Get<InvitationsQuery>().CountAsync(asked.Event.Id, Stop);
        (people.NotTaken, people.Open).ShouldBe((2, 2));
        (await ListedAsync(asked, InvitedByCalendar.NotTaken))
            .Select(p => (p.Name, p.NotTaken))
            .ShouldBe([(name, 3), ("Alan Turing", 1)], ignoreOrder: true);

        asked.Clock.Advance(TimeSpan.FromMinutes(1));
        await asked.PostAsync(name, ("Form.Reply", "No"));
        (await ListedAsync(asked, InvitedByCalendar.NotTaken)).Select(p => p.Name).ShouldBe(["Alan Turing"]);
        var kept = db.Model.FindEntityType(typeof(CalendarReply))!.GetProperties().Select(p => p.Name).Order();
        kept.ShouldBe(["At", "Id", "InvitationId", "Outcome"]);

        Task<AfterReading> ReadAsync(AnsweredEntry answer)
        {
            asked.Clock.Advance(TimeSpan.FromSeconds(1));
            return asked.ReadAsync(CalendarReplyMails.Google(answer));
        }
    }

    [Theory, EachDatabase]
    public async Task What_cannot_be_done_is_told_once_with_the_link(DatabaseUnderTest kind)
    {
        await using var asked = await AskedPeople.StartAsync(kind, ["Grace Hopper", "Alan Turing", "Ada Byron"], capacity: 1);
        await using var db = await asked.OpenDbAsync();
        await db.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.HasWaitingList, false), Stop);
        await asked.ReadAsync("Grace Hopper", "ACCEPTED");

        await asked.ReadAsync("Alan Turing", "ACCEPTED");
        await asked.ReadAsync("Alan Turing", "ACCEPTED");
        (await asked.RenderAsync(UntakenReplyMail.Name, "Alan Turing"))!.Text.ShouldContain("kein Platz mehr frei");
        (await db.Outbox.CountAsync(m => m.Kind == UntakenReplyMail.Name, Stop)).ShouldBe(1);
        var counter = CalendarReplyMails.Outlook(await asked.AnswerAsync("Ada Byron", "TENTATIVE") with { Method = "COUNTER" });
        await asked.ReadAsync(counter);
        (await asked.RenderAsync(UntakenReplyMail.Name, "Ada Byron"))!.Text.ShouldContain("weder zugesagt noch abgesagt");

        asked.Clock.Advance(TimeSpan.FromDays(1));
        var outdated = await asked.AnswerAsync("Ada Byron", "DECLINED");
        await db.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.CalendarSequence, e => e.CalendarSequence + 1), Stop);
        await asked.ReadAsync(CalendarReplyMails.Google(outdated));
        (await asked.RenderAsync(UntakenReplyMail.Name, "Ada Byron"))!.Text.ShouldContain("hat sich geändert");

        await db.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.RegistrationClosesAt, asked.Clock.GetUtcNow()), Stop);
        await asked.ReadAsync("Ada Byron", "ACCEPTED");
        (await asked.RenderAsync(UntakenReplyMail.Name, "Ada Byron"))!.Text.ShouldContain("zu spät");

        (await asked.App.Get<CancelEventHandler>().HandleAsync(new(asked.Event.Id, null), Stop)).IsRefused.ShouldBeFalse();
        var told = await db.Outbox.CountAsync(m => m.Kind == UntakenReplyMail.Name, Stop);
        asked.Clock.Advance(TimeSpan.FromDays(1));
        await asked.ReadAsync(CalendarReplyMails.Google(outdated with { At = asked.Clock.GetUtcNow() }));
        (await db.Outbox.CountAsync(m => m.Kind == UntakenReplyMail.Name, Stop)).ShouldBe(told, "nothing is left to answer");
        (await asked.FindAsync("Ada Byron")).Reply.ShouldBe(InvitationReply.None);
        (await asked.OutcomesAsync()).ShouldBe([
            CalendarReplyOutcome.Taken,
            CalendarReplyOutcome.Full,
            CalendarReplyOutcome.Full,
            CalendarReplyOutcome.NotAnAnswer,
            CalendarReplyOutcome.Changed,
            CalendarReplyOutcome.Late,
            CalendarReplyOutcome.Late,
        ]);
    }

    [Theory, EachDatabase]
    public async Task A_question_that_only_the_page_asks_leads_there(DatabaseUnderTest kind)
    {
        const string name = "Grace Hopper";
        await using var asked = await AskedPeople.StartAsync(kind, [name]);
        await using (var db = await asked.OpenDbAsync())
        {
            db.Add(
                new Domain.Registrations.Questions.Question(
                    asked.Event.Id,
                    "food",
                    Domain.Registrations.Questions.QuestionKind.Text,
                    new("Was essen Sie?")
                )
                {
                    IsRequired = true,
                }
            );
            await db.SaveChangesAsync(Stop);
        }

        await asked.ReadAsync(name, "ACCEPTED");
        (await asked.OutcomesAsync()).ShouldBe([CalendarReplyOutcome.QuestionsOpen]);
        (await asked.RenderAsync(UntakenReplyMail.Name, name))!.Text.ShouldContain("noch ein paar Angaben");
        await asked.ReadAsync(name, "DECLINED");
        (await asked.FindAsync(name)).Reply.ShouldBe(InvitationReply.No);
    }

    [Theory, EachDatabase]
    public async Task Perhaps_is_noted_and_takes_no_seat_and_what_was_given_on_the_page_stays(DatabaseUnderTest kind)
    {
        const string name = "Grace Hopper";
        await using var asked = await AskedPeople.StartAsync(kind, [name]);

        await asked.ReadAsync(name, "TENTATIVE");
        (await asked.TakenAsync()).ShouldBe(0);
        (await ListedAsync(asked, InvitedByCalendar.Tentative))
            .Single()
            .Answer.ShouldBe(Web.Features.Events.Inviting.InvitationAnswer.None);
        (await asked.App.Get<InvitationsQuery>().CountAsync(asked.Event.Id, Stop)).Open.ShouldBe(1, "still asked");

        asked.Clock.Advance(TimeSpan.FromMinutes(1));
        await asked.PostAsync(
            name,
            ("Form.Reply", "Yes"),
            ("Form.WithGuest", "true"),
            ("Form.Guest", "Vincent"),
            ("Form.Dietary", "vegan")
        );
        (await asked.FindAsync(name)).TentativeAt.ShouldBeNull();
        await asked.ReadAsync(name, "ACCEPTED");
        var kept = await asked.FindAsync(name);
        (kept.GuestName, kept.DietaryNeeds, kept.IsAnsweredByCalendar).ShouldBe(("Vincent", "vegan", true));
        await asked.ReadAsync(name, "TENTATIVE");
        (await asked.TakenAsync()).ShouldBe(2, "who holds a seat keeps it");

        asked.Clock.Advance(TimeSpan.FromMinutes(1));
        await asked.PostAsync(
            name,
            ("Form.Reply", "Represented"),
            ("Form.FirstName", "Ada"),
            ("Form.LastName", "Byron"),
            ("Form.Email", "ada@example.org")
        );
        await asked.ReadAsync(name, "DECLINED");
        (await asked.FindAsync(name)).Reply.ShouldBe(InvitationReply.Represented, "who sends somebody declines the own appointment");
        (await asked.TakenAsync()).ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task A_moved_event_changes_the_entry_and_one_that_is_called_off_strikes_it(DatabaseUnderTest kind)
    {
        const string name = "Grace Hopper";
        await using var asked = await AskedPeople.StartAsync(kind, [name]);
        var life = new List<ReadCalendarMail> { await asked.SentAsync("event-invitation", name) };
        await using var db = await asked.OpenDbAsync();
        await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, Domain.Mailings.OutboxState.Sent), Stop);
        var later = Zone.ToLocal(asked.Event.StartsAt, asked.Event.TimeZone).DateTime.AddDays(7);

        (await asked.App.Get<PostponeEventHandler>().HandleAsync(new(asked.Event.Id, later, null), Stop)).IsRefused.ShouldBeFalse();
        life.Add(await asked.SentAsync("event-postponed-involved", name));
        (await asked.App.Get<CancelEventHandler>().HandleAsync(new(asked.Event.Id, null), Stop)).IsRefused.ShouldBeFalse();
        life.Add(await asked.SentAsync("event-cancelled-involved", name));

        life.Select(mail => mail.Calendar.Method).ShouldBe(["REQUEST", "REQUEST", "CANCEL"]);
        foreach (var mail in life)
            ClientRules.BrokenBy(mail).ShouldBeEmpty(mail.Message.Subject);
        foreach (var (earlier, next) in life.Zip(life.Skip(1)))
            ClientRules.BrokenBy(earlier, next).ShouldBeEmpty(next.Message.Subject);
    }

    [Theory]
    [InlineData("Mail:BounceMailbox:Host", "")]
    [InlineData("Mail:CalendarReplies", "false")]
    public async Task Where_no_answer_is_read_nobody_is_asked_and_the_organiser_is_the_house(string setting, string value)
    {
        const string name = "Grace Hopper";
        await using var asked = await AskedPeople.StartAsync(DatabaseUnderTest.Sqlite, [name], settings: new() { [setting] = value });

        (await asked.RenderAsync("event-invitation", name))!.Calendar.ShouldBeNull();
        await asked.PostAsync(name, ("Form.Reply", "Yes"));
        var ticket = await asked.SentAsync("registration-ticket", name);
        ticket.Entry.Uid.ShouldStartWith("registration-");
        ticket.Written("ORGANIZER").ShouldBe("eventmanager@localhost");
        asked.App.Get<CalendarReplies>().Reading.ShouldBeNull();
    }

    [Theory, EachDatabase]
    public async Task The_sweep_reads_them_from_the_mailbox_of_the_bounces(DatabaseUnderTest kind)
    {
        await using var dovecot = await Dovecot.StartAsync();
        var options = dovecot.Options();
        var settings = new Dictionary<string, string?>
        {
            ["Mail:BounceMailbox:Port"] = options.Port.ToString(),
            ["Mail:BounceMailbox:User"] = options.User,
            ["Mail:BounceMailbox:Password"] = options.Password,
        };
        await using var asked = await AskedPeople.StartAsync(kind, ["Grace Hopper", "Alan Turing"], settings: settings);
        var yes = await asked.AnswerAsync("Grace Hopper", "ACCEPTED");
        dovecot.Deliver(CalendarReplyMails.Google(yes));
        dovecot.Deliver(CalendarReplyMails.Google(yes));
        dovecot.Deliver(CalendarReplyMails.Outlook(await asked.AnswerAsync("Alan Turing", "DECLINED")));
        dovecot.Deliver(CalendarReplyMails.Apple(yes with { Uid = "somebody@else.example" }));
        dovecot.Deliver(CalendarReplyMails.Mail(yes, "X-Mailer: x", "Content-Type: text/plain\n\nIch komme gern."));
        var sweep = asked.App.Services.GetServices<ISweep>().OfType<BounceSweep>().Single();

        (await sweep.RunAsync(Stop)).ShouldBe(5);
        (await sweep.RunAsync(Stop)).ShouldBe(0);

        (await asked.TakenAsync()).ShouldBe(1);
        (await asked.FindAsync("Alan Turing")).Reply.ShouldBe(InvitationReply.No);
        (await asked.OutcomesAsync())
            .Order()
            .ShouldBe([CalendarReplyOutcome.Taken, CalendarReplyOutcome.Taken, CalendarReplyOutcome.Unknown]);
        dovecot.Left().ShouldBe(2, "the letter and what belongs to nobody stay, with what was written; the answers are gone");
    }

    private static async Task<IReadOnlyList<InvitedPerson>> ListedAsync(AskedPeople asked, InvitedByCalendar calendar) =>
        (
            await asked
                .App.Get<InvitationListQuery>()
                .PageAsync(new(asked.Event.Id), new("", new ListLook("name").With("calendar", calendar.ToString()), 0, 50), Stop)
        ).Rows;
}
