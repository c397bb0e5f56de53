using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Events;
using EventManager.Testing;
using EventManager.Web.Features.Exhibitors.Organising;
using EventManager.Web.Features.Exhibitors.Plan;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Exhibitors;

public sealed class PlanTests
{
    [Theory, EachDatabase]
    public async Task Two_organisers_who_give_one_exhibitor_two_booths_at_once_give_one(DatabaseUnderTest kind)
    {
        await using var scene = await ExhibitorScene.StartAsync(kind);
        var exhibitor = await scene.AddExhibitorAsync("Stadtreiniger", ExhibitorState.Accepted);
        var booths = new List<Booth>();
        for (var n = 0; n < 6; n++)
            booths.Add(await scene.AddBoothAsync("A" + n, n * 300));
        var handler = scene.Get<AssignBoothHandler>();

        var results = await Task.WhenAll(
            booths.Select(b =>
                Task.Run(
                    () => handler.HandleAsync(new(scene.Fair.Id, b.Id, b.Version, exhibitor.Id), ExhibitorScene.Stop),
                    ExhibitorScene.Stop
                )
            )
        );

        var holder = await scene.ReadAsync(db => db.Booths.SingleAsync(b => b.ExhibitorId == exhibitor.Id, ExhibitorScene.Stop));
        results.Count(result => !result.IsRefused).ShouldBe(1);
        results.Where(result => result.IsRefused).ShouldAllBe(result => result.Refusal!.Code == "booths.exhibitor_has_booth");
        results.First(result => result.IsRefused).Refusal!.Arguments.ShouldBe([holder.Label]);
    }

    [Theory, EachDatabase]
    public async Task Many_who_put_booths_on_one_spot_at_once_put_one(DatabaseUnderTest kind)
    {
        await using var scene = await ExhibitorScene.StartAsync(kind);
        var booths = new List<Booth>();
        for (var n = 0; n < 6; n++)
            booths.Add(await scene.AddBoothAsync("A" + n, n * 300));
        var handler = scene.Get<PlaceBoothHandler>();

        var results = await Task.WhenAll(
            booths.Select(
                (b, n) => Task.Run(() => handler.HandleAsync(Move(scene, b, 500 + n * 10, 600), ExhibitorScene.Stop), ExhibitorScene.Stop)
            )
        );

        results.Count(result => !result.IsRefused).ShouldBe(1);
        results.Where(result => result.IsRefused).ShouldAllBe(result => result.Refusal!.Code == "booths.overlaps");
    }

    [Theory, EachDatabase]
    public async Task The_plan_refuses_in_words_and_leaves_the_booth_where_it_was(DatabaseUnderTest kind)
    {
        await using var scene = await ExhibitorScene.StartAsync(kind);
        var booth = await scene.AddBoothAsync("A1", 0);
        await scene.AddBoothAsync("A2", 300);
        var handler = scene.Get<PlaceBoothHandler>();

        var overlap = await handler.HandleAsync(Move(scene, booth, 150, 0), ExhibitorScene.Stop);
        var outside = await handler.HandleAsync(Move(scene, booth, -40, 0), ExhibitorScene.Stop);
        var closed = await handler.HandleAsync(Move(scene, booth, 0, 0) with { RoomId = scene.Corridor.Id }, ExhibitorScene.Stop);
        var taken = await handler.HandleAsync(
            Move(scene, booth, 0, 0) with
            {
                Place = new BoothPlace("A2", 0, 0, 300, 200),
            },
            ExhibitorScene.Stop
        );
        var elsewhere = await handler.HandleAsync(Move(scene, booth, 0, 0) with { EventId = Guid.NewGuid() }, ExhibitorScene.Stop);

        Said(overlap).ShouldBe(("booths.overlaps", "A2"));
        Said(outside).ShouldBe(("booths.outside_room", RoomSide.Left));
        Said(closed).ShouldBe(("booths.room_closed", "Flur"));
        Said(taken).ShouldBe(("booths.label_taken", "A2"));
        elsewhere.Refusal!.Code.ShouldBe("booths.room_not_found");
        var words = scene.Get<EventManager.Web.Platform.Localisation.RefusalWords>().Say(outside.Refusal!);
        words.ShouldContain("links");
        words.ShouldMatch("0[.,]4 m");
        var stands = await scene.ReadAsync(db => db.Booths.SingleAsync(b => b.Id == booth.Id, ExhibitorScene.Stop));
        (stands.X, stands.RoomId, stands.Label, stands.Version).ShouldBe((0, scene.Hall.Id, "A1", booth.Version));
    }

    [Theory, EachDatabase]
    public async Task Who_saw_an_older_plan_is_told_and_overwrites_nothing(DatabaseUnderTest kind)
    {
        await using var scene = await ExhibitorScene.StartAsync(kind);
        var booth = await scene.AddBoothAsync("A1", 0);
        var handler = scene.Get<PlaceBoothHandler>();

        (await handler.HandleAsync(Move(scene, booth, 500, 0), ExhibitorScene.Stop)).IsRefused.ShouldBeFalse();
        var second = await handler.HandleAsync(Move(scene, booth, 900, 0), ExhibitorScene.Stop);
        var deleted = await scene.Get<DeleteBoothHandler>().HandleAsync(new(scene.Fair.Id, booth.Id, booth.Version), ExhibitorScene.Stop);

        second.Refusal!.Code.ShouldBe("booths.changed_by_another");
        deleted.Refusal!.Code.ShouldBe("booths.changed_by_another");
        (await scene.ReadAsync(db => db.Booths.Select(b => b.X).SingleAsync(ExhibitorScene.Stop))).ShouldBe(500);
    }

    [Theory, EachDatabase]
    public async Task Only_an_accepted_exhibitor_gets_a_booth_and_a_refusal_takes_it_back(DatabaseUnderTest kind)
    {
        await using var scene = await ExhibitorScene.StartAsync(kind);
        var exhibitor = await scene.AddExhibitorAsync("Stadtreiniger", ExhibitorState.Applied);
        var booth = await scene.AddBoothAsync("A1", 0);
        var assign = scene.Get<AssignBoothHandler>();
        var decide = scene.Get<DecideExhibitorHandler>();

        var early = await assign.HandleAsync(new(scene.Fair.Id, booth.Id, booth.Version, exhibitor.Id), ExhibitorScene.Stop);
        await decide.HandleAsync(new(scene.Fair.Id, exhibitor.Id, ExhibitorState.Accepted, Guid.Empty), ExhibitorScene.Stop);
        var given = await assign.HandleAsync(new(scene.Fair.Id, booth.Id, booth.Version, exhibitor.Id), ExhibitorScene.Stop);
        var held = await scene.ReadAsync(db => db.Booths.Select(b => b.ExhibitorId).SingleAsync(ExhibitorScene.Stop));
        await decide.HandleAsync(new(scene.Fair.Id, exhibitor.Id, ExhibitorState.Declined, Guid.Empty), ExhibitorScene.Stop);

        early.Refusal!.Code.ShouldBe("booths.exhibitor_not_accepted");
        given.IsRefused.ShouldBeFalse();
        held.ShouldBe(exhibitor.Id);
        (await scene.ReadAsync(db => db.Booths.Select(b => b.ExhibitorId).SingleAsync(ExhibitorScene.Stop))).ShouldBeNull();
        (await ActionsAsync(scene, exhibitor)).ShouldBe(
            ["exhibitor.accepted", "booth.assigned", "exhibitor.declined", "booth.freed"],
            ignoreOrder: true
        );
    }

    private static Task<List<string>> ActionsAsync(ExhibitorScene scene, Exhibitor exhibitor) =>
        scene.ReadAsync(db => db.Audit.Where(e => e.SubjectId == exhibitor.Id).Select(e => e.Action).ToListAsync(ExhibitorScene.Stop));

    [Theory, EachDatabase]
    public async Task A_booth_that_is_taken_small_or_without_power_is_given_only_on_purpose(DatabaseUnderTest kind)
    {
        await using var scene = await ExhibitorScene.StartAsync(kind);
        var (first, second) = (
            await scene.AddExhibitorAsync("Stadtreiniger", ExhibitorState.Accepted),
            await scene.AddExhibitorAsync("Bäckerei", ExhibitorState.Accepted)
        );
        var booth = new Booth(scene.Fair.Id, scene.Hall.Id, "A1", 0, 0, 200, 200);
        await scene.App.AddAsync(booth);
        var assign = scene.Get<AssignBoothHandler>();

        var asked = await assign.HandleAsync(new(scene.Fair.Id, booth.Id, booth.Version, first.Id), ExhibitorScene.Stop);
        var version = await VersionAsync(scene);
        var meant = await assign.HandleAsync(new(scene.Fair.Id, booth.Id, booth.Version, first.Id, Anyway: true), ExhibitorScene.Stop);
        var taken = await assign.HandleAsync(new(scene.Fair.Id, booth.Id, await VersionAsync(scene), second.Id), ExhibitorScene.Stop);

        asked.Refusals.Select(r => r.Code).ShouldBe(["booths.too_small", "booths.no_power"]);
        version.ShouldBe(booth.Version, "nothing was given");
        var moved = await assign.HandleAsync(
            new(scene.Fair.Id, booth.Id, await VersionAsync(scene), second.Id, Anyway: true),
            ExhibitorScene.Stop
        );
        var gone = await scene
            .Get<DeleteBoothHandler>()
            .HandleAsync(new(scene.Fair.Id, booth.Id, await VersionAsync(scene)), ExhibitorScene.Stop);

        (moved.Refusal, gone.Refusal).ShouldBe((null, null));
        (await ActionsAsync(scene, first)).ShouldBe(["booth.assigned", "booth.assigned"], "its own, and the one that took it away");
        (await ActionsAsync(scene, second)).ShouldBe(["booth.assigned", "booth.deleted"], ignoreOrder: true);
        meant.IsRefused.ShouldBeFalse();
        taken.Refusals.Select(r => r.Code).ShouldBe(["booths.taken_from", "booths.too_small", "booths.no_power"]);
        taken.Refusal!.Arguments.ShouldBe(["Stadtreiniger"]);
        scene.Get<EventManager.Web.Platform.Localisation.RefusalWords>().Say(asked.Refusals[0]).ShouldContain("2 × 2 m statt 3 × 2 m");
    }

    private static Task<long> VersionAsync(ExhibitorScene scene) =>
        scene.ReadAsync(db => db.Booths.Select(b => b.Version).SingleAsync(ExhibitorScene.Stop));

    [Theory, EachDatabase]
    public async Task A_row_is_put_up_whole_or_not_at_all(DatabaseUnderTest kind)
    {
        await using var scene = await ExhibitorScene.StartAsync(kind);
        await scene.AddBoothAsync("X", 1_500, 700);
        var handler = scene.Get<AddBoothsHandler>();
        var row = new BoothRow(RoomSide.Top, 5, 300, 200, 20, 0);

        var added = await handler.HandleAsync(
            new AddBoothRow(scene.Fair.Id, scene.Hall.Id, "B", row, PowerSupply.None),
            ExhibitorScene.Stop
        );
        var blocked = await handler.HandleAsync(
            new AddBoothRow(scene.Fair.Id, scene.Hall.Id, "C", row with { Wall = RoomSide.Bottom, Depth = 300 }, PowerSupply.None),
            ExhibitorScene.Stop
        );
        var single = await handler.HandleAsync(
            new AddBooth(scene.Fair.Id, scene.Hall.Id, "D", 300, 200, PowerSupply.Volts400),
            ExhibitorScene.Stop
        );

        added.Value.ShouldBe(5);
        blocked.Refusal!.Code.ShouldBe("booths.overlaps");
        single.Value.ShouldBe(1);
        var labels = await scene.ReadAsync(db => db.Booths.Select(b => b.Label).ToListAsync(ExhibitorScene.Stop));
        labels.ShouldBe(["X", "B1", "B2", "B3", "B4", "B5", "D"], ignoreOrder: true);
    }

    private static PlaceBooth Move(ExhibitorScene scene, Booth booth, int x, int y) =>
        new(scene.Fair.Id, booth.Id, booth.Version, scene.Hall.Id, new BoothPlace(booth.Label, x, y, 300, 200), PowerSupply.None);

    private static (string Code, object? First) Said(Result<Done> result) =>
        (result.Refusal?.Code ?? "", result.Refusal?.Arguments.FirstOrDefault());
}
