using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Jobs;
using EventManager.Testing;
using EventManager.Web.Platform.Lists;
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
        var (lists, mine) = (world.App.Services.GetRequiredService<ListPreferences>(), world.Organiser);
        var other = await TaskWorld.AddAccountAsync(world.App, null, default);
        await lists.SaveAsync(mine, "registrations", View(" Wartende ", "?state=Waitlisted"), Stop);
        await lists.SaveAsync(mine, "registrations", View("Wartende", "?state=Offered", "people", "time"), Stop);

        var kept = (await lists.FindAsync(mine, "registrations", Stop)).Views.ShouldHaveSingleItem();

        (kept.Name, kept.Query, string.Join(' ', kept.Hidden)).ShouldBe(("Wartende", "?state=Offered", "people time"));
        (await lists.FindAsync(mine, "mails", Stop)).Views.ShouldBeEmpty();
        (await lists.FindAsync(other, "registrations", Stop)).Views.ShouldBeEmpty();
        await lists.DeleteAsync(other, kept.Id, Stop);
        (await lists.FindAsync(mine, "registrations", Stop)).Views.Count.ShouldBe(1);
        await lists.DeleteAsync(mine, kept.Id, Stop);
        (await lists.FindAsync(mine, "registrations", Stop)).Views.ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task Columns_are_remembered_without_being_a_view(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await TaskWorld.StartAsync(kind);
        var lists = world.App.Services.GetRequiredService<ListPreferences>();
        await lists.HideAsync(world.Organiser, "registrations", ["people"], Stop);
        await lists.HideAsync(world.Organiser, "registrations", ["people", "time"], Stop);

        var kept = await lists.FindAsync(world.Organiser, "registrations", Stop);

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
