using System.Text.Json;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Api;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Registrations;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn.Search;
using EventManager.Web.Features.Events.Changing;
using EventManager.Web.Features.Registrations.Organising;
using EventManager.Web.Features.Registrations.Waiting;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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
        page.ShouldNotContain("diesen Code am Eingang");
        page.ShouldContain("Andere Termine ansehen");
    }

    [Theory, EachDatabase]
    public async Task Its_registrations_are_cancelled_for_programs_and_for_the_click_in_the_mail(DatabaseUnderTest kind)
    {
        await using var world = await ApiWorld.StartAsync(kind);
        using var client = await world.ClientAsync();
        var created = await ApiWorld.RegisterAsync(client, ApiWorld.Body("ada@example.org"));
        var late = (await world.App.RegisterAsync(TestRegistrations.Visitor(ApiWorld.Fair, "ben") with { ConfirmEmail = true })).Value;
        var two = (await world.App.RegisterAsync(TestRegistrations.Visitor(ApiWorld.Fair, "cem", 2))).Value;
        await using var db = await world.App.OpenDbAsync();
        var fair = await db.Events.SingleAsync(e => e.Slug == ApiWorld.Fair, Stop);

        await world.App.Get<CancelEventHandler>().HandleAsync(new(fair.Id, null), Stop);

        var read = await ApiWorld.JsonAsync(await client.GetAsync(created.Headers.Location, Stop));
        (read.GetProperty("status").GetString(), read.GetProperty("tickets").GetArrayLength()).ShouldBe(("cancelled", 0));
        var page = await world.App.Client.GetStringAsync("/confirm/" + world.App.Token(LinkPurpose.Confirm, late.Id), Stop);
        page.ShouldContain("Diese Veranstaltung ist abgesagt.");
        page.ShouldNotContain("Nur noch ein Klick");
        var party = await world.App.Client.GetStringAsync("/party/" + world.App.Token(LinkPurpose.Party, two.Id), Stop);
        party.ShouldContain("Andere Termine ansehen");
        party.ShouldNotContain("name=\"Name\"");
        (await db.Registrations.SingleAsync(r => r.Id == late.Id, Stop)).State.ShouldBe(RegistrationState.AwaitingConfirmation);
    }

    [Theory, EachDatabase]
    public async Task Its_organisers_read_in_every_list_what_everybody_else_is_told(DatabaseUnderTest kind)
    {
        await using var world = await ApiWorld.StartAsync(kind, capacity: 1);
        var app = world.App;
        var ada = (await app.RegisterAsync(TestRegistrations.Visitor(ApiWorld.Fair, "ada"))).Value;
        (await app.RegisterAsync(TestRegistrations.Visitor(ApiWorld.Fair, "ben"))).Value.State.ShouldBe(RegistrationState.Waitlisted);
        await using var db = await app.OpenDbAsync();
        var fair = await db.Events.SingleAsync(e => e.Slug == ApiWorld.Fair, Stop);
        await app.Get<CancelEventHandler>().HandleAsync(new(fair.Id, null), Stop);
        var list = app.Get<RegistrationListQuery>();
        async Task<int> TotalAsync(RegistrationState? state) =>
            (await list.PageAsync(fair.Id, new RegistrationFilter(State: state), 0, 10, Stop)).Total;

        var (lines, _) = await list.PageAsync(fair.Id, new RegistrationFilter(), 0, 10, Stop);
        lines.Select(line => line.State).ShouldBe([RegistrationState.Cancelled, RegistrationState.Cancelled]);
        (await TotalAsync(RegistrationState.Cancelled), await TotalAsync(RegistrationState.Confirmed)).ShouldBe((2, 0));
        (await TotalAsync(RegistrationState.Waitlisted), await TotalAsync(RegistrationState.Expired)).ShouldBe((0, 0));
        (await list.CountAsync(fair.Id, Stop)).ShouldBe(
            new Dictionary<RegistrationState, StateCount> { [RegistrationState.Cancelled] = new(2, 2) }
        );
        (await RowsAsync(app, "registrations", fair.Id)).ShouldAllBe(row => row.Contains("abgesagt"));
        (await RowsAsync(app, "waiting", fair.Id)).ShouldBeEmpty();
        (await app.Get<WaitingListQuery>().FirstAsync(fair.Id, Stop)).Total.ShouldBe(0);
        var tickets = (await app.Get<TicketListQuery>().FindAsync(fair.Id, ada.Id, Stop))!.Tickets;
        tickets.ShouldHaveSingleItem().State.ShouldBe(TicketState.Cancelled);
        (await app.Get<TicketSearch>().FindAsync(fair.Id, "ada", Stop)).Results.ShouldHaveSingleItem().State.ShouldBe("cancelled");
    }

    private static async Task<List<string>> RowsAsync(TestApp app, string table, Guid eventId)
    {
        var content = await app.Services.GetServices<ITable>().Single(one => one.Name == table).OpenAsync(eventId, Stop);
        return await content.Rows.Select(row => string.Join(';', row)).ToListAsync(Stop);
    }
}
