using System.Text;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Registrations;
using EventManager.Mail.Tests.Surroundings;
using EventManager.Testing;
using EventManager.Web.Features.Events.Inviting;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Registrations.Invited;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Integration.Tests.Invited;

/// <summary>Whose answer it is, to which version of the entry, and when it was given.</summary>
public sealed class CalendarReplyProofTests
{
    private const string Grace = "Grace Hopper";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_others_read_of_the_entry_lets_nobody_answer_for_the_person()
    {
        await using var asked = await AskedPeople.StartAsync(DatabaseUnderTest.Sqlite, [Grace]);
        var secret = await asked.AnswerAsync(Grace, "ACCEPTED");
        await asked.ReadAsync(CalendarReplyMails.Google(secret));
        var own = (await asked.RegistrationOfAsync(Grace)).Id;

        foreach (
            var address in new[]
            {
                $"/me/{asked.App.Token(LinkPurpose.Registration, own)}/calendar.ics",
                $"/calendar/{asked.App.Token(LinkPurpose.Calendar, own)}/events.ics",
            }
        )
        {
            var text = (await asked.App.Client.GetStringAsync(address, Stop)).Replace("\r\n ", "", StringComparison.Ordinal);
            text.ShouldContain($"UID:registration-{own:N}@");
            text.ShouldContain("mailto:eventmanager@localhost");
            text.ShouldNotContain(secret.Uid);
            text.ShouldNotContain(secret.To);
        }
    }

    [Theory, EachDatabase]
    public async Task An_answer_whose_sender_our_mail_server_refutes_is_not_taken(DatabaseUnderTest kind)
    {
        await using var asked = await AskedPeople.StartAsync(kind, [Grace]);
        var forged = Encoding.ASCII.GetBytes(
            "Authentication-Results: mx.stadtnetz.example; spf=fail smtp.mailfrom=evil.example; dmarc=fail header.from=stadt.example\r\n"
        );

        await asked.ReadAsync([.. forged, .. CalendarReplyMails.Thunderbird(await asked.AnswerAsync(Grace, "ACCEPTED"))]);

        (await asked.TakenAsync()).ShouldBe(0);
        (await asked.OutcomesAsync()).ShouldBe([CalendarReplyOutcome.Unauthenticated]);
        var told = (await asked.RenderAsync(UntakenReplyMail.Name, Grace)).ShouldNotBeNull();
        told.Text.ShouldContain("konnte unser Mailserver nicht feststellen");
        told.Text.ShouldContain(await asked.LinkAsync(Grace));
        (await asked.App.Get<InvitationsQuery>().CountAsync(asked.Event.Id, Stop)).NotTaken.ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task An_answer_to_the_entry_as_it_was_before_the_event_changed_is_asked_again(DatabaseUnderTest kind)
    {
        await using var asked = await AskedPeople.StartAsync(kind, [Grace]);
        await asked.ReadAsync(Grace, "ACCEPTED");
        var before = await asked.AnswerAsync(Grace, "DECLINED");
        before.Sequence.ShouldBe(1);
        await asked.ReadAsync(CalendarReplyMails.Google(before with { Sequence = 0 }));
        (await asked.TakenAsync()).ShouldBe(0, "a calendar that did not read the ticket's mail answers the same appointment");
        await asked.ReadAsync(Grace, "ACCEPTED");

        before = await asked.AnswerAsync(Grace, "DECLINED");
        await using var db = await asked.OpenDbAsync();
        await db.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.CalendarSequence, e => e.CalendarSequence + 1), Stop);
        await asked.ReadAsync(CalendarReplyMails.Google(before));
        (await asked.TakenAsync()).ShouldBe(1);
        await asked.ReadAsync(Grace, "DECLINED");
        (await asked.TakenAsync()).ShouldBe(0);

        // Whoever has declined has a version, too.
        var declined = await asked.AnswerAsync(Grace, "ACCEPTED");
        await asked.ReadAsync(CalendarReplyMails.Google(declined with { Sequence = declined.Sequence - 1 }));
        (await asked.TakenAsync()).ShouldBe(0);
        (await asked.OutcomesAsync())
            .Where(outcome => outcome != CalendarReplyOutcome.Taken)
            .ShouldBe([CalendarReplyOutcome.Changed, CalendarReplyOutcome.Changed]);
    }

    [Theory, EachDatabase]
    public async Task An_older_answer_that_says_the_opposite_is_told_and_one_that_agrees_is_not(DatabaseUnderTest kind)
    {
        await using var asked = await AskedPeople.StartAsync(kind, [Grace]);
        var (slow, agrees) = (await asked.AnswerAsync(Grace, "DECLINED"), await asked.AnswerAsync(Grace, "ACCEPTED"));
        asked.Clock.Advance(TimeSpan.FromMinutes(5));
        await asked.PostAsync(Grace, ("Form.Reply", "Yes"));
        await using var db = await asked.OpenDbAsync();

        await asked.ReadAsync(CalendarReplyMails.Apple(agrees));
        (await db.Outbox.AnyAsync(m => m.Kind == UntakenReplyMail.Name, Stop)).ShouldBeFalse();
        await asked.ReadAsync(CalendarReplyMails.Apple(slow));

        (await asked.TakenAsync()).ShouldBe(1);
        var told = (await asked.RenderAsync(UntakenReplyMail.Name, Grace)).ShouldNotBeNull();
        told.Text.ShouldContain("ist älter als Ihre letzte Antwort");
        told.Text.ShouldContain(await asked.LinkAsync(Grace));
        (await asked.OutcomesAsync()).ShouldBe([CalendarReplyOutcome.Older, CalendarReplyOutcome.Overtaken]);
        (await asked.App.Get<InvitationsQuery>().CountAsync(asked.Event.Id, Stop)).NotTaken.ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task What_was_left_undone_is_done_with_by_a_later_answer_though_its_calendar_runs_slow(DatabaseUnderTest kind)
    {
        await using var asked = await AskedPeople.StartAsync(kind, [Grace]);
        var slow = await asked.AnswerAsync(Grace, "ACCEPTED");
        await asked.ReadAsync(CalendarReplyMails.Outlook(await asked.AnswerAsync(Grace, "TENTATIVE") with { Method = "COUNTER" }));
        (await asked.App.Get<InvitationsQuery>().CountAsync(asked.Event.Id, Stop)).NotTaken.ShouldBe(1);

        asked.Clock.Advance(TimeSpan.FromMinutes(1));
        await asked.ReadAsync(CalendarReplyMails.Thunderbird(slow));

        (await asked.OutcomesAsync()).ShouldBe([CalendarReplyOutcome.NotAnAnswer, CalendarReplyOutcome.Taken]);
        (await asked.App.Get<InvitationsQuery>().CountAsync(asked.Event.Id, Stop)).NotTaken.ShouldBe(0);
        await using var db = await asked.OpenDbAsync();
        var listed = await InvitationsQuery.People(db, asked.Event.Id, db.Invitations).SingleAsync(Stop);
        listed.NotTaken.ShouldBe(0);
    }

    [Fact]
    public async Task Where_answers_are_read_no_more_the_entry_goes_on_from_the_houses_own_sender()
    {
        await using var asked = await AskedPeople.StartAsync(DatabaseUnderTest.Sqlite, [Grace]);
        await asked.ReadAsync(Grace, "ACCEPTED");
        var uid = (await asked.SentAsync(RegistrationMails.Ticket, Grace)).Entry.Uid;

        asked.App.Get<IOptions<MailOptions>>().Value.CalendarReplies = false;

        var ticket = await asked.SentAsync(RegistrationMails.Ticket, Grace);
        ticket.Entry.Uid.ShouldBe(uid, "for life");
        ticket.Written("ORGANIZER").ShouldBe("eventmanager@localhost");
        ticket.Message.From.Mailboxes.Single().Address.ShouldBe("eventmanager@localhost");
    }

    [Fact]
    public async Task What_is_answered_by_hand_goes_to_people_where_only_calendars_are_read()
    {
        await using var asked = await AskedPeople.StartAsync(DatabaseUnderTest.Sqlite, [Grace]);
        (await asked.RenderAsync("event-invitation", Grace))!.ReplyTo!.Address.ShouldBe("messe@kassel.example");
        await using var db = await asked.OpenDbAsync();
        await db.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.ContactEmail, ""), Stop);

        var invitation = (await asked.RenderAsync("event-invitation", Grace)).ShouldNotBeNull();

        invitation.From.Address.ShouldStartWith("bounce+");
        invitation.ReplyTo!.Address.ShouldBe("eventmanager@localhost");
    }
}
