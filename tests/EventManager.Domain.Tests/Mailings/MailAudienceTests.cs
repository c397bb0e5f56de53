using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;

namespace EventManager.Domain.Tests.Mailings;

public sealed class MailAudienceTests
{
    [Fact]
    public void Only_who_registered_has_a_time_of_arrival_or_a_session()
    {
        foreach (var anchor in Enum.GetValues<MailAnchor>())
        {
            var isOwn = anchor is MailAnchor.SlotStart or MailAnchor.SessionStart or MailAnchor.Happening;
            MailAudiences.Has(MailAudience.TasksOpen, anchor).ShouldBe(anchor is not MailAnchor.Happening);
            MailAudiences.Has(MailAudience.Unanswered, anchor).ShouldBe(!isOwn);
            MailAudiences.Has(MailAudience.BoothDataMissing, anchor).ShouldBe(!isOwn);
        }
    }

    [Theory]
    [InlineData(MailAudience.Everybody, "event-reminder", "event-message", MailPurpose.Notice)]
    [InlineData(MailAudience.AnswersOpen, "event-reminder", "event-message", MailPurpose.Notice)]
    [InlineData(MailAudience.Unanswered, "event-invitation-reminder", "event-invitation-message", MailPurpose.Unasked)]
    [InlineData(MailAudience.BoothTasksOpen, "exhibitor-reminder", "exhibitor-message", MailPurpose.Notice)]
    [InlineData(MailAudience.Waiting, null, "event-message", MailPurpose.Notice)]
    [InlineData(MailAudience.InvitedYes, null, "event-invitation-message", MailPurpose.Unasked)]
    [InlineData(MailAudience.ExhibitorsUndecided, null, "exhibitor-message", MailPurpose.Notice)]
    [InlineData(MailAudience.Officers, null, "company-message", MailPurpose.Notice)]
    [InlineData(MailAudience.Team, null, "team-message", MailPurpose.Notice)]
    [InlineData(MailAudience.ChosenExhibitors, null, "exhibitor-message", MailPurpose.Notice)]
    public void Each_group_has_its_own_mails(MailAudience audience, string? reminder, string message, MailPurpose purpose)
    {
        MailAudiences.HasReminder(audience).ShouldBe(reminder is not null);
        if (reminder is not null)
        {
            MailAudiences.KindOf(MailRule.Reminder, audience).ShouldBe(reminder);
            MailPurposes.Of(reminder).ShouldBe(purpose);
        }
        MailAudiences.KindOf(MailRule.Message, audience).ShouldBe(message);
        MailPurposes.Of(message).ShouldBe(purpose);
    }

    [Fact]
    public void Who_holds_no_place_has_no_time_of_arrival_and_nobody_was_chosen_at_a_moment_that_counts()
    {
        MailAudiences.Has(MailAudience.Waiting, MailAnchor.SlotStart).ShouldBeFalse();
        MailAudiences.Has(MailAudience.Waiting, MailAnchor.Confirmed).ShouldBeTrue("since they wait");
        MailAudiences.Has(MailAudience.Team, MailAnchor.Confirmed).ShouldBeFalse();
        MailAudiences.Has(MailAudience.ChosenRegistrations, MailAnchor.Confirmed).ShouldBeFalse();
        Enum.GetValues<MailAudience>().ShouldAllBe(one => MailAudiences.Has(one, MailAnchor.Once));
    }

    [Fact]
    public void Left_out_can_be_who_may_be_of_both()
    {
        Others(MailAudience.Waiting).ShouldBeEmpty();
        Others(MailAudience.InvitedYes).ShouldBe([MailAudience.Unanswered, MailAudience.InvitedNo]);
        Others(MailAudience.Exhibitors).ShouldBe([MailAudience.BoothDataMissing, MailAudience.BoothTasksOpen]);
        Others(MailAudience.ChosenExhibitors).ShouldContain(MailAudience.ExhibitorsUndecided);

        static IEnumerable<MailAudience> Others(MailAudience of) =>
            Enum.GetValues<MailAudience>().Where(one => MailAudiences.Overlap(of, one));
    }

    [Fact]
    public void Who_has_gone_or_was_turned_down_is_chosen_as_nobody()
    {
        foreach (var state in Enum.GetValues<RegistrationState>())
            (MailAudiences.Of(state) is null).ShouldBe(
                !state.IsActive() || state is RegistrationState.AwaitingConfirmation,
                state.ToString()
            );
        Enum.GetValues<ExhibitorState>()
            .Where(state => MailAudiences.Of(state) is null)
            .ShouldBe([ExhibitorState.Declined, ExhibitorState.Withdrawn], ignoreOrder: true);
    }

    [Fact]
    public void Whoever_can_do_what_a_mail_asks_for_is_asked_about_again_when_it_leaves() =>
        Enum.GetValues<MailAudience>()
            .Where(one => !MailAudiences.CanBeLeft(one))
            .ShouldBe([MailAudience.Everybody, MailAudience.CheckedIn, MailAudience.Teachers]);
}
