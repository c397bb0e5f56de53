using EventManager.Domain.Registrations;

namespace EventManager.Domain.Tests.Registrations;

/// <summary>What an answer leaves of the one before, on the page and in a calendar.</summary>
public sealed class InvitationTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private readonly Invitation invitation = new(Guid.NewGuid(), "Grace Hopper", "grace@stadt.example", Now);

    [Fact]
    public void A_calendars_yes_keeps_what_was_given_on_the_page_and_a_first_one_is_a_plain_yes()
    {
        invitation.Accept("Vincent", new("vegan", "Rampe"), new(Now));
        invitation.AcceptAgain(new(Now.AddHours(1), IsByCalendar: true));

        (invitation.GuestName, invitation.DietaryNeeds, invitation.AccessNeeds).ShouldBe(("Vincent", "vegan", "Rampe"));
        (invitation.RepliedAt, invitation.IsAnsweredByCalendar).ShouldBe((Now.AddHours(1), true));

        invitation.Decline(new(Now.AddHours(2)));
        invitation.IsAnsweredByCalendar.ShouldBeFalse("the page is newer");
        invitation.AcceptAgain(new(Now.AddHours(3), IsByCalendar: true));
        (invitation.Reply, invitation.GuestName, invitation.DeclinedAt).ShouldBe((InvitationReply.Yes, "", null));
    }

    [Fact]
    public void Perhaps_is_no_answer_and_gone_with_the_next()
    {
        invitation.NoteTentative(Now);
        (invitation.Reply, invitation.RepliedAt, invitation.TentativeAt).ShouldBe((InvitationReply.None, null, Now));

        invitation.SendSomebodyElse("Ada Byron", new("", ""), new(Now.AddHours(1)));
        invitation.TentativeAt.ShouldBeNull();
    }
}
