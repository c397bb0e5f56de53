using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;

namespace EventManager.Domain.Tests.Events;

public sealed class EventCopyTests
{
    // Summer time ends on 25.10.2026: last year's fair is in summer time, this year's in winter time.
    private static readonly DateTimeOffset Start = Zone.ToUtc(new(2025, 9, 18, 9, 0, 0), Zone.Default);
    private static readonly DateOnly NewDay = new(2026, 11, 12);

    [Fact]
    public void Times_on_the_wall_stay_over_a_change_of_the_clocks()
    {
        var copy = EventCopy.Of(Source(), "messe-2026", new LocalizedText("Messe 2026"), NewDay);

        Local(copy.Event.StartsAt).ShouldBe(new DateTime(2026, 11, 12, 9, 0, 0));
        Local(copy.Event.EndsAt).ShouldBe(new DateTime(2026, 11, 12, 15, 0, 0));
        Local(copy.Event.RegistrationOpensAt!.Value).ShouldBe(new DateTime(2026, 9, 13, 8, 0, 0));
        Local(copy.Event.RegistrationClosesAt!.Value).ShouldBe(new DateTime(2026, 11, 11, 18, 0, 0));
        Local(copy.Event.AdmissionOpensAt!.Value).ShouldBe(new DateTime(2026, 11, 12, 8, 15, 0));
        Local(Only<TimeSlot>(copy.Parts).StartsAt).ShouldBe(new DateTime(2026, 11, 12, 10, 0, 0));
        Local(Only<Session>(copy.Parts).StartsAt).ShouldBe(new DateTime(2026, 11, 12, 11, 30, 0));
    }

    [Fact]
    public void Rules_texts_slots_sessions_booths_and_wordings_come_along()
    {
        var source = Source();

        var copy = EventCopy.Of(source, "messe-2026", new LocalizedText("Messe 2026"), NewDay);

        copy.Event.Description.German.ShouldBe("Alle Berufe");
        Only<MailRule>(copy.Parts).Timing.Amount.ShouldBe(3);
        Only<MailRule>(copy.Parts).EventId.ShouldBe(copy.Event.Id);
        copy.Event.Seats.Capacity.ShouldBe(800);
        copy.Event.CopiedFromId.ShouldBe(source.Event.Id);
        Only<TimeSlot>(copy.Parts).Seats.Capacity.ShouldBe(60);
        Only<Session>(copy.Parts).Leads.Single().Name.ShouldBe("Ute Kern");
        Only<Session>(copy.Parts).Seats!.Capacity.ShouldBe(20);
        Only<Booth>(copy.Parts).Label.ShouldBe("E12");
        Only<Booth>(copy.Parts).Power.ShouldBe(PowerSupply.Volts400);
        Only<MailWording>(copy.Parts).Opening.German.ShouldBe("Bis bald!");
        Only<MailWording>(copy.Parts).EventId.ShouldBe(copy.Event.Id);
        Only<Question>(copy.Parts).Code.ShouldBe("essen");
        Only<Question>(copy.Parts).EventId.ShouldBe(copy.Event.Id);
        copy.Event.Categories.Single().EventId.ShouldBe(copy.Event.Id);
    }

    /// <summary>What is written about an event is worth the most work: a text that a copy forgets is written twice.</summary>
    [Fact]
    public void Every_text_of_an_event_comes_along_and_its_price()
    {
        var source = Source();
        var texts = typeof(Event)
            .GetProperties()
            .Where(property => property.PropertyType == typeof(LocalizedText) && property.Name != nameof(Event.Title))
            .ToList();
        foreach (var text in texts)
            text.SetValue(source.Event, new LocalizedText(text.Name, "en " + text.Name));
        source.Event.PriceCents = 500;

        var copy = EventCopy.Of(source, "messe-2026", new LocalizedText("Messe 2026"), NewDay).Event;

        copy.PriceCents.ShouldBe(500);
        texts
            .Where(text => !((LocalizedText)text.GetValue(source.Event)!).SameAs((LocalizedText)text.GetValue(copy)!))
            .Select(text => text.Name)
            .ShouldBeEmpty();
        texts.Count.ShouldBeGreaterThan(7);
    }

    [Fact]
    public void Doors_zones_and_badges_come_along_and_the_PIN_is_named_as_left()
    {
        var copy = EventCopy.Of(Source(), "messe-2026", new LocalizedText("Messe 2026"), NewDay);

        var gate = Only<Gate>(copy.Parts);
        (gate.EventId, gate.Code, gate.Name, gate.Reentry).ShouldBe((copy.Event.Id, "stufenlos", "Stufenlos", false));
        Local(gate.OpensAt!.Value).ShouldBe(new DateTime(2026, 11, 12, 8, 30, 0));
        Only<DoorZone>(copy.Parts).SessionId.ShouldBe(Only<Session>(copy.Parts).Id);
        Only<BadgeDesign>(copy.Parts).Headline.ShouldBe("Willkommen");
        copy.Report.ShouldContain(new CopyLine(CopyArea.Gates, 1, 0, CopyReason.None));
        copy.Report.ShouldContain(new CopyLine(CopyArea.Pin, 0, 1, CopyReason.Secret));
    }

    [Fact]
    public void The_report_shows_each_date_as_it_was_and_as_it_is()
    {
        var source = Source();

        var copy = EventCopy.Of(source, "messe-2026", new LocalizedText("Messe 2026"), NewDay);

        copy.Dates.Select(date => date.Date)
            .ShouldBe([
                CopiedDate.Starts,
                CopiedDate.Ends,
                CopiedDate.RegistrationOpens,
                CopiedDate.RegistrationCloses,
                CopiedDate.DoorsOpen,
                CopiedDate.TimeSlot,
                CopiedDate.Session,
                CopiedDate.GateOpens,
            ]);
        (copy.Dates[0].From, copy.Dates[0].To).ShouldBe((source.Event.StartsAt, copy.Event.StartsAt));
        copy.Dates[^2].From.ShouldBe(Only<Session>(source.Parts).StartsAt);
        copy.Dates[^2].To.ShouldBe(Only<Session>(copy.Parts).StartsAt);
        copy.Dates[^2].Name.German.ShouldBe(Only<Session>(source.Parts).Title.German);
    }

    [Fact]
    public void Nothing_comes_along_that_was_decided_or_done_last_time()
    {
        var copy = EventCopy.Of(Source(), "messe-2026", new LocalizedText("Messe 2026"), NewDay);

        copy.Event.State.ShouldBe(EventState.Draft);
        copy.Event.CalendarSequence.ShouldBe(0);
        copy.Event.PostponedFrom.ShouldBeNull();
        copy.Event.Seats.Taken.ShouldBe(0);
        Only<Booth>(copy.Parts).ExhibitorId.ShouldBeNull();
    }

    [Fact]
    public void The_report_says_what_was_taken_and_why_the_rest_was_not()
    {
        var report = EventCopy.Of(Source(), "messe-2026", new LocalizedText("Messe 2026"), NewDay).Report;

        report.Select(line => line.Area).ShouldBe(Enum.GetValues<CopyArea>(), ignoreOrder: true);
        report.ShouldContain(new CopyLine(CopyArea.Sessions, 1, 0, CopyReason.None));
        report.ShouldContain(new CopyLine(CopyArea.SessionLeads, 1, 0, CopyReason.None));
        report.ShouldContain(new CopyLine(CopyArea.BoothAssignments, 0, 1, CopyReason.DecidedAnew));
        report.ShouldContain(new CopyLine(CopyArea.Registrations, 0, 640, CopyReason.PersonalData));
        report.Where(line => line.Left > 0).ShouldAllBe(line => line.Reason != CopyReason.None && line.Taken == 0);
    }

    private static CopySource Source()
    {
        var old = new Event("messe-2025", EventKind.TrainingFair, new LocalizedText("Messe 2025"), Start, Start.AddHours(6), 800)
        {
            Description = new LocalizedText("Alle Berufe"),
        };
        old.SetRegistrationWindow(Local(2025, 7, 20, 8), Local(2025, 9, 17, 18)).ShouldBeNull();
        old.OpenDoorsAt(Local(2025, 9, 18, 8, 15));
        old.Publish().ShouldBeNull();
        old.Postpone(Start.AddDays(1), Start.AddDays(-60)).IsRefused.ShouldBeFalse();
        old.Postpone(Start, Start.AddDays(-60)).IsRefused.ShouldBeFalse();
        var session = new Session(
            old.Id,
            SessionKind.Talk,
            new LocalizedText("Bewerben"),
            Local(2025, 9, 18, 11, 30),
            Local(2025, 9, 18, 12),
            20
        );
        session.Leads.Add(new SessionLead(session.Id, "Ute Kern", "kern@stadt.example"));
        return new CopySource(
            old,
            [
                new TimeSlot(old.Id, Local(2025, 9, 18, 10), Local(2025, 9, 18, 11), 60),
                new DoorZone(old.Id, "saal", "Saal") { SessionId = session.Id, Limit = 30 },
                session,
                new Booth(old.Id, Guid.NewGuid(), "E12", 10, 20, 300, 200) { Power = PowerSupply.Volts400, ExhibitorId = Guid.NewGuid() },
                MailRule.ReminderOf(old.Id, 3),
                new MailWording(old.Id, "reminder") { Opening = new LocalizedText("Bis bald!") },
                new Question(old.Id, "essen", QuestionKind.Text, new LocalizedText("Was isst du nicht?")),
                new Gate(old.Id, "stufenlos", "Stufenlos") { Reentry = false, OpensAt = Local(2025, 9, 18, 8, 30) },
                new BadgeDesign(old.Id) { Format = BadgeFormat.Card, Headline = "Willkommen" },
            ],
            new Dictionary<Type, int>
            {
                [typeof(Registration)] = 640,
                [typeof(Exhibitor)] = 45,
                [typeof(DoorPin)] = 1,
            },
            0
        );
    }

    private static T Only<T>(IEnumerable<ICopiedWithEvent> parts) => parts.OfType<T>().Single();

    private static DateTimeOffset Local(int year, int month, int day, int hour, int minute = 0) =>
        Zone.ToUtc(new DateTime(year, month, day, hour, minute, 0), Zone.Default);

    private static DateTime Local(DateTimeOffset instant) => Zone.ToLocal(instant, Zone.Default).DateTime;
}
