using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Testing;

/// <summary>Events for tests: published, open, a month from now.</summary>
public static class TestEvents
{
    public static async Task<Event> AddEventAsync(
        this TestApp app,
        int capacity = 100,
        Action<Event>? change = null,
        string? slug = null,
        bool publish = true
    )
    {
        await using var db = await app.OpenDbAsync();
        var now = DateTimeOffset.UtcNow;
        var starts = Zone.ToUtc(now.Date.AddDays(30).AddHours(9), Zone.Default);
        var @event = new Event(
            slug ?? "messe-" + Guid.NewGuid().ToString("N")[..10],
            EventKind.TrainingFair,
            new LocalizedText("Ausbildungsmesse", "Training fair"),
            starts,
            starts.AddHours(6),
            capacity
        )
        {
            OrganiserName = "Stadtnetz Ausbildung",
            ContactEmail = "messe@kassel.example",
            MaxPartySize = 5,
        };
        change?.Invoke(@event);
        @event.SetRegistrationWindow(now.AddDays(-1), starts);
        if (publish)
            @event.Publish();
        db.Events.Add(@event);
        db.Gates.Add(new Gate(@event.Id, Gate.Main, "Haupteingang"));
        await db.SaveChangesAsync();
        return @event;
    }
}
