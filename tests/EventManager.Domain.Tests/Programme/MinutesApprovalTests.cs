using EventManager.Domain.Programme;
using static EventManager.Domain.Tests.Moments;

namespace EventManager.Domain.Tests.Programme;

public sealed class MinutesApprovalTests
{
    private readonly Minutes minutes = new(Guid.CreateVersion7());

    [Fact]
    public void Empty_minutes_are_not_approved_and_not_sent()
    {
        minutes.Approve(0, LongBefore).ShouldBe(MinutesRefusals.Empty);
        minutes.MarkSent(LongBefore).ShouldBe(MinutesRefusals.NotApproved);
    }

    [Fact]
    public void Who_read_an_older_text_does_not_approve_a_newer_one()
    {
        Write("one");
        Write("two").Number.ShouldBe(2);

        minutes.Approve(1, LongBefore).ShouldBe(MinutesRefusals.NewerRevision);
        minutes.Approve(2, LongBefore).ShouldBeNull();
        minutes.ApprovedRevision.ShouldBe(2);
    }

    [Fact]
    public void A_change_after_sending_makes_a_draft_and_keeps_what_was_sent()
    {
        Write("one");
        minutes.Approve(1, LongBefore);
        minutes.MarkSent(LongBefore.AddHours(1)).ShouldBeNull();
        minutes.State.ShouldBe(MinutesState.Sent);

        Write("two");

        minutes.State.ShouldBe(MinutesState.Draft);
        minutes.ApprovedRevision.ShouldBe(1);
        minutes.SentAt.ShouldBe(LongBefore.AddHours(1));
        minutes.Revisions.Select(revision => revision.Markdown).ShouldBe(["one", "two"]);
    }

    private MinutesRevision Write(string text) => minutes.Revise(text, "", "", "Ada", LongBefore);
}
