using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Programme;

namespace EventManager.Domain.Tests.Programme;

public sealed class SessionRulesTests
{
    private static readonly DateTimeOffset Start = new(2027, 3, 4, 13, 0, 0, TimeSpan.Zero);
    private static readonly Event Meeting = new("treffen", EventKind.NetworkMeeting, new("Treffen"), Start, Start.AddHours(3), 60);

    private static readonly SessionPlan Good = new(
        SessionKind.WorkingGroup,
        new("Wie finden Schüler einen guten Platz?"),
        LocalizedText.Empty,
        RoomId: null,
        Start,
        Start.AddHours(1),
        Capacity: 12,
        [new(null, "Ada Beispiel", "ada@example.org")]
    );

    [Fact]
    public void A_good_plan_has_nothing_wrong() => SessionRules.Check(Meeting, Good).ShouldBeEmpty();

    [Fact]
    public void A_session_may_fill_the_whole_event() => SessionRules.Check(Meeting, Good with { EndsAt = Meeting.EndsAt }).ShouldBeEmpty();

    [Fact]
    public void A_session_outside_the_event_is_refused_at_its_beginning()
    {
        SessionRules.Check(Meeting, Good with { StartsAt = Start.AddMinutes(-1) }).ShouldBe([ProgrammeRefusals.OutsideEvent]);
        SessionRules.Check(Meeting, Good with { EndsAt = Meeting.EndsAt.AddMinutes(1) }).ShouldBe([ProgrammeRefusals.OutsideEvent]);
    }

    [Fact]
    public void A_session_ends_after_it_begins() =>
        SessionRules.Check(Meeting, Good with { EndsAt = Start }).ShouldBe([ProgrammeRefusals.EndsBeforeStart]);

    [Fact]
    public void Everything_wrong_is_told_at_once() =>
        SessionRules
            .Check(Meeting, Good with { Title = new(" "), Capacity = 0, Leads = [new(null, " ", "kein at")] })
            .ShouldBe([
                ProgrammeRefusals.TitleMissing,
                ProgrammeRefusals.CapacityOutOfRange,
                ProgrammeRefusals.LeadNameMissing,
                ProgrammeRefusals.LeadEmailInvalid,
            ]);

    [Fact]
    public void Sessions_one_after_the_other_do_not_overlap()
    {
        var session = new Session(Meeting.Id, SessionKind.Talk, new("Vortrag"), Start, Start.AddHours(1), capacity: null);

        session.Overlaps(Start.AddHours(1), Start.AddHours(2)).ShouldBeFalse();
        session.Overlaps(Start.AddMinutes(59), Start.AddHours(2)).ShouldBeTrue();
        session.Overlaps(Start.AddHours(-1), Start).ShouldBeFalse();
    }
}
