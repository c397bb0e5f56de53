using EventManager.Domain.Registrations;
using EventManager.Testing;
using EventManager.Web.Features.Registrations.Organising;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Registrations;

public sealed class RegistrationListTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, InlineData(DatabaseUnderTest.Sqlite), InlineData(DatabaseUnderTest.PostgreSql)]
    public async Task The_database_sorts_filters_and_cuts(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        foreach (var name in new[] { "Berta", "Anton", "Cäsar" })
            await app.RegisterAsync(fair.Slug, name);
        await TakeTimeAsync(app, "Berta", hour: 1);
        await TakeTimeAsync(app, "Anton", hour: 3);
        await TakeTimeAsync(app, "Cäsar", hour: 2);
        var list = app.Services.GetRequiredService<RegistrationListQuery>();

        (await NamesAsync(new())).ShouldBe(["Anton", "Berta", "Cäsar"]);
        (await NamesAsync(new(Descending: true))).ShouldBe(["Cäsar", "Berta", "Anton"]);
        (await NamesAsync(new(Order: RegistrationOrder.Time))).ShouldBe(["Berta", "Cäsar", "Anton"]);
        (await NamesAsync(new(Order: RegistrationOrder.Time, Descending: true))).ShouldBe(["Anton", "Cäsar", "Berta"]);
        (await NamesAsync(new(), skip: 1, take: 1)).ShouldBe(["Berta"]);
        (await NamesAsync(new(State: RegistrationState.Waitlisted, Order: RegistrationOrder.Time))).ShouldBeEmpty();

        async Task<IEnumerable<string>> NamesAsync(RegistrationFilter filter, int skip = 0, int take = 25) =>
            (await list.PageAsync(fair.Id, filter, skip, take, Stop)).Lines.Select(line => line.FirstName);
    }

    [Theory, InlineData(DatabaseUnderTest.Sqlite), InlineData(DatabaseUnderTest.PostgreSql)]
    public async Task Who_waits_stands_in_the_order_of_the_queue(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        foreach (var name in new[] { "Berta", "Anton" })
            await app.RegisterAsync(fair.Slug, name);
        await TakeTimeAsync(app, "Berta", hour: 2, waitsSince: 1);
        await TakeTimeAsync(app, "Anton", hour: 1, waitsSince: 2);
        var list = app.Services.GetRequiredService<RegistrationListQuery>();
        var filter = new RegistrationFilter(State: RegistrationState.Waitlisted, Order: RegistrationOrder.Time);

        var (first, last) = (
            await list.PageAsync(fair.Id, filter, 0, 25, Stop),
            await list.PageAsync(fair.Id, filter with { Descending = true }, 0, 25, Stop)
        );

        first.Lines.Select(line => line.FirstName).ShouldBe(["Berta", "Anton"]);
        last.Lines.Select(line => line.FirstName).ShouldBe(["Anton", "Berta"]);
    }

    private static async Task TakeTimeAsync(TestApp app, string name, int hour, int? waitsSince = null)
    {
        var day = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        await using var db = await app.OpenDbAsync();
        var one = db.Registrations.Where(r => r.FirstName == name);
        await one.ExecuteUpdateAsync(set => set.SetProperty(r => r.CreatedAt, day.AddHours(hour)), Stop);
        if (waitsSince is { } since)
            await one.ExecuteUpdateAsync(
                set => set.SetProperty(r => r.WaitingSince, day.AddHours(since)).SetProperty(r => r.State, RegistrationState.Waitlisted),
                Stop
            );
    }
}
