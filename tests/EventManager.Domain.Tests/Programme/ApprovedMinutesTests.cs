using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;

namespace EventManager.Domain.Tests.Programme;

public sealed class ApprovedMinutesTests
{
    private const string Zone = "Europe/Berlin";
    private static readonly DateTimeOffset On = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nobody_has_to_switch_it_off() => Rule().IsOn.ShouldBeFalse();

    [Fact]
    public void They_go_so_many_hours_after_they_were_approved()
    {
        var rule = Begun(pastToo: false);

        DueAt(rule, On.AddHours(3)).ShouldBe(On.AddHours(27));
        DueAt(rule, On.AddHours(-3)).ShouldBe(On.AddHours(21), "their moment is to come");
        DueAt(rule, On.AddHours(-25)).ShouldBeNull("their moment was before it counted");
        DueAt(Begun(pastToo: true), On.AddHours(-25)).ShouldBe(On, "for the past too, at once");
        DueAt(rule, On.AddHours(3), state: MinutesState.Draft).ShouldBeNull();
    }

    [Fact]
    public void What_was_sent_before_by_hand_or_as_an_older_revision_does_not_go_again()
    {
        var rule = Begun(pastToo: false);

        DueAt(rule, On, sentAt: On.AddHours(2)).ShouldBeNull();
        DueAt(rule, On.AddHours(50), sentAt: On.AddHours(24), state: MinutesState.Approved).ShouldBeNull();
        DueAt(rule, On, sentAt: On.AddHours(24)).ShouldBe(On.AddHours(24), "it was broken off, and goes on");
    }

    private static MailRule Rule() => BuiltInRules.Of(Guid.NewGuid(), BuiltInRules.ApprovedMinutes);

    private static MailRule Begun(bool pastToo)
    {
        var rule = Rule();
        rule.Begin(On, pastToo);
        return rule;
    }

    private static DateTimeOffset? DueAt(
        MailRule rule,
        DateTimeOffset approvedAt,
        DateTimeOffset? sentAt = null,
        MinutesState state = MinutesState.Sent
    ) => ApprovedMinutes.DueAt(rule, state, approvedAt, sentAt, Zone);
}
