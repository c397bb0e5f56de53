using EventManager.Domain.Mailings;

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
    public void Each_group_has_its_own_mails(MailAudience audience, string reminder, string message, MailPurpose purpose)
    {
        MailAudiences.KindOf(MailRule.Reminder, audience).ShouldBe(reminder);
        MailAudiences.KindOf(MailRule.Message, audience).ShouldBe(message);
        MailPurposes.Of(reminder).ShouldBe(purpose);
        MailPurposes.Of(message).ShouldBe(purpose);
    }

    [Fact]
    public void Whoever_can_do_what_a_mail_asks_for_is_asked_about_again_when_it_leaves() =>
        Enum.GetValues<MailAudience>()
            .Where(one => !MailAudiences.CanBeLeft(one))
            .ShouldBe([MailAudience.Everybody, MailAudience.CheckedIn, MailAudience.Teachers]);
}
