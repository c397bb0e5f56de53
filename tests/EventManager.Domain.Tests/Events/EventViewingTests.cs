using EventManager.Domain.Events;

namespace EventManager.Domain.Tests.Events;

public sealed class EventViewingTests
{
    [Theory]
    [InlineData(EventVisibility.Public, true, false, EventView.Shown)]
    [InlineData(EventVisibility.Companies, false, false, EventView.Shown)]
    [InlineData(EventVisibility.Link, false, false, EventView.Hidden)]
    [InlineData(EventVisibility.Link, true, false, EventView.Shown)]
    [InlineData(EventVisibility.Link, false, true, EventView.Hidden)]
    [InlineData(EventVisibility.Invited, true, false, EventView.Hidden)]
    [InlineData(EventVisibility.Invited, false, true, EventView.Shown)]
    public void A_visitor_needs_what_the_visibility_asks_for(EventVisibility visibility, bool link, bool invited, EventView expected) =>
        EventViewing.Decide(EventState.Published, visibility, isStaff: false, link, invited).ShouldBe(expected);

    [Theory]
    [InlineData(EventVisibility.Public)]
    [InlineData(EventVisibility.Link)]
    [InlineData(EventVisibility.Invited)]
    public void A_draft_is_for_its_staff_whatever_link_a_visitor_has(EventVisibility visibility)
    {
        EventViewing.Decide(EventState.Draft, visibility, isStaff: false, hasLink: true, isInvited: true).ShouldBe(EventView.Hidden);
        EventViewing.Decide(EventState.Draft, visibility, isStaff: true, hasLink: false, isInvited: false).ShouldBe(EventView.Preview);
    }
}
