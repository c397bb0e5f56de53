using System.Net;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Registrations.Seating;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Registrations.SelfService;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>A teacher books for a class: one registration, one ticket, and no pupil's name.</summary>
public sealed class ClassBookingTests
{
    [Theory]
    [EachDatabase]
    public async Task A_class_gets_one_ticket_for_all_at_the_first_wished_time_that_has_room(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (fair, slots) = await AddFairAsync(app, 100, 20, 40);
        var school = await AddSchoolAsync(app);

        var answer = await app.PostFormAsync($"/e/{fair.Slug}/class", "class", Typed(slots));
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await app.Client.GetStringAsync(answer.Headers.Location)).ShouldContain("Schauen Sie im Spam-Ordner nach");
        var booked = await OnlyAsync(app);
        await app.Get<ConfirmRegistrationHandler>().HandleAsync(booked.Id, default);

        var registration = await OnlyAsync(app);
        (registration.State, registration.PartySize, registration.TimeSlotId).ShouldBe((RegistrationState.Confirmed, 28, slots[1]));
        await using var db = await app.OpenDbAsync();
        var ticket = await db.Tickets.SingleAsync();
        (ticket.People, ticket.Category, ticket.HolderName).ShouldBe((28, "class", "9b, Offene Schule Waldau (Vera Lehr)"));
        var details = await db.ClassBookings.SingleAsync();
        (details.SchoolId, details.Pupils, details.Adults).ShouldBe((school, 27, 1));
        (await Books.ReadAsync(app, fair.Id)).Errors().ShouldBeEmpty();
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_and_what_was_typed_stays()
    {
        await using var app = await TestApp.StartAsync();
        var (fair, slots) = await AddFairAsync(app, 100, 20, 40);
        var typed = Typed(slots);
        (typed["Form.School"], typed["Form.Pupils"], typed["Form.ClassName"], typed["Form.Consent"]) = (" ", "10000", "9b\u202E", "false");

        var page = await (await app.PostFormAsync($"/e/{fair.Slug}/class", "class", typed)).Content.ReadAsStringAsync();

        page.ShouldContain("Bitte wählen Sie Ihre Schule");
        page.ShouldContain("Bitte eine Zahl von 1 bis 59.");
        page.ShouldContain("value=\"10000\"");
        await using var db = await app.OpenDbAsync();
        (await db.Registrations.CountAsync()).ShouldBe(0);
    }

    [Theory]
    [EachDatabase]
    public async Task Another_number_of_pupils_takes_or_gives_back_seats_in_house_and_time_or_changes_nothing(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (fair, slots) = await AddFairAsync(app, 40, 35);
        var id = await BookAsync(app, fair, slots, pupils: 27);

        (await ResizeAsync(app, id, 30)).IsRefused.ShouldBeFalse();
        (await app.Get<RegisterHandler>().HandleAsync(TestRegistrations.Visitor(fair.Slug, "ben", 5), default)).IsRefused.ShouldBeFalse();
        var tooManyAtTime = await ResizeAsync(app, id, 35);
        await app.Get<RegisterHandler>().HandleAsync(TestRegistrations.Visitor(fair.Slug, "cem", 4), default);
        var tooManyInHouse = await ResizeAsync(app, id, 31);

        tooManyAtTime.Refusal!.Code.ShouldBe("registrations.no_room_at_time");
        tooManyAtTime.Refusal.Arguments.ShouldBe([4, 5]);
        tooManyInHouse.Refusal!.Code.ShouldBe("registrations.no_room_in_house");
        tooManyInHouse.Refusal.Arguments.ShouldBe([0, 1]);
        var books = await Books.ReadAsync(app, fair.Id);
        books.Errors().ShouldBeEmpty();
        books.Find(id)!.PartySize.ShouldBe(31);
        (await ResizeAsync(app, id, 20)).IsRefused.ShouldBeFalse();
        (await Books.ReadAsync(app, fair.Id)).Errors().ShouldBeEmpty();
    }

    [Fact]
    public async Task Fewer_pupils_let_the_next_of_the_waiting_list_in_and_the_step_is_on_record()
    {
        await using var app = await TestApp.StartAsync();
        var (fair, slots) = await AddFairAsync(app, 30, 30);
        var id = await BookAsync(app, fair, slots, pupils: 29);
        var waiting = (await app.Get<RegisterHandler>().HandleAsync(TestRegistrations.Visitor(fair.Slug, "ben", 4), default)).Value;
        waiting.State.ShouldBe(RegistrationState.Waitlisted);

        (await ResizeAsync(app, id, 24)).IsRefused.ShouldBeFalse();

        (await Books.ReadAsync(app, fair.Id)).Find(waiting.Id)!.State.ShouldBe(RegistrationState.Offered);
        await using var db = await app.OpenDbAsync();
        var move = await db.WaitingListMoves.SingleAsync();
        (move.Kind, move.Trigger, move.People, move.FreeBefore, move.Overtaken).ShouldBe(
            (WaitingListMoveKind.Offered, WaitingListTrigger.SmallerParty, 4, 5, 0)
        );
    }

    [Fact]
    public async Task Who_has_come_through_the_door_is_not_taken_back()
    {
        await using var app = await TestApp.StartAsync();
        var (fair, slots) = await AddFairAsync(app, 40, 35);
        var id = await BookAsync(app, fair, slots, pupils: 27);
        await using (var db = await app.OpenDbAsync())
            await db.Tickets.ExecuteUpdateAsync(set => set.SetProperty(t => t.Arrived, 24));

        (await ResizeAsync(app, id, 20)).Refusal!.Code.ShouldBe("registrations.fewer_than_came");
        (await ResizeAsync(app, id, 23)).IsRefused.ShouldBeFalse();
        (await Books.ReadAsync(app, fair.Id)).Errors().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_personal_page_changes_the_class_and_prints_its_sheet()
    {
        await using var app = await TestApp.StartAsync();
        var (fair, slots) = await AddFairAsync(app, 40, 35);
        var id = await BookAsync(app, fair, slots, pupils: 27);
        var own = "/me/" + app.Token(LinkPurpose.Registration, id);

        var page = await app.Client.GetStringAsync(own);
        page.ShouldContain("27 Schülerinnen und Schüler, 1 Erwachsene");
        var changed = await app.PostFormAsync(
            own,
            "class",
            new()
            {
                ["Class.ClassName"] = "9c",
                ["Class.Pupils"] = "24",
                ["Class.Adults"] = "2",
                ["Class.Level"] = "Jahrgang 9",
                ["Class.Needs"] = "",
            }
        );
        changed.StatusCode.ShouldBe(HttpStatusCode.Found);
        var refused = await app.PostFormAsync(
            own,
            "class",
            new()
            {
                ["Class.ClassName"] = "9c",
                ["Class.Pupils"] = "40",
                ["Class.Adults"] = "2",
            }
        );
        (await refused.Content.ReadAsStringAsync()).ShouldContain("Zu dieser Zeit sind noch 9 Plätze frei, Sie brauchen 16.");

        var sheet = await app.Client.GetStringAsync(own + "/class-sheet");
        sheet.ShouldContain("9c, Offene Schule Waldau");
        sheet.ShouldContain("Eure Aufgaben");
        sheet.ShouldContain("<svg class=\"qr\"");
    }

    [Fact]
    public async Task Who_is_no_class_has_no_sheet()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        var id = (await app.RegisterAsync(fair.Slug, "anna")).Value.Id;

        var answer = await app.Client.GetAsync("/me/" + app.Token(LinkPurpose.Registration, id) + "/class-sheet");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.Client.GetAsync($"/e/{fair.Slug}/class")).StatusCode.ShouldBe(HttpStatusCode.NotFound, "the fair takes no classes");
    }

    private static Dictionary<string, string> Typed(IReadOnlyList<Guid> slots) =>
        new()
        {
            ["Form.FirstName"] = "Vera",
            ["Form.LastName"] = "Lehr",
            ["Form.Email"] = "vera@schule.example",
            ["Form.School"] = "offene schule waldau",
            ["Form.ClassName"] = "9b",
            ["Form.Pupils"] = "27",
            ["Form.Adults"] = "1",
            ["Form.Level"] = "",
            ["Form.Needs"] = "",
            ["Form.Wish1"] = slots[0].ToString(),
            ["Form.Wish2"] = slots[^1].ToString(),
            ["Form.Consent"] = "true",
        };

    private static async Task<(Event Fair, IReadOnlyList<Guid> Slots)> AddFairAsync(TestApp app, int capacity, params int[] times)
    {
        var fair = await app.AddEventAsync(capacity, e => e.Categories.Add(TicketCategory.ForClasses(e.Id)));
        await using var db = await app.OpenDbAsync();
        var slots = times
            .Select((seats, hour) => new TimeSlot(fair.Id, fair.StartsAt.AddHours(hour), fair.StartsAt.AddHours(hour + 1), seats))
            .ToList();
        db.AddRange(slots);
        await db.SaveChangesAsync();
        return (fair, [.. slots.Select(slot => slot.Id)]);
    }

    private static async Task<Guid> AddSchoolAsync(TestApp app)
    {
        await using var db = await app.OpenDbAsync();
        var school = new School("Offene Schule Waldau", "Kassel", "Gesamtschule");
        db.AddRange(school, new School("Max-Eyth-Schule", "Kassel", "Berufliche Schule"));
        await db.SaveChangesAsync();
        return school.Id;
    }

    private static async Task<Guid> BookAsync(TestApp app, Event fair, IReadOnlyList<Guid> slots, int pupils)
    {
        var visitor = TestRegistrations.Visitor(fair.Slug, "vera") with
        {
            Category = TicketCategory.SchoolClass,
            Class = new ClassDetails(null, "Offene Schule Waldau", "9b", pupils, 1, ""),
            WishedSlots = slots,
        };
        var result = await app.Get<RegisterHandler>().HandleAsync(visitor, default);
        result.IsRefused.ShouldBeFalse(result.Refusal?.ToString());
        result.Value.State.ShouldBe(RegistrationState.Confirmed);
        return result.Value.Id;
    }

    private static Task<Domain.Common.Result<Domain.Common.Done>> ResizeAsync(TestApp app, Guid id, int pupils) =>
        app.Get<ChangePartyHandler>().HandleAsync(new(id, 0, new ClassDetails(null, "Offene Schule Waldau", "9b", pupils, 1, "")), default);

    private static async Task<Registration> OnlyAsync(TestApp app)
    {
        await using var db = await app.OpenDbAsync();
        return await db.Registrations.SingleAsync();
    }
}
