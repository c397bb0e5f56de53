using System.Net;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Events;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn.Devices;
using EventManager.Web.Features.Tickets;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Browser.Tests.Door;

/// <summary>An event whose doors are open, on a server that can be stopped and started again at the same address.</summary>
internal sealed class DoorFair : IAsyncDisposable
{
    private readonly TestDatabase database;

    private DoorFair(TestDatabase database, TestApp app, Event @event) => (this.database, App, Event) = (database, app, @event);

    public TestApp App { get; private set; }

    public Event Event { get; }

    public static async Task<DoorFair> StartAsync()
    {
        var database = await TestDatabase.CreateAsync(DatabaseUnderTest.Sqlite);
        var app = await TestApp.StartAsync(on: database);
        var now = DateTimeOffset.UtcNow;
        var @event = await app.AddEventAsync(change: fair => fair.OpenDoorsAt(now.AddHours(-1)));
        return new DoorFair(database, app, @event);
    }

    /// <summary>Registers somebody, and gives the text of the ticket.</summary>
    public async Task<(Guid Id, string Code)> TicketAsync(string name)
    {
        var registration = (await App.RegisterAsync(Event.Slug, name)).Value.Id;
        await using var db = await App.OpenDbAsync();
        var id = await db.Tickets.Where(t => t.RegistrationId == registration).Select(t => t.Id).SingleAsync();
        return (id, await App.Services.GetRequiredService<TicketSigner>().CodeAsync(db, Event.Id, id, default));
    }

    public async Task<string> PairingCodeAsync() =>
        (
            await App
                .Services.GetRequiredService<CreateDoorDeviceHandler>()
                .HandleAsync(new CreateDoorDevice(Event.Id, "Telefon", null), default)
        )
            .Value
            .Code;

    public async Task UnlinkEverybodyAsync()
    {
        var phones = await App.Services.GetRequiredService<DoorDevicesQuery>().ReadAsync(Event.Id, default);
        foreach (var phone in phones)
            await App.Services.GetRequiredService<RevokeDoorDeviceHandler>().HandleAsync(Event.Id, phone.Id, null, default);
    }

    /// <summary>What the server has, in the order of coming.</summary>
    public async Task<List<Scan>> ScansAsync()
    {
        await using var db = await App.OpenDbAsync();
        return await db.Scans.AsNoTracking().Where(scan => scan.EventId == Event.Id).OrderBy(scan => scan.ReceivedAt).ToListAsync();
    }

    public ValueTask StopAsync() => App.DisposeAsync();

    /// <summary>The next server over the same database, at the same address.</summary>
    /// <param name="change">What is new in it.</param>
    public async Task StartAgainAsync(Action<IServiceCollection>? change = null) =>
        App = await TestApp.StartAsync(
            on: database,
            services: services =>
            {
                services.Configure<KestrelServerOptions>(kestrel => kestrel.Listen(IPAddress.Parse(App.Address.Host), App.Address.Port));
                change?.Invoke(services);
            }
        );

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await database.DisposeAsync();
    }
}
