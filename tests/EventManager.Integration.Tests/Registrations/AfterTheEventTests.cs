using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Registrations.Seating;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EventManager.Integration.Tests.Registrations;

public sealed class AfterTheEventTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task After_the_end_the_personal_page_is_to_read_and_nothing_is_given_back(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(kind, services: s => s.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        var fair = await app.AddEventAsync();
        var anna = (await app.RegisterAsync(fair.Slug, "anna", 2)).Value.Id;
        var me = "/me/" + app.Token(LinkPurpose.Registration, anna);
        (await app.Client.GetStringAsync(me, Stop)).ShouldContain("Zeig am Eingang den QR-Code.");
        clock.Advance(fair.EndsAt - clock.GetUtcNow());

        var page = await app.Client.GetStringAsync(me, Stop);
        var refused = await app.Get<CancelRegistrationHandler>().HandleAsync(anna, Stop);

        page.ShouldContain("Die Veranstaltung ist vorbei");
        page.ShouldNotContain("Zeig am Eingang");
        page.ShouldNotContain("<form method=\"post\"");
        refused.Refusal.ShouldBe(EventRefusals.Finished);
        await using var db = await app.OpenDbAsync();
        (await db.SeatPools.SingleAsync(p => p.Id == fair.SeatPoolId, Stop)).Taken.ShouldBe(2);
    }

    [Theory, EachDatabase]
    public async Task A_seat_in_which_somebody_sits_is_not_given_back(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var anna = (await app.RegisterAsync(fair.Slug, "anna", 2)).Value.Id;
        await using var db = await app.OpenDbAsync();
        var now = DateTimeOffset.UtcNow;
        await db
            .Tickets.Where(t => t.RegistrationId == anna && t.Number == 2)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.AdmittedAt, now).SetProperty(t => t.IsInside, true), Stop);

        var refused = await app.Get<CancelRegistrationHandler>().HandleAsync(anna, Stop);

        refused.Refusal.ShouldBe(RegistrationRefusals.AlreadyCame);
        (await app.Client.GetStringAsync("/me/" + app.Token(LinkPurpose.Registration, anna), Stop)).ShouldNotContain(
            "Ja, wirklich absagen"
        );
        (await db.SeatPools.SingleAsync(p => p.Id == fair.SeatPoolId, Stop)).Taken.ShouldBe(2);
    }
}
