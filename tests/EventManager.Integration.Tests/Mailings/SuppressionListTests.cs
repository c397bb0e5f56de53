using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Accounts;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Jobs;
using EventManager.Testing;
using EventManager.Web.Features.Mailings.Sending;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>An address that gets no mails is found though no row names it, and what belongs to the house is lifted by the house alone.</summary>
public sealed class SuppressionListTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_no_mail_names_any_more_is_found_by_its_whole_address_alone(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        await AddAsync(app, null, "Ruhe@Example.org", SuppressionScope.Network, SuppressionReason.ByHand);
        await AddAsync(app, null, "andere@example.org", SuppressionScope.Network, SuppressionReason.ByHand);
        var list = app.Services.GetRequiredService<SuppressionListQuery>();

        (await list.FirstAsync(null, Stop)).Rows.ShouldAllBe(row => row.Address.Length == 0 && row.Name == "Adresse nicht gespeichert");
        (await list.FirstAsync(null, Stop, "ruhe@")).Rows.ShouldBeEmpty();
        var found = (await list.FirstAsync(null, Stop, " RUHE@example.org ")).Rows.ShouldHaveSingleItem();

        found.Name.ShouldBe("RUHE@example.org", StringCompareShould.IgnoreCase);
    }

    [Theory, EachDatabase]
    public async Task Many_are_lifted_and_those_of_the_house_are_named_as_what_an_event_cannot_lift(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var world = await TaskWorld.StartAsync(kind);
        var other = await world.App.AddEventAsync(slug: "other");
        var own = await AddAsync(world.App, world.Fair.Id, "hier@example.org", SuppressionScope.Event, SuppressionReason.ByHand);
        var house = await AddAsync(world.App, world.Fair.Id, "nie@example.org", SuppressionScope.All, SuppressionReason.HardBounce);
        var foreign = await AddAsync(world.App, other.Id, "fremd@example.org", SuppressionScope.Event, SuppressionReason.ByHand);
        Guid[] chosen = [own, house, foreign];

        var task = await RunAsync(world, world.Organiser, world.Fair.Id, LiftSuppressionsTask.KindOf(isOfHouse: false), chosen);

        (task.ResultNumbers, task.Total).ShouldBe(("1,1", 2));
        (await world.FileAsync(task.Id)).ShouldContain("Nur die Verwaltung");
        (await LeftAsync(world.App)).ShouldBe([house, foreign], ignoreOrder: true);
        (await RunAsync(world, world.Organiser, world.Fair.Id, LiftSuppressionsTask.KindOf(isOfHouse: false), own)).ResultNumbers.ShouldBe(
            "0,0",
            "twice is as good as once"
        );

        var administrator = (await Browser.AddAccountAsync(world.App, "chef@example.org", isAdministrator: true)).Id;
        var all = await RunAsync(world, administrator, null, LiftSuppressionsTask.KindOf(isOfHouse: true), chosen);
        all.ResultNumbers.ShouldBe("2,0");
        (await LeftAsync(world.App)).ShouldBeEmpty();
        await using var db = await world.App.OpenDbAsync();
        (await db.Audit.CountAsync(a => a.Action == "mail.suppression_lifted", Stop)).ShouldBe(3);
    }

    private static async Task<TaskView> RunAsync(TaskWorld world, Guid by, Guid? eventId, string kind, params Guid[] ids)
    {
        var started = await world.Tasks.StartAsync(new(kind, by, eventId, Input: BulkTask.Input(ids)), Stop);
        await world.Runner.RunDueAsync(Stop);
        return (await world.Tasks.FindAsync(by, started.Value, Stop)).ShouldNotBeNull();
    }

    private static async Task<List<Guid>> LeftAsync(TestApp app)
    {
        await using var db = await app.OpenDbAsync();
        return await db.Suppressions.Select(s => s.Id).ToListAsync(Stop);
    }

    private static async Task<Guid> AddAsync(TestApp app, Guid? eventId, string address, SuppressionScope scope, SuppressionReason reason)
    {
        await using var db = await app.OpenDbAsync();
        var key = app.Services.GetRequiredService<AddressIds>().Of(address);
        var entry = new Suppression(Guid.NewGuid(), key, scope, reason, DateTimeOffset.UnixEpoch) { EventId = eventId };
        db.Add(entry);
        await db.SaveChangesAsync(Stop);
        return entry.Id;
    }
}
