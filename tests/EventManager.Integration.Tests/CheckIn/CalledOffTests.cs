using System.Text.Json;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Api;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Registrations;
using EventManager.Integration.Tests.Registrations.Seating;
using EventManager.Testing;
using EventManager.Web.Features.Events.Changing;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>An event that is called off says so at the door, to programs and to whoever is registered.</summary>
public sealed class CalledOffTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Its_tickets_let_nobody_in_and_whoever_is_inside_may_go(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var (first, second) = (await scene.TicketAsync(), await scene.TicketAsync());
        var (inside, outside) = (await scene.CodeAsync(first.Id), await scene.CodeAsync(second.Id));
        await scene.ScanAsync(inside);

        (await scene.App.Get<CancelEventHandler>().HandleAsync(new(scene.Event.Id, null), Stop)).IsRefused.ShouldBeFalse();
        await Task.Delay(Web.Features.CheckIn.DoorCache.Lifetime, Stop);

        (await scene.ScanAsync(outside)).Verdict().ShouldBe("event-cancelled");
        (await scene.ScanAsync(inside, "out")).Verdict().ShouldBe("left");
        var snapshot = JsonDocument.Parse(await scene.Phone.GetStringAsync(scene.Api + "/check-in/snapshot", Stop)).RootElement;
        snapshot.GetProperty("event").GetProperty("state").GetString().ShouldBe("cancelled");
        var page = await scene.App.Client.GetStringAsync("/T/" + outside[(outside.LastIndexOf('/') + 1)..], Stop);
        page.ShouldContain("Diese Veranstaltung ist abgesagt.");
        page.ShouldNotContain("Zeige diesen Code");
    }

    [Theory, EachDatabase]
    public async Task Its_registrations_are_cancelled_for_programs_and_for_the_click_in_the_mail(DatabaseUnderTest kind)
    {
        await using var world = await ApiWorld.StartAsync(kind);
        using var client = await world.ClientAsync();
        var created = await ApiWorld.RegisterAsync(client, ApiWorld.Body("ada@example.org"));
        var late = (await world.App.RegisterAsync(TestRegistrations.Visitor(ApiWorld.Fair, "ben") with { ConfirmEmail = true })).Value;
        await using var db = await world.App.OpenDbAsync();
        var fair = await db.Events.SingleAsync(e => e.Slug == ApiWorld.Fair, Stop);

        await world.App.Get<CancelEventHandler>().HandleAsync(new(fair.Id, null), Stop);

        var read = await ApiWorld.JsonAsync(await client.GetAsync(created.Headers.Location, Stop));
        (read.GetProperty("status").GetString(), read.GetProperty("tickets").GetArrayLength()).ShouldBe(("cancelled", 0));
        var page = await world.App.Client.GetStringAsync("/confirm/" + world.App.Token(LinkPurpose.Confirm, late.Id), Stop);
        page.ShouldContain("Diese Veranstaltung ist abgesagt.");
        page.ShouldNotContain("Nur noch ein Klick");
        (await db.Registrations.SingleAsync(r => r.Id == late.Id, Stop)).State.ShouldBe(RegistrationState.AwaitingConfirmation);
    }
}
