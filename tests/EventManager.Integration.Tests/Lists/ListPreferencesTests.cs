using EventManager.Domain.Accounts;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Jobs;
using EventManager.Testing;
using EventManager.Web.Platform.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Lists;

/// <summary>Views and columns are one person's, and of one list.</summary>
public sealed class ListPreferencesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_view_is_kept_replaced_by_its_name_and_deleted_by_its_owner_alone(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await TaskWorld.StartAsync(kind);
        var (lists, shared, mine) = (world.App.Get<ListPreferences>(), world.App.Get<SharedViews>(), world.Organiser);
        var other = await TaskWorld.AddAccountAsync(world.App, null, default);
        await lists.SaveAsync(mine, "registrations", View(" Wartende ", "?state=Waitlisted"), Stop);
        await lists.SaveAsync(mine, "registrations", View("Wartende", "?state=Offered", "people", "time"), Stop);

        var kept = (await shared.FindAsync(mine, "registrations", null, Stop)).Views.ShouldHaveSingleItem();

        (kept.Name, kept.Query, string.Join(' ', kept.Hidden)).ShouldBe(("Wartende", "?state=Offered", "people time"));
        (await shared.FindAsync(mine, "mails", null, Stop)).Views.ShouldBeEmpty();
        (await shared.FindAsync(other, "registrations", null, Stop)).Views.ShouldBeEmpty();
        await lists.DeleteAsync(other, kept.Id, Stop);
        (await shared.FindAsync(mine, "registrations", null, Stop)).Views.Count.ShouldBe(1);
        await lists.DeleteAsync(mine, kept.Id, Stop);
        (await shared.FindAsync(mine, "registrations", null, Stop)).Views.ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task A_shared_view_is_seen_by_the_team_of_that_event_and_stays_its_owners(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await TaskWorld.StartAsync(kind);
        var (lists, shared) = (world.App.Get<ListPreferences>(), world.App.Get<SharedViews>());
        var (mine, fair) = (world.Organiser, world.Fair.Id);
        var colleague = await TaskWorld.AddAccountAsync(world.App, world.Fair, StaffRole.Contributor);
        var stranger = await TaskWorld.AddAccountAsync(world.App, null, default);
        var other = await world.App.AddEventAsync(slug: "other");
        var id = (await lists.SaveAsync(mine, "exhibitors", View("Offen", "?state=Applied"), Stop)).Value;
        await lists.SaveAsync(colleague, "exhibitors", View("Alt", ""), Stop);
        await lists.HideAsync(mine, "exhibitors", ["booth"], Stop);
        (await shared.FindAsync(colleague, "exhibitors", fair, Stop)).Views.Single().Name.ShouldBe("Alt");
        (await shared.ShareAsync(stranger, id, fair, Stop)).Refusal.ShouldBe(ListRefusals.NotFound);
        (await shared.ShareAsync(mine, id, other.Id, Stop)).Refusal.ShouldBe(ListRefusals.NotFound, "not one's own event");

        (await shared.ShareAsync(mine, id, fair, Stop)).IsRefused.ShouldBeFalse();

        var seen = await shared.FindAsync(colleague, "exhibitors", fair, Stop);
        seen.Views.Select(view => view.Name).ShouldBe(["Alt", "Offen"], "one's own first");
        seen.Hidden.ShouldBeEmpty("columns are everybody's own");
        var view = seen.Views[1];
        (view.IsShared, view.IsOwn, view.MayUnshare, view.Query).ShouldBe((true, false, false, "?state=Applied"));
        view.SharedBy.ShouldNotBeNullOrEmpty();
        var own = (await shared.FindAsync(mine, "exhibitors", fair, Stop)).Views.Single();
        (own.IsShared, own.IsOwn, own.MayUnshare).ShouldBe((true, true, true));
        (await shared.FindAsync(colleague, "exhibitors", other.Id, Stop)).Views.Single().Name.ShouldBe("Alt");
        (await shared.FindAsync(colleague, "registrations", fair, Stop)).Views.ShouldBeEmpty();

        (await shared.UnshareAsync(colleague, id, fair, Stop)).Refusal.ShouldBe(ListRefusals.NotFound);
        await lists.DeleteAsync(colleague, id, Stop);
        (await shared.FindAsync(colleague, "exhibitors", fair, Stop)).Views.Count.ShouldBe(2, "nobody deletes another's");
        await using var db = await world.App.OpenDbAsync();
        await db.Users.Where(a => a.Id == colleague).ExecuteUpdateAsync(set => set.SetProperty(a => a.IsAdministrator, true), Stop);
        (await shared.FindAsync(colleague, "exhibitors", fair, Stop)).Views[1].MayUnshare.ShouldBeTrue();
        (await shared.ShareAsync(colleague, id, other.Id, Stop)).Refusal.ShouldBe(ListRefusals.NotFound, "another's is not one's to give");
        (await shared.UnshareAsync(colleague, id, fair, Stop)).IsRefused.ShouldBeFalse();
        (await shared.FindAsync(colleague, "exhibitors", fair, Stop)).Views.Single().Name.ShouldBe("Alt");
        (await shared.FindAsync(mine, "exhibitors", fair, Stop)).Views.Single().IsShared.ShouldBeFalse("its owner keeps it");
    }

    [Theory, EachDatabase]
    public async Task A_view_is_shared_at_one_event_and_can_be_at_another_once_that_is_gone(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await TaskWorld.StartAsync(kind);
        var (lists, shared) = (world.App.Get<ListPreferences>(), world.App.Get<SharedViews>());
        await using var db = await world.App.OpenDbAsync();
        await db.Users.Where(a => a.Id == world.Organiser).ExecuteUpdateAsync(set => set.SetProperty(a => a.IsAdministrator, true), Stop);
        var draft = await world.App.AddEventAsync(slug: "draft", publish: false);
        var id = (await lists.SaveAsync(world.Organiser, "exhibitors", View("Offen", "?state=Applied"), Stop)).Value;
        (await shared.ShareAsync(world.Organiser, id, draft.Id, Stop)).IsRefused.ShouldBeFalse();
        (await shared.ShareAsync(world.Organiser, id, draft.Id, Stop)).IsRefused.ShouldBeFalse("twice is once");
        (await shared.ShareAsync(world.Organiser, id, world.Fair.Id, Stop)).Refusal.ShouldBe(ListRefusals.SharedElsewhere);

        await db.Gates.Where(gate => gate.EventId == draft.Id).ExecuteDeleteAsync(Stop);
        await db.Events.Where(e => e.Id == draft.Id).ExecuteDeleteAsync(Stop);

        (await shared.FindAsync(world.Organiser, "exhibitors", null, Stop)).Views.ShouldHaveSingleItem().Name.ShouldBe("Offen");
        (await shared.ShareAsync(world.Organiser, id, world.Fair.Id, Stop)).IsRefused.ShouldBeFalse();
    }

    [Theory, EachDatabase]
    public async Task A_view_is_shared_no_longer_than_its_owner_belongs_to_the_event(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await TaskWorld.StartAsync(kind);
        var (lists, shared, fair) = (world.App.Get<ListPreferences>(), world.App.Get<SharedViews>(), world.Fair.Id);
        var colleague = await TaskWorld.AddAccountAsync(world.App, world.Fair, StaffRole.Contributor);
        var id = (await lists.SaveAsync(world.Organiser, "exhibitors", View("Offen", "?state=Applied"), Stop)).Value;
        await shared.ShareAsync(world.Organiser, id, fair, Stop);
        await using var db = await world.App.OpenDbAsync();
        (await SeenAsync()).ShouldBe(["Offen"]);

        await db
            .Users.Where(a => a.Id == world.Organiser)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.DisabledAt, world.Fair.StartsAt), Stop);
        (await SeenAsync()).ShouldBeEmpty("the account is shut");
        await db
            .Users.Where(a => a.Id == world.Organiser)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.DisabledAt, default(DateTimeOffset?)), Stop);
        (await SeenAsync()).ShouldBe(["Offen"]);
        await db.Staff.Where(s => s.UserId == world.Organiser).ExecuteDeleteAsync(Stop);
        (await SeenAsync()).ShouldBeEmpty("the owner has left the team");
        (await shared.FindAsync(world.Organiser, "exhibitors", fair, Stop)).Views.ShouldHaveSingleItem("its owner keeps it");
        await db.Users.Where(a => a.Id == world.Organiser).ExecuteUpdateAsync(set => set.SetProperty(a => a.IsAdministrator, true), Stop);
        (await SeenAsync()).ShouldBe(["Offen"], "an administrator belongs to every event");

        async Task<IEnumerable<string>> SeenAsync() =>
            (await shared.FindAsync(colleague, "exhibitors", fair, Stop)).Views.Select(view => view.Name);
    }

    [Theory, EachDatabase]
    public async Task Anothers_view_is_kept_beside_ones_own_of_that_name(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await TaskWorld.StartAsync(kind);
        var (lists, mine) = (world.App.Get<ListPreferences>(), world.Organiser);
        var longest = new string('x', ListPreferences.MaxName);
        foreach (var name in new[] { "Offen", longest })
            await lists.SaveAsync(mine, "exhibitors", View(name, "?state=Accepted"), Stop);

        foreach (var name in new[] { "Offen", "Offen", longest, "Neu" })
            (await lists.KeepAsync(mine, "exhibitors", View(name, "?state=Applied", "booth"), Stop)).IsRefused.ShouldBeFalse();

        var views = (await world.App.Get<SharedViews>().FindAsync(mine, "exhibitors", null, Stop)).Views;
        views.Where(view => view.Query == "?state=Accepted").Select(view => view.Name).ShouldBe(["Offen", longest], ignoreOrder: true);
        views
            .Where(view => view.Query == "?state=Applied")
            .Select(view => view.Name)
            .ShouldBe(["Offen (2)", "Offen (3)", longest[..^4] + " (2)", "Neu"], ignoreOrder: true);
        for (var i = views.Count; i < ListPreferences.MostViews; i++)
            await lists.KeepAsync(mine, "exhibitors", View("Voll", ""), Stop);
        (await lists.KeepAsync(mine, "exhibitors", View("Voll", ""), Stop)).Refusal.ShouldBe(ListRefusals.TooMany);
    }

    [Theory, EachDatabase]
    public async Task Columns_are_remembered_without_being_a_view(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await TaskWorld.StartAsync(kind);
        var lists = world.App.Services.GetRequiredService<ListPreferences>();
        await lists.HideAsync(world.Organiser, "registrations", ["people"], Stop);
        await lists.HideAsync(world.Organiser, "registrations", ["people", "time"], Stop);

        var kept = await world.App.Get<SharedViews>().FindAsync(world.Organiser, "registrations", null, Stop);

        kept.Hidden.ShouldBe(["people", "time"]);
        kept.Views.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_view_has_a_short_name_and_there_are_not_too_many()
    {
        await using var world = await TaskWorld.StartAsync();
        var lists = world.App.Services.GetRequiredService<ListPreferences>();
        (await SaveAsync("  ")).ShouldBe(ListRefusals.NameMissing);
        (await SaveAsync(new string('x', ListPreferences.MaxName + 1))).ShouldBe(ListRefusals.NameTooLong);
        for (var i = 0; i < ListPreferences.MostViews; i++)
            (await SaveAsync($"View {i}")).ShouldBeNull();
        (await SaveAsync("One more")).ShouldBe(ListRefusals.TooMany);
        (await SaveAsync("View 3")).ShouldBeNull();

        async Task<Domain.Common.Refusal?> SaveAsync(string name) =>
            (await lists.SaveAsync(world.Organiser, "registrations", View(name, ""), Stop)) is { IsRefused: true } refused
                ? refused.Refusal
                : null;
    }

    private static SavedView View(string name, string query, params string[] hidden) => new(Guid.Empty, name, query, hidden);
}
