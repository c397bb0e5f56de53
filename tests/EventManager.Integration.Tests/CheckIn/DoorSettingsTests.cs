using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Programme;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn;
using EventManager.Web.Features.CheckIn.Gates;
using EventManager.Web.Features.CheckIn.People;
using EventManager.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>What the door sets is one form: all of it or nothing, and nothing of what somebody else saved meanwhile is lost.</summary>
public sealed class DoorSettingsTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_somebody_else_saved_meanwhile_is_joined_field_by_field(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await GateRulesTests.RoomAsync(scene, "saal", limit: 10);
        var theirs = (await EditAsync(scene)).Form;
        var mine = await EditAsync(scene);
        theirs.Zone("saal")!.Limit = 20;
        theirs.GateOf(Gate.Main)!.Direction = nameof(GateDirection.In);
        mine.Form.Zone("saal")!.Limit = 30;
        mine.Form.Zone("saal")!.WarnPercent = 50;
        mine.Form.Fresh.Name = "Hof";

        (await SaveAsync(scene, theirs)).ShouldBeEmpty();
        (await SaveAsync(scene, mine.Form)).ShouldBe([ZoneRefusals.ChangedByAnother]);
        var now = await ReadAsync(scene);
        mine.JoinWith(() => new(now, scene.Event.TimeZone), ("Mia", DateTimeOffset.UnixEpoch));

        mine.Conflict!.Both.Select(field => (field.Label, field.Mine, field.Theirs)).ShouldBe([("saal: Höchstens Personen", "30", "20")]);
        mine.Conflict.Adopted.Select(field => field.Theirs).ShouldBe(["nur hinein"]);
        mine.Conflict.Kept.ShouldBe(["saal: Warnen ab (Prozent)", "Neuer Bereich: Name"], ignoreOrder: true);
        (await SaveAsync(scene, mine.Form)).ShouldBeEmpty();
        var stored = await ReadAsync(scene);
        var hall = stored.Zones.Single(zone => zone.Code == "saal");
        (hall.Limit, hall.WarnPercent).ShouldBe((30, 50));
        stored.Zones.ShouldContain(zone => zone.Name == "Hof");
        stored.Gates.Single(gate => gate.Code == Gate.Main).Direction.ShouldBe(GateDirection.In);
    }

    /// <summary>Neither zones nor gates have a version; whoever saves waits for the other, and then finds it.</summary>
    [Theory, EachDatabase]
    public async Task Of_many_who_save_at_once_one_has_saved(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await scene.GetAsync("/occupancy");
        var forms = new List<DoorSettingsForm>();
        for (var i = 1; i <= 6; i++)
        {
            var form = (await EditAsync(scene)).Form;
            form.House.WarnPercent = i;
            forms.Add(form);
        }

        var results = await Task.WhenAll(forms.Select(form => SaveAsync(scene, form)));

        results.Count(refusals => refusals.Count == 0).ShouldBe(1);
        results.SelectMany(refusals => refusals).Distinct().ShouldBe([ZoneRefusals.ChangedByAnother]);
    }

    [Theory, EachDatabase]
    public async Task Who_comes_in_and_what_is_added_meanwhile_is_no_conflict(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await scene.GetAsync("/occupancy");
        var form = (await EditAsync(scene)).Form;
        await scene.ScanAsync(await scene.CodeAsync((await scene.TicketAsync()).Id));
        await scene.App.Services.GetRequiredService<SaveGateHandler>().HandleAsync(new SaveGate(scene.Event.Id, null, "Neue Tür"), Stop);
        form.House.WarnPercent = 70;

        (await SaveAsync(scene, form)).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task What_is_refused_is_said_at_its_field_and_nothing_is_saved(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await GateRulesTests.RoomAsync(scene, "saal", limit: 10);
        var form = (await EditAsync(scene)).Form;
        form.House.WarnPercent = 55;
        form.Zone("saal")!.Limit = 0;
        form.Fresh.Limit = 5;
        form.GateOf(Gate.Main)!.OpensAt = form.GateOf(Gate.Main)!.ClosesAt = new DateTime(2027, 3, 4, 9, 0, 0);

        (await SaveAsync(scene, form))
            .Select(refusal => refusal.ToString())
            .ShouldBe([
                "door-zones.limit_invalid (zone-saal.limit)",
                "door-zones.name_missing (zone--new.name)",
                "door-gates.closes_before_opening (gate-main.closesAt)",
            ]);
        (await ReadAsync(scene)).Zones.Single(zone => zone.Code == DoorZone.House).WarnPercent.ShouldNotBe(55);
    }

    /// <summary>The one to be added has fields too: no name that somebody gives a zone makes them the same.</summary>
    [Theory, EachDatabase]
    public async Task A_zone_may_be_called_as_the_form_calls_the_one_to_be_added(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await scene.GetAsync("/occupancy");
        var form = (await EditAsync(scene)).Form;
        form.Fresh.Name = "New";
        (await SaveAsync(scene, form)).ShouldBeEmpty();

        var again = (await EditAsync(scene)).Form;
        again.Zone("new")!.Limit = 7;
        again.Fresh.Name = "  -new";

        (await SaveAsync(scene, again)).ShouldBe([ZoneRefusals.NameTaken.On("zone--new.name")]);
        again.Fresh.Name = "Hof";
        (await SaveAsync(scene, again)).ShouldBeEmpty();
        (await EditAsync(scene)).Form.Zone("new")!.Limit.ShouldBe(7);
    }

    [Theory, EachDatabase]
    public async Task Two_zones_exchange_their_names_and_a_list_that_was_closed_stops_nothing(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await GateRulesTests.RoomAsync(scene, "saal", limit: 10);
        await GateRulesTests.RoomAsync(scene, "hof", limit: 20);
        await using var db = await scene.App.OpenDbAsync();
        // Nobody signs up for it (any more).
        var session = new Session(
            scene.Event.Id,
            SessionKind.Activity,
            new LocalizedText("Vortrag"),
            scene.Event.StartsAt,
            scene.Event.EndsAt,
            null
        );
        db.Add(session);
        (await db.DoorZones.SingleAsync(zone => zone.EventId == scene.Event.Id && zone.Code == "hof", Stop)).SessionId = session.Id;
        await db.SaveChangesAsync(Stop);
        var form = (await EditAsync(scene)).Form;
        (form.Zone("saal")!.Name, form.Zone("hof")!.Name) = (form.Zone("hof")!.Name, form.Zone("saal")!.Name);

        (await SaveAsync(scene, form)).ShouldBeEmpty();
        var stored = (await ReadAsync(scene)).Zones;
        stored.Single(zone => zone.Code == "saal").Name.ShouldBe("hof");
        stored.Single(zone => zone.Code == "hof").SessionId.ShouldBe(session.Id);
        var now = (await EditAsync(scene)).Form;
        now.Zone("saal")!.SessionId = session.Id.ToString();
        now.Fresh.Name = "hof";
        (await SaveAsync(scene, now)).ShouldContain(ZoneRefusals.SessionUnknown.On("zone-saal.sessionId"));
    }

    [Fact]
    public async Task What_came_in_with_the_first_join_is_joined_again_at_the_second()
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        var text = scene.App.Services.GetRequiredService<IStringLocalizer<DoorText>>();
        var mine = await EditAsync(scene);
        await GateRulesTests.RoomAsync(scene, "saal", limit: 10);
        await JoinAsync();
        mine.Form.Zone("saal")!.Limit = 33;
        await GateRulesTests.RoomAsync(scene, "hof", limit: 10);

        await JoinAsync();

        mine.Form.Zone("saal")!.Limit.ShouldBe(33);
        mine.Conflict!.Kept.ShouldBe(["saal: Höchstens Personen"]);

        async Task JoinAsync()
        {
            var now = await ReadAsync(scene);
            mine.JoinWith(
                () => new(now, scene.Event.TimeZone),
                ("Mia", DateTimeOffset.UnixEpoch),
                theirs => new DoorSettingsFields(text, new([], [], [])).Of(theirs)
            );
        }
    }

    private static async Task<EditedForm<DoorSettingsForm>> EditAsync(DoorScene scene)
    {
        var form = new DoorSettingsForm(await ReadAsync(scene), scene.Event.TimeZone);
        var text = scene.App.Services.GetRequiredService<IStringLocalizer<DoorText>>();
        return new(new DoorSettingsFields(text, new([], [], [])).Of(form), form);
    }

    private static Task<DoorSettings> ReadAsync(DoorScene scene) =>
        scene.App.Services.GetRequiredService<DoorSettingsQuery>().ReadAsync(scene.Event.Id, Stop);

    private static async Task<IReadOnlyList<Refusal>> SaveAsync(DoorScene scene, DoorSettingsForm form) =>
        (await scene.App.Services.GetRequiredService<SaveDoorHandler>().HandleAsync(form.Command(scene.Event.Id, null), Stop)).Refusals;
}
