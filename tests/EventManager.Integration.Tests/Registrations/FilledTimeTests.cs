using System.Net;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>The wished time fills between registering and the click in the mail.</summary>
public sealed class FilledTimeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Another_time_is_chosen_on_the_page_of_the_click(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (early, late, confirm, id) = await ArrangeAsync(app, waitingList: false);

        var page = await app.Client.GetStringAsync(confirm, Stop);
        var refused = await app.PostFormAsync(confirm, "confirm", new() { ["Form.Chooses"] = "true", ["Form.SlotId"] = $"{early.Id}" });
        var done = await app.PostFormAsync(confirm, "confirm", new() { ["Form.Chooses"] = "true", ["Form.SlotId"] = $"{late.Id}" });

        page.ShouldContain("Deine Zeit ist inzwischen voll");
        page.ShouldContain($"name=\"Form.SlotId\" value=\"{late.Id}\"");
        (await refused.Content.ReadAsStringAsync(Stop)).ShouldContain("Auch in dieser Zeit ist nicht genug Platz.");
        done.StatusCode.ShouldBe(HttpStatusCode.Found);
        done.Headers.Location!.ToString().ShouldContain("/me/");
        await ShouldBeAsync(app, id, RegistrationState.Confirmed, late.Id);
        (await TakenAsync(app, early), await TakenAsync(app, late)).ShouldBe((1, 1));
    }

    [Theory, EachDatabase]
    public async Task Whoever_leaves_the_time_as_it_is_comes_on_its_waiting_list(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (early, _, confirm, id) = await ArrangeAsync(app, waitingList: true);

        (await app.Client.GetStringAsync(confirm, Stop)).ShouldContain("Dann kommst du auf die Warteliste.");
        await app.PostFormAsync(confirm, "confirm", new() { ["Form.Chooses"] = "true", ["Form.SlotId"] = $"{early.Id}" });

        await ShouldBeAsync(app, id, RegistrationState.Waitlisted, null);
        await using var db = await app.OpenDbAsync();
        (await db.SeatPools.SingleAsync(p => p.Id == early.SeatPoolId, Stop)).Waiting.ShouldBe(1);
    }

    [Fact]
    public async Task A_click_that_came_while_the_page_lay_open_is_asked_again_and_any_time_will_do()
    {
        await using var app = await TestApp.StartAsync();
        var (_, _, confirm, id) = await ArrangeAsync(app, waitingList: false);

        var late = await app.PostFormAsync(confirm, "confirm", []);
        var page = await late.Content.ReadAsStringAsync(Stop);
        await ShouldBeAsync(app, id, RegistrationState.AwaitingConfirmation, null);
        await app.PostFormAsync(confirm, "confirm", new() { ["Form.Chooses"] = "true", ["Form.SlotId"] = "" });

        page.ShouldContain("Deine Zeit ist inzwischen voll");
        page.ShouldContain("Ja, ich komme");
        await ShouldBeAsync(app, id, RegistrationState.Confirmed, null);
    }

    [Fact]
    public async Task While_the_time_has_room_one_click_is_all()
    {
        await using var app = await TestApp.StartAsync();
        var (early, _, confirm, id) = await ArrangeAsync(app, waitingList: false, fill: false);

        (await app.Client.GetStringAsync(confirm, Stop)).ShouldNotContain("Form.SlotId");
        await app.PostFormAsync(confirm, "confirm", []);

        await ShouldBeAsync(app, id, RegistrationState.Confirmed, early.Id);
    }

    /// <summary>Anna wished the early time, which has one seat; Ben has taken it since.</summary>
    private static async Task<(TimeSlot Early, TimeSlot Late, string Confirm, Guid Anna)> ArrangeAsync(
        TestApp app,
        bool waitingList,
        bool fill = true
    )
    {
        var fair = await app.AddEventAsync(capacity: 50, change: e => e.HasWaitingList = waitingList);
        var early = new TimeSlot(fair.Id, fair.StartsAt, fair.StartsAt.AddHours(1), 1);
        var late = new TimeSlot(fair.Id, fair.StartsAt.AddHours(1), fair.StartsAt.AddHours(2), 20);
        await using var db = await app.OpenDbAsync();
        db.TimeSlots.AddRange(early, late);
        await db.SaveChangesAsync(Stop);
        var anna = TestRegistrations.Visitor(fair.Slug, "anna") with { ConfirmEmail = true, TimeSlotId = early.Id };
        var id = (await app.RegisterAsync(anna)).Value.Id;
        if (fill)
            (await app.RegisterAsync(TestRegistrations.Visitor(fair.Slug, "ben") with { TimeSlotId = early.Id })).IsRefused.ShouldBeFalse();
        return (early, late, "/confirm/" + app.Token(LinkPurpose.Confirm, id), id);
    }

    private static async Task ShouldBeAsync(TestApp app, Guid id, RegistrationState state, Guid? slot)
    {
        await using var db = await app.OpenDbAsync();
        var registration = await db.Registrations.SingleAsync(r => r.Id == id, Stop);
        (registration.State, registration.TimeSlotId).ShouldBe((state, slot));
    }

    private static async Task<int> TakenAsync(TestApp app, TimeSlot slot)
    {
        await using var db = await app.OpenDbAsync();
        return (await db.SeatPools.SingleAsync(p => p.Id == slot.SeatPoolId, Stop)).Taken;
    }
}
