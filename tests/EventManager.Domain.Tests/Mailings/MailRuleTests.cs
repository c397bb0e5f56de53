using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using static EventManager.Domain.Tests.Moments;

namespace EventManager.Domain.Tests.Mailings;

public sealed class MailRuleTests
{
    private const string Berlin = Zone.Default;

    [Fact]
    public void A_mail_is_due_at_its_moment_and_caught_up_for_a_day()
    {
        var rule = MailRule.ReminderOf(Guid.NewGuid(), 3);
        var moment = Local(2026, 8, 21, 9);

        rule.Judge(Start, moment.AddSeconds(-1), Berlin).ShouldBe(MailVerdict.NotYet);
        rule.Judge(Start, moment, Berlin).ShouldBe(MailVerdict.Due);
        rule.Judge(Start, moment.AddHours(24), Berlin).ShouldBe(MailVerdict.Due);
        rule.Judge(Start, moment.AddHours(24).AddSeconds(1), Berlin).ShouldBe(MailVerdict.Missed);
    }

    [Fact]
    public void What_is_to_come_before_the_beginning_is_of_no_use_after_it()
    {
        var rule = new MailRule(Guid.NewGuid(), MailRule.Reminder, new(MailAnchor.EventStart, false, 30, MailUnit.Minutes, null));

        rule.Judge(Start, Start, Berlin).ShouldBe(MailVerdict.Due);
        rule.Judge(Start, Start.AddMinutes(1), Berlin).ShouldBe(MailVerdict.Missed);
    }

    [Fact]
    public void What_is_to_come_on_the_day_or_after_it_is_not_missed_by_its_beginning()
    {
        var evening = new MailRule(Guid.NewGuid(), MailRule.Message, new(MailAnchor.EventStart, false, 0, MailUnit.Days, 20 * 60));
        var atOnce = new MailRule(Guid.NewGuid(), MailRule.Message, new(MailAnchor.EventStart, false, 0, MailUnit.Minutes, null));

        evening.Judge(Start, Local(2026, 8, 24, 20), Berlin).ShouldBe(MailVerdict.Due);
        atOnce.Judge(Start, Start.AddMinutes(5), Berlin).ShouldBe(MailVerdict.Due);
    }

    [Fact]
    public void A_new_rule_leaves_the_past_alone_or_sends_it_now_as_was_said()
    {
        var thanks = new MailRule(Guid.NewGuid(), MailRule.Message, new(MailAnchor.Confirmed, true, 1, MailUnit.Days, null));
        var (longAgo, now) = (Local(2026, 6, 1, 12), Local(2026, 8, 1, 12));

        thanks.Begin(now, forPastToo: false);
        thanks.Judge(longAgo, now, Berlin).ShouldBe(MailVerdict.Past);
        thanks.Judge(now.AddHours(-1), now.AddHours(23), Berlin).ShouldBe(MailVerdict.Due, "its moment is to come");

        thanks.Begin(now, forPastToo: true);
        thanks.Judge(longAgo, now, Berlin).ShouldBe(MailVerdict.Due, "somebody said so");
        thanks.DueAt(longAgo, Berlin).ShouldBe(now);
        thanks.Judge(longAgo, now.AddHours(25), Berlin).ShouldBe(MailVerdict.Missed);
    }

    [Fact]
    public void A_postponed_event_s_rule_is_due_at_the_new_date()
    {
        var fair = Published();
        var rule = MailRule.ReminderOf(fair.Id, 3);
        rule.Judge(fair.StartsAt, Local(2026, 8, 21, 9), Berlin).ShouldBe(MailVerdict.Due);

        // Over the change of the clocks.
        fair.Postpone(Local(2026, 11, 2, 10), LongBefore).IsRefused.ShouldBeFalse();
        rule.Move(Postponement.Between(Start, fair.StartsAt, Berlin), LongBefore);

        rule.Judge(fair.StartsAt, Local(2026, 8, 21, 9), Berlin).ShouldBe(MailVerdict.NotYet);
        rule.DueAt(fair.StartsAt, Berlin).ShouldBe(Local(2026, 10, 30, 10));
        rule.Through.ShouldBe(rule.Since);
    }

    [Fact]
    public void A_copy_takes_the_rule_without_what_was_done_or_said()
    {
        var rule = new MailRule(Guid.NewGuid(), MailRule.Message, new(MailAnchor.EventEnd, true, 1, MailUnit.Days, 540))
        {
            Audience = MailAudience.CheckedIn,
            Subject = new LocalizedText("Danke"),
        };
        rule.Begin(Local(2026, 8, 1, 12), forPastToo: false);
        var id = Guid.NewGuid();

        var copy = (MailRule)rule.CopyTo(new CopyTarget(id, at => at));

        (copy.EventId, copy.Timing, copy.Audience, copy.Subject.German).ShouldBe((id, rule.Timing, MailAudience.CheckedIn, "Danke"));
        (copy.Since, copy.AskedAt, copy.Through).ShouldBe((MailRule.Always, MailRule.Always, MailRule.Always));
    }

    [Fact]
    public void A_copy_finds_its_own_times_and_rules_and_is_off_where_it_names_what_only_the_earlier_event_had()
    {
        var (slot, there, rule) = (Guid.NewGuid(), Guid.NewGuid(), MailRule.ReminderOf(Guid.NewGuid(), 1));
        var target = new CopyTarget(Guid.NewGuid(), at => at.AddDays(364));
        target.Slots[slot] = there;
        target.Rules[rule.Id] = Guid.NewGuid();
        MailRule Copy(AudienceChoice choice, MailAnchor anchor = MailAnchor.EventStart)
        {
            var one = new MailRule(Guid.NewGuid(), MailRule.Message, new(anchor, true, 0, MailUnit.Minutes, null)) { Choice = choice };
            if (anchor is MailAnchor.Once)
                one.GoOnce(Start);
            return (MailRule)one.CopyTo(target);
        }

        var whole = Copy(
            new(MailAudience.Everybody)
            {
                Filter = $"?language=en&slot={slot}",
                NotMailed = AudienceChoice.Ids([rule.Id]),
                NotAmong = $"CheckedIn?slot={slot}",
            }
        );
        (whole.IsOn, whole.Halt, whole.Filter).ShouldBe((true, MailHalt.None, $"?language=en&slot={there}"));
        (whole.NotMailed, whole.NotAmong).ShouldBe((AudienceChoice.Ids([target.Rules[rule.Id]]), $"CheckedIn?slot={there}"));

        var session = Copy(new(MailAudience.Everybody) { Filter = $"?session={slot}" });
        (session.IsOn, session.Halt, session.Filter).ShouldBe((false, MailHalt.Copied, $"?session={slot}"), "and not to all of them");
        var addresses = Copy(new(MailAudience.Everybody) { NotTo = "ada@example.org" });
        (addresses.IsOn, addresses.Halt, addresses.NotTo).ShouldBe((false, MailHalt.Copied, ""), "addresses are of people");
        var once = Copy(MailAudience.Everybody, MailAnchor.Once);
        (once.IsOn, once.Halt, once.OnceAt).ShouldBe((false, MailHalt.Copied, Start.AddDays(364)));
    }
}
