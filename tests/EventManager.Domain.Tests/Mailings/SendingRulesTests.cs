using EventManager.Domain.Common;
using EventManager.Domain.Mailings;

namespace EventManager.Domain.Tests.Mailings;

public sealed class SendingRulesTests
{
    private static readonly Guid Fair = Guid.NewGuid();
    private static readonly Guid OtherFair = Guid.NewGuid();

    [Theory]
    [InlineData("2026-11-20T20:59:00+01:00", false)]
    [InlineData("2026-11-20T21:00:00+01:00", true)]
    [InlineData("2026-11-21T06:59:00+01:00", true)]
    [InlineData("2026-11-21T07:00:00+01:00", false)]
    // The night that is an hour shorter, and the one that is an hour longer.
    [InlineData("2026-03-29T03:30:00+02:00", true)]
    [InlineData("2026-03-29T05:00:00Z", false)]
    [InlineData("2026-10-25T05:59:00Z", true)]
    [InlineData("2026-10-25T06:00:00Z", false)]
    public void Quiet_hours_go_by_the_clock_on_the_wall(string now, bool expected) =>
        new QuietHours(new(21, 0), new(7, 0))
            .AreAt(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), Zone.Default)
            .ShouldBe(expected);

    [Fact]
    public void Hours_of_no_length_are_none() => default(QuietHours).AreAt(DateTimeOffset.UnixEpoch, Zone.Default).ShouldBeFalse();

    [Theory]
    [InlineData(SuppressionReason.HardBounce, SuppressionScope.All, MailPurpose.Service, true)]
    [InlineData(SuppressionReason.HardBounce, SuppressionScope.All, MailPurpose.Unasked, true)]
    [InlineData(SuppressionReason.Complaint, SuppressionScope.All, MailPurpose.Service, false)]
    [InlineData(SuppressionReason.Complaint, SuppressionScope.All, MailPurpose.Notice, true)]
    [InlineData(SuppressionReason.Unsubscribed, SuppressionScope.Network, MailPurpose.Unasked, true)]
    [InlineData(SuppressionReason.Unsubscribed, SuppressionScope.Network, MailPurpose.Notice, false)]
    [InlineData(SuppressionReason.Unsubscribed, SuppressionScope.All, MailPurpose.Service, false)]
    [InlineData(SuppressionReason.ByHand, SuppressionScope.Event, MailPurpose.Notice, true)]
    [InlineData(SuppressionReason.ByHand, SuppressionScope.Event, MailPurpose.Service, false)]
    public void A_service_mail_goes_unless_the_address_is_gone(
        SuppressionReason reason,
        SuppressionScope scope,
        MailPurpose purpose,
        bool keepsBack
    ) => SuppressionRules.KeepsBack(Entry(scope, reason), purpose, Fair).ShouldBe(keepsBack);

    [Fact]
    public void An_entry_of_one_event_keeps_nothing_of_another_back()
    {
        var entry = Entry(SuppressionScope.Event, SuppressionReason.ByHand);

        SuppressionRules.KeepsBack(entry, MailPurpose.Unasked, OtherFair).ShouldBeFalse();
        SuppressionRules.KeepsBack(entry, MailPurpose.Unasked, null).ShouldBeFalse();
    }

    [Fact]
    public void A_ticket_stands_before_a_reminder_and_a_reminder_before_an_invitation()
    {
        var mails = new[] { "event-invitation", "event-reminder", "registration-ticket" }
            .Select(kind => Mail(kind))
            .OrderBy(m => m.Priority);

        mails.Select(m => m.Kind).ShouldBe(["registration-ticket", "event-reminder", "event-invitation"]);
        Mail("of-the-next-version").Purpose.ShouldBe(MailPurpose.Service);
    }

    private static OutboxMail Mail(string kind) => new(kind, "ada@example.org", "Ada", "de", DateTimeOffset.UnixEpoch);

    private static Suppression Entry(SuppressionScope scope, SuppressionReason reason) =>
        new(Guid.NewGuid(), Guid.NewGuid(), scope, reason, DateTimeOffset.UnixEpoch) { EventId = Fair };
}
