using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Registrations;
using EventManager.Mail.Tests.Calendars;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Registrations.Applying;
using EventManager.Web.Features.Registrations.Invited;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Invited;

/// <summary>Who is asked by calendar and has registered in another way, or holds no seat yet.</summary>
public sealed class OtherwiseRegisteredTests
{
    private const string Grace = "Grace Hopper";
    private const string Alan = "Alan Turing";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_declined_appointment_gives_up_only_what_came_by_the_invitation(DatabaseUnderTest kind)
    {
        await using var asked = await AskedPeople.StartAsync(kind, [Grace, Alan], capacity: 40);
        await asked.RegisterAsync(Grace, ClassOf);
        await asked.RegisterAsync(Alan, visitor => visitor);
        (await asked.TakenAsync()).ShouldBe(23);

        await asked.ReadAsync(Grace, "DECLINED");
        await asked.ReadAsync(Alan, "DECLINED");

        (await asked.TakenAsync()).ShouldBe(23);
        (await asked.OutcomesAsync()).ShouldBe([CalendarReplyOutcome.NotPossible, CalendarReplyOutcome.NotPossible]);
        (await asked.RenderAsync(UntakenReplyMail.Name, Grace)).ShouldNotBeNull().Text.ShouldContain(await asked.LinkAsync(Grace));
        var page = await asked.App.Client.GetStringAsync(await asked.LinkAsync(Grace), Stop);
        page.ShouldContain("/me/", Case.Sensitive, "the page leads to what is registered");

        var refused = await asked.App.Client.PostFormAsync(await asked.LinkAsync(Grace), "reply", [("Form.Reply", "No")]);
        (await refused.Content.ReadAsStringAsync(Stop)).ShouldContain("Mit Ihrer Adresse ist eine Klasse angemeldet.");
        (await asked.TakenAsync()).ShouldBe(23);
        await asked.PostAsync(Grace, ("Form.Reply", "Yes"));
        (await asked.TakenAsync()).ShouldBe(23, "the class stays as large as it is");
        await asked.PostAsync(Alan, ("Form.Reply", "No"));
        (await asked.TakenAsync()).ShouldBe(22, "on the page it is the only seat there is");
    }

    [Theory, EachDatabase]
    public async Task Yes_is_the_click_that_an_unconfirmed_registration_waits_for(DatabaseUnderTest kind)
    {
        const string ada = "Ada Byron";
        await using var asked = await AskedPeople.StartAsync(kind, [Grace, Alan, ada], capacity: 40);
        await using var db = await asked.OpenDbAsync();
        db.Add(new Question(asked.Event.Id, "food", QuestionKind.Text, new("Was essen Sie?")));
        await db.SaveChangesAsync(Stop);
        var own = await asked.RegisterAsync(
            Grace,
            visitor => visitor with { PartySize = 2, ConfirmEmail = true, Answers = [new("food", ["Suppe"])] }
        );
        var alone = await asked.RegisterAsync(Alan, visitor => visitor with { ConfirmEmail = true });
        var ofClass = await asked.RegisterAsync(ada, visitor => ClassOf(visitor) with { ConfirmEmail = true });

        await asked.ReadAsync(Grace, "ACCEPTED");
        var confirmed = await asked.RegistrationAsync(own);
        (confirmed.State, confirmed.PartySize).ShouldBe((RegistrationState.Confirmed, 2));
        (await db.Answers.Where(a => a.RegistrationId == own).Select(a => a.Value).SingleAsync(Stop)).ShouldContain("Suppe");
        (await asked.TakenAsync()).ShouldBe(2);
        (await db.Outbox.AnyAsync(m => m.Kind == RegistrationMails.Ticket && m.SubjectId == own, Stop)).ShouldBeTrue();
        (await asked.FindAsync(Grace)).Reply.ShouldBe(InvitationReply.Yes);

        await asked.PostAsync(Alan, ("Form.Reply", "Yes"));
        (await asked.RegistrationAsync(alone)).State.ShouldBe(RegistrationState.Confirmed, "the page is a click, too");
        (await asked.TakenAsync()).ShouldBe(3);

        await asked.ReadAsync(ada, "ACCEPTED");
        (await asked.RegistrationAsync(ofClass)).State.ShouldBe(RegistrationState.AwaitingConfirmation);
        (await asked.FindAsync(ada)).Reply.ShouldBe(InvitationReply.None);
        (await asked.OutcomesAsync()).ShouldBe([CalendarReplyOutcome.Taken, CalendarReplyOutcome.NotPossible]);
    }

    [Theory, EachDatabase]
    public async Task Yes_takes_a_place_that_was_offered_from_calendar_and_page(DatabaseUnderTest kind)
    {
        const string ada = "Ada Byron";
        await using var asked = await AskedPeople.StartAsync(kind, [Grace, Alan, ada], capacity: 1);
        foreach (var name in new[] { Grace, Alan, ada })
            await asked.ReadAsync(name, "ACCEPTED");

        await asked.ReadAsync(Grace, "DECLINED");
        (await asked.RegistrationOfAsync(Alan)).State.ShouldBe(RegistrationState.Offered);
        await asked.ReadAsync(Alan, "ACCEPTED");
        (await asked.RegistrationOfAsync(Alan)).State.ShouldBe(RegistrationState.Confirmed);
        (await asked.SentAsync(RegistrationMails.Ticket, Alan)).Calendar.Method.ShouldBe("REQUEST");

        await asked.ReadAsync(Alan, "DECLINED");
        (await asked.RegistrationOfAsync(ada)).State.ShouldBe(RegistrationState.Offered);
        await asked.PostAsync(ada, ("Form.Reply", "Yes"));
        (await asked.RegistrationOfAsync(ada)).State.ShouldBe(RegistrationState.Confirmed);
        (await asked.OutcomesAsync()).ShouldAllBe(outcome => outcome == CalendarReplyOutcome.Taken);
    }

    [Theory, EachDatabase]
    public async Task An_offer_that_lapsed_and_a_rejected_application_are_struck_from_the_calendar(DatabaseUnderTest kind)
    {
        const string ada = "Ada Byron";
        await using var asked = await AskedPeople.StartAsync(kind, [Grace, Alan, ada], capacity: 1);
        var (alans, adas) = (await asked.SentAsync("event-invitation", Alan), await asked.SentAsync("event-invitation", ada));
        await asked.ReadAsync(Grace, "ACCEPTED");
        await asked.ReadAsync(Alan, "ACCEPTED");
        await asked.ReadAsync(Grace, "DECLINED");
        asked.Clock.Advance(TimeSpan.FromHours(asked.Event.OfferHours + 1));
        await asked.App.Get<WaitingList>().SweepAsync(Stop);
        await StruckAsync(RegistrationMails.OfferExpired, Alan, alans);

        await using var db = await asked.OpenDbAsync();
        await db
            .Categories.Where(c => c.Code == TicketCategory.Invited)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.NeedsApproval, true), Stop);
        await asked.ReadAsync(ada, "ACCEPTED");
        var applied = await asked.RegistrationOfAsync(ada);
        applied.State.ShouldBe(RegistrationState.Applied);
        var decide = asked.App.Get<DecideApplicationHandler>();
        (await decide.RejectAsync(asked.Event.Id, Guid.NewGuid(), applied.Id, null, Stop)).IsRefused.ShouldBeFalse();
        await StruckAsync(ApplicationMails.Rejected, ada, adas);

        async Task StruckAsync(string mail, string name, ReadCalendarMail asking)
        {
            var struck = await asked.SentAsync(mail, name);
            struck.Calendar.Method.ShouldBe("CANCEL", mail);
            ClientRules.BrokenBy(struck).ShouldBeEmpty(mail);
            ClientRules.BrokenBy(asking, struck).ShouldBeEmpty(mail);
            struck.Entry.Sequence.ShouldBe(2, "above the version with which it was accepted");
        }
    }

    [Theory, EachDatabase]
    public async Task Two_on_one_invitation_are_one_again_with_the_next_answer(DatabaseUnderTest kind)
    {
        await using var asked = await AskedPeople.StartAsync(kind, [Grace, Alan], capacity: 3);
        await asked.ReadAsync(Grace, "ACCEPTED");
        await asked.ReadAsync(Alan, "ACCEPTED");
        foreach (var name in new[] { Grace, Alan })
            await SeatInsteadAsync(name);
        (await asked.TakenAsync()).ShouldBe(3);
        (await asked.RegistrationOfAsync(Alan)).State.ShouldBe(RegistrationState.Waitlisted);

        // The same again on the page; and a calendar's answer, which is read again after a crash.
        await asked.PostAsync(
            Grace,
            ("Form.Reply", "Represented"),
            ("Form.FirstName", "Ada"),
            ("Form.LastName", "Byron"),
            ("Form.Email", "grace.ada@example.org")
        );
        await asked.ReadAsync(Alan, "ACCEPTED");

        (await asked.TakenAsync()).ShouldBe(2);
        await using var db = await asked.OpenDbAsync();
        (await db.Registrations.Where(r => r.ActiveKey != null).Select(r => r.Email).ToListAsync(Stop))
            .Order()
            .ShouldBe(["alan@stadt.example", "grace.ada@example.org"]);
        var (graces, alans) = (await asked.FindAsync(Grace), await asked.FindAsync(Alan));
        (graces.Reply, graces.RepresentedBy).ShouldBe((InvitationReply.Represented, "Ada Byron"));
        alans.Reply.ShouldBe(InvitationReply.Yes, "who would only wait took nobody's seat");

        async Task SeatInsteadAsync(string name)
        {
            asked.Clock.Advance(TimeSpan.FromMinutes(1));
            var invitation = await asked.FindAsync(name);
            await asked.RegisterAsync(
                name,
                visitor =>
                    visitor with
                    {
                        Category = TicketCategory.Invited,
                        Person = new("Ada", "Byron", name.Split(' ')[0].ToLowerInvariant() + ".ada@example.org"),
                        InvitationId = invitation.Id,
                        Reply = new("", "Ada Byron", new(null, null)),
                    }
            );
        }
    }

    private static RegisterVisitor ClassOf(RegisterVisitor visitor) =>
        visitor with
        {
            Category = TicketCategory.SchoolClass,
            Class = new ClassDetails(null, "Offene Schule Waldau", "9b", 20, 2),
        };
}
