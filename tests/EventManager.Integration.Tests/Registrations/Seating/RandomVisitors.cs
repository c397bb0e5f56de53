using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Registrations.SelfService;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Registrations.Seating;

/// <summary>People who come, go, grow, shrink, change their minds and forget to answer, by the numbers of one seed.</summary>
internal sealed class RandomVisitors(TestApp app, Event @event, IReadOnlyList<Guid> slots, TestClock clock, int seed)
{
    public const string Guest = "guest";

    private readonly Random dice = new(seed);
    private readonly List<Guid> known = [];
    private int number;

    /// <summary>Done so often: arrivals, cancellations and so on; a run in which one never happened shows nothing.</summary>
    public Dictionary<string, int> Done { get; } = [];

    public static async Task<(Event Event, IReadOnlyList<Guid> Slots)> AddFairAsync(TestApp app, bool fillsGaps)
    {
        var fair = await app.AddEventAsync(
            40,
            e =>
            {
                e.FillsGaps = fillsGaps;
                (e.MaxPartySize, e.OfferHours) = (6, 3);
                e.Categories.Add(TicketCategory.ForClasses(e.Id));
                e.Categories.Add(new TicketCategory(e.Id, Guest, new LocalizedText("Gäste"), CategoryForm.Individual) { Priority = -1 });
            }
        );
        await using var db = await app.OpenDbAsync();
        var times = Enumerable
            .Range(0, 3)
            .Select(hour => new TimeSlot(fair.Id, fair.StartsAt.AddHours(hour), fair.StartsAt.AddHours(hour + 1), 12));
        var slots = times.ToList();
        db.AddRange(slots);
        await db.SaveChangesAsync();
        return (fair, [.. slots.Select(slot => slot.Id)]);
    }

    public Task StepAsync() =>
        dice.Next(100) switch
        {
            < 34 => ArriveAsync(),
            < 56 => OnOneAsync("cancelled", CancelAsync),
            < 72 => OnOneAsync("resized", ResizeAsync),
            < 82 => OnOneAsync("other time", id => app.Get<ChangeTimeHandler>().HandleAsync(new(id, AnySlot()), default)),
            < 90 => AcceptAsync(),
            _ => WaitAsync(),
        };

    private async Task ArriveAsync()
    {
        var isClass = dice.Next(8) == 0;
        var wishes = slots.OrderBy(_ => dice.Next()).Take(dice.Next(4)).ToList();
        var name = $"v{seed}x{number++}";
        var visitor = TestRegistrations.Visitor(@event.Slug, name, dice.Next(1, 6)) with
        {
            WishedSlots = wishes,
            Category =
                isClass ? TicketCategory.SchoolClass
                : dice.Next(6) == 0 ? Guest
                : null,
            Class = isClass ? new ClassDetails(null, "Schule", "9b", dice.Next(2, 13), 1) : null,
        };
        var result = await app.Get<RegisterHandler>().HandleAsync(visitor, default);
        if (result.IsRefused)
        {
            result.Refusal.ShouldBe(PartyRefusals.LargerThanThereIs);
            Count("too large");
            return;
        }
        known.Add(result.Value.Id);
        Count(result.Value.State.ToString());
    }

    private Task<Result<Done>> ResizeAsync(Guid id) =>
        app.Get<ChangePartyHandler>()
            .HandleAsync(new(id, dice.Next(1, 7), new ClassDetails(null, "Schule", "9b", dice.Next(2, 12), 1)), default);

    private Task<Result<Done>> CancelAsync(Guid id)
    {
        known.Remove(id);
        return app.Get<CancelRegistrationHandler>().HandleAsync(id, default);
    }

    private async Task OnOneAsync(string what, Func<Guid, Task<Result<Done>>> act)
    {
        if (known.Count == 0)
            return;
        var result = await act(known[dice.Next(known.Count)]);
        Count(result.IsRefused ? what + " refused" : what);
    }

    /// <summary>One or two of the open offers; now and then one twice at once, and one together with its cancellation.</summary>
    private async Task AcceptAsync()
    {
        await using var db = await app.OpenDbAsync();
        var offers = await db
            .Registrations.Where(r => r.EventId == @event.Id && r.State == RegistrationState.Offered)
            .OrderBy(r => r.OfferExpiresAt)
            .Select(r => r.Id)
            .Take(2)
            .ToListAsync();
        var accept = app.Get<AcceptOfferHandler>();
        var twice = dice.Next(4) == 0;
        var cancels = dice.Next(5) == 0;
        foreach (var id in offers)
        {
            List<Task<Result<Done>>> together = [accept.HandleAsync(id, default)];
            if (twice)
                together.Add(accept.HandleAsync(id, default));
            if (cancels)
                together.Add(app.Get<CancelRegistrationHandler>().HandleAsync(id, default));
            foreach (var result in await Task.WhenAll(together))
                Count(result.IsRefused ? "accept refused" : "accepted");
        }
    }

    private async Task WaitAsync()
    {
        clock.Advance(TimeSpan.FromHours(dice.Next(1, 5)));
        Count("swept " + (await app.Get<WaitingList>().SweepAsync(default) > 0));
    }

    private Guid? AnySlot() => dice.Next(4) is var at && at < 3 ? slots[at] : null;

    private void Count(string what) => Done[what] = Done.GetValueOrDefault(what) + 1;
}
