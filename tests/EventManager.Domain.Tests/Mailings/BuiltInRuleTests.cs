using EventManager.Domain.Events;
using EventManager.Domain.Mailings;

namespace EventManager.Domain.Tests.Mailings;

public sealed class BuiltInRuleTests
{
    private static readonly Guid Fair = new("01a222ab-5955-7ec8-88d3-b921863d1841");

    /// <summary>Stored in databases: another way of making it would give every event a second rule.</summary>
    [Fact]
    public void Each_event_has_one_rule_for_each_mail_and_it_is_always_the_same()
    {
        BuiltInRules.IdOf(Fair, BuiltInRules.Minutes).ShouldBe(new Guid("7ccaf51f-e32b-85ca-9d68-87dca2a4a53e"));
        BuiltInRules.All.Select(mail => BuiltInRules.IdOf(Fair, mail)).Distinct().Count().ShouldBe(BuiltInRules.All.Count);
        BuiltInRules.IdOf(Guid.NewGuid(), BuiltInRules.Minutes).ShouldNotBe(BuiltInRules.IdOf(Fair, BuiltInRules.Minutes));
    }

    [Fact]
    public void A_copy_has_its_own()
    {
        var rule = BuiltInRules.Of(Fair, BuiltInRules.Offer);
        var other = Guid.NewGuid();

        var copy = (MailRule)rule.CopyTo(new CopyTarget(other, at => at));

        (copy.Id, copy.IsBuiltIn, copy.IsOn).ShouldBe((BuiltInRules.IdOf(other, BuiltInRules.Offer), true, true));
    }

    [Fact]
    public void What_tells_of_a_change_is_on_in_a_copy_though_its_telling_was_stopped()
    {
        var (offer, cancelled) = (BuiltInRules.Of(Fair, BuiltInRules.Offer), BuiltInRules.Of(Fair, BuiltInRules.Cancelled));
        offer.Stop();
        cancelled.Stop();
        var target = new CopyTarget(Guid.NewGuid(), at => at);

        ((MailRule)offer.CopyTo(target)).IsOn.ShouldBeFalse();
        ((MailRule)cancelled.CopyTo(target)).IsOn.ShouldBeTrue();
        BuiltInRules.ToInvolved.ShouldAllBe(mail => BuiltInRules.IsOfChange(mail));
    }

    [Fact]
    public void Nobody_can_choose_that_a_rule_waits_for_what_happens() =>
        Enum.GetValues<MailAudience>().ShouldAllBe(audience => !MailAudiences.Has(audience, MailAnchor.Happening));
}
