using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Applying;

public sealed class DoubleClickTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The queue gathers both clicks into one batch; each alone would still see somebody who is not confirmed.</summary>
    [Theory, EachDatabase]
    public async Task Clicks_that_arrive_together_take_one_seat(DatabaseUnderTest database)
    {
        Postgres.SkipWithout(database);
        await using var app = await TestApp.StartAsync(database);
        var @event = await app.AddEventAsync();
        var waiting = (await app.RegisterAsync(TestRegistrations.Visitor(@event.Slug, "Anna") with { ConfirmEmail = true })).Value.Id;
        var confirm = app.Services.GetRequiredService<ConfirmRegistrationHandler>();

        var clicks = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => confirm.HandleAsync(waiting, Stop)));

        clicks.ShouldAllBe(click => click.Value.State == RegistrationState.Confirmed);
        await using var db = await app.OpenDbAsync();
        (await db.SeatPools.Where(p => p.Id == @event.SeatPoolId).Select(p => p.Taken).SingleAsync(Stop)).ShouldBe(1);
        (await db.Tickets.CountAsync(Stop)).ShouldBe(1);
    }
}
