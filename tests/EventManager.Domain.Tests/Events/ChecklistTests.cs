using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.Tests.Events;

/// <summary>When a point is due, what ticks itself, and what is worth saying.</summary>
public sealed class ChecklistTests
{
    private static readonly Guid Fair = Guid.NewGuid();

    [Theory]
    // Over the change in spring, over the one in autumn, on the day itself, and after it.
    [InlineData("2027-04-20T09:00", 42, "2027-03-09")]
    [InlineData("2026-11-10T09:00", 42, "2026-09-29")]
    [InlineData("2027-03-28T09:00", 1, "2027-03-27")]
    [InlineData("2026-10-25T00:30", 0, "2026-10-25")]
    [InlineData("2026-10-24T18:00", -14, "2026-11-07")]
    // Half past midnight in summer is the evening before in UTC.
    [InlineData("2026-07-01T00:30", 7, "2026-06-24")]
    public void A_point_is_due_on_the_wall_calendar_of_the_place(string begins, int daysBefore, string due) =>
        Point("Press", daysBefore).DueOn(Local(begins), Zone.Default).ShouldBe(DateOnly.Parse(due));

    [Fact]
    public void It_is_due_until_the_days_last_minute_there_and_overdue_from_the_next()
    {
        var (fair, point) = (Prepared("2027-04-20T09:00"), Point("Press", 42));

        fair.StateOf(point, Local("2027-03-08T23:59")).ShouldBe(PointState.Open);
        fair.StateOf(point, Local("2027-03-09T00:00")).ShouldBe(PointState.DueToday);
        fair.StateOf(point, Local("2027-03-09T23:59")).ShouldBe(PointState.DueToday);
        fair.StateOf(point, Local("2027-03-10T00:01")).ShouldBe(PointState.Overdue);
    }

    [Fact]
    public void A_postponed_event_takes_it_along()
    {
        var (point, now) = (Point("Press", 42), Local("2027-03-20T12:00"));

        Prepared("2027-04-20T09:00").StateOf(point, now).ShouldBe(PointState.Overdue);
        Prepared("2027-05-20T09:00").StateOf(point, now).ShouldBe(PointState.Open);
    }

    public static TheoryData<string> KnownKeys => [.. ChecklistRules.ByItself];

    [Theory, MemberData(nameof(KnownKeys))]
    public void What_the_data_shows_ticks_itself_and_unticks_itself(string key)
    {
        var (point, now) = (Point(key, 42), Local("2027-01-01T12:00"));

        Prepared("2027-04-20T09:00").StateOf(point, now).ShouldBe(PointState.Open);
        Prepared("2027-04-20T09:00", All).StateOf(point, now).ShouldBe(PointState.ByItself);
    }

    [Fact]
    public void Half_done_is_not_done()
    {
        ChecklistRules.IsDone("Booths", All with { WithoutBooth = 1 }).ShouldBeFalse();
        ChecklistRules.IsDone("Exhibitors", All with { Undecided = 1 }).ShouldBeFalse();
        ChecklistRules.IsDone("Programme", All with { WithoutRoom = 1 }).ShouldBeFalse();
        ChecklistRules.IsDone("Minutes", All with { MinutesMissing = 1 }).ShouldBeFalse();
        ChecklistRules.IsDone("Applications", All with { HasApplied = true }).ShouldBeFalse();
        ChecklistRules.IsDone("Team", All with { Team = 1 }).ShouldBeFalse("nobody is a team alone");
        ChecklistRules.IsDone("Languages", All with { Summary = new("Nur deutsch") }).ShouldBeFalse();
        ChecklistRules.IsDone("Languages", All with { Title = All.Title.WithGerman("Neu") }).ShouldBeFalse("the translation is older");
        ChecklistRules.IsDone(null, All).ShouldBeFalse();
        ChecklistRules.IsDone("Catering", All).ShouldBeFalse("only a person knows");
    }

    [Fact]
    public void Who_was_first_stays_and_a_tick_can_be_taken_back()
    {
        var (point, anna, bert) = (Point("Press", 42), Guid.NewGuid(), Guid.NewGuid());

        point.Tick(anna, Local("2027-01-01T12:00")).ShouldBeTrue();
        point.Tick(bert, Local("2027-01-02T12:00")).ShouldBeFalse();
        (point.TickedBy, point.TickedAt).ShouldBe((anna, Local("2027-01-01T12:00")));
        point.Untick().ShouldBeTrue();
        point.Untick().ShouldBeFalse();
        (point.TickedBy, point.TickedAt).ShouldBe((null, null));
    }

    [Fact]
    public void After_the_event_only_what_comes_after_it_is_asked_for_and_of_a_closed_one_nothing()
    {
        var (before, after, now) = (Point("Press", 42), Point("Minutes", -14), Local("2027-06-01T12:00"));
        var fair = Prepared("2027-04-20T09:00");

        fair.StateOf(before, now).ShouldBe(PointState.Open);
        fair.StateOf(after, now).ShouldBe(PointState.Overdue);
        foreach (var closed in new[] { EventState.Cancelled, EventState.Finished })
        {
            (fair with { State = closed }).StateOf(after, now).ShouldBe(PointState.Open);
            (fair with { State = closed }).StateOf(before, Local("2027-04-01T12:00")).ShouldBe(PointState.Open);
        }
    }

    [Fact]
    public void The_copy_has_the_same_points_at_the_same_distance_and_nobody_has_done_them()
    {
        var point = new ChecklistPoint(Fair, null, "", 0, 7);
        point.Change("Schlüssel holen", 3, Guid.NewGuid()).ShouldBeNull();
        point.Tick(Guid.NewGuid(), Local("2027-01-01T12:00"));
        var next = Guid.NewGuid();

        var copy = (ChecklistPoint)point.CopyTo(new CopyTarget(next, instant => instant));

        (copy.EventId, copy.Title, copy.DaysBefore, copy.Position).ShouldBe((next, "Schlüssel holen", 3, 7));
        (copy.PersonId, copy.TickedAt, copy.TickedBy).ShouldBe((null, null, null));
    }

    [Fact]
    public void What_cannot_be_meant_is_refused_at_its_field()
    {
        var own = new ChecklistPoint(Fair, null, "", 0, 0);

        own.Change("", 1, null).ShouldBe(ChecklistRefusals.TitleMissing);
        own.Change("a\nb", 1, null).ShouldBe(ChecklistRefusals.TitleTooLong);
        own.Change(new string('a', ChecklistPoint.LongestTitle + 1), 1, null).ShouldBe(ChecklistRefusals.TitleTooLong);
        own.Change("a", -ChecklistPoint.MostDays - 1, null).ShouldBe(ChecklistRefusals.DaysOutOfRange);
        own.Title.ShouldBe("");
        var suggested = Point("Press", 1);
        suggested.Change("", 2, null).ShouldBeNull();
        (suggested.Title, suggested.DaysBefore).ShouldBe(("", 2));
    }

    [Fact]
    public void Each_kind_has_suggestions_in_the_order_of_their_days_and_what_is_there_stays()
    {
        foreach (var kind in Enum.GetValues<EventKind>())
        {
            var all = ChecklistRules.For(Fair, kind, []);
            all.Count.ShouldBeGreaterThan(10);
            all.Select(point => point.Key).ShouldBeUnique();
            all.Select(point => point.DaysBefore).ShouldBe(all.Select(point => point.DaysBefore).OrderDescending());
            all.ShouldContain(point => point.Key == "Published");
            var missing = ChecklistRules.For(Fair, kind, [.. all.Skip(2)]);
            missing.Select(point => point.Key).ShouldBe(all.Take(2).Select(point => point.Key));
            missing[0].Position.ShouldBe(all.Count);
            ChecklistRules.For(Fair, kind, all).ShouldBeEmpty();
        }
    }

    private static readonly ChecklistFacts None = new(
        new("Messe"),
        LocalizedText.Empty,
        LocalizedText.Empty,
        LocalizedText.Empty,
        false,
        false,
        false,
        false,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        false,
        false,
        false,
        0,
        0
    );

    private static readonly ChecklistFacts All = None with
    {
        Title = new("Messe", "Fair"),
        Summary = new("Kurz", "Short"),
        Description = new("Lang", "Long"),
        HasVenue = true,
        HasWindow = true,
        HasContact = true,
        IsPublished = true,
        Team = 2,
        Slots = 1,
        Sessions = 1,
        Rules = 1,
        Gates = 1,
        Phones = 1,
        Badges = 1,
        Exhibitors = 1,
        HasInvitations = true,
        HasRegistrations = true,
        Groups = 1,
    };

    private static PreparedEvent Prepared(string begins, ChecklistFacts? facts = null) =>
        new(
            Fair,
            "messe",
            new("Messe"),
            EventKind.TrainingFair,
            EventState.Published,
            Local(begins),
            Local(begins).AddHours(6),
            Zone.Default,
            facts ?? None
        );

    private static ChecklistPoint Point(string key, int daysBefore) => new(Fair, key, "", daysBefore, 0);

    private static DateTimeOffset Local(string wallClock) =>
        Zone.ToUtc(DateTime.Parse(wallClock, System.Globalization.CultureInfo.InvariantCulture), Zone.Default);
}
