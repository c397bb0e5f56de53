using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations.Questions;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Registrations.Questions;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations;

/// <summary>What the registration page shows of an event.</summary>
internal sealed record RegistrationPageModel(
    Event Event,
    int Free,
    int Waiting,
    IReadOnlyList<SlotChoice> Slots,
    IReadOnlyList<TicketCategory> Categories,
    IReadOnlyList<Question> Questions
)
{
    /// <summary>The public category of classes; null where teachers cannot book.</summary>
    public TicketCategory? ForClasses => Categories.FirstOrDefault(category => category.Form is CategoryForm.SchoolClass);
}

/// <param name="Id">The time slot.</param>
/// <param name="StartsAt">Beginning.</param>
/// <param name="EndsAt">End.</param>
/// <param name="Capacity">Seats in all.</param>
/// <param name="Free">Seats that somebody new can have: none while others wait for them.</param>
public sealed record SlotChoice(Guid Id, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Capacity, int Free);

/// <summary>Reads an event for somebody who wants to register, if that person may see it.</summary>
internal sealed class RegistrationPageQuery(IDbContextFactory<EventDb> databases, PersonalLinks links, TimeProvider clock)
{
    /// <param name="slug">The event.</param>
    /// <param name="key">What opened the event, where it is on no list (<see cref="EventKeys"/>).</param>
    /// <param name="stop">Stops the query.</param>
    public async Task<RegistrationPageModel?> FindAsync(string slug, string? key, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var @event = await db
            .Events.AsNoTracking()
            .Include(e => e.Seats)
            .SingleOrDefaultAsync(e => e.Slug == slug && e.State != EventState.Draft, stop);
        if (@event is null || !await MaySeeAsync(db, @event, key, stop))
            return null;
        var now = clock.GetUtcNow();
        var slots = await db
            .TimeSlots.Where(s => s.EventId == @event.Id && s.EndsAt > now)
            .OrderBy(s => s.StartsAt)
            .Select(s => new SlotChoice(
                s.Id,
                s.StartsAt,
                s.EndsAt,
                s.Seats.Capacity,
                s.Seats.Waiting > 0 || s.Seats.Taken > s.Seats.Capacity ? 0 : s.Seats.Capacity - s.Seats.Taken
            ))
            .ToListAsync(stop);
        var categories = await db
            .Categories.AsNoTracking()
            .Where(c => c.EventId == @event.Id && c.IsPublic)
            .OrderBy(c => c.Position)
            .ToListAsync(stop);
        return new(
            @event,
            @event.Seats.Waiting > 0 ? 0 : @event.Seats.Free,
            @event.Seats.Waiting,
            slots,
            categories,
            await QuestionsQuery.OfEventAsync(db, @event.Id, stop)
        );
    }

    private async Task<bool> MaySeeAsync(EventDb db, Event @event, string? key, CancellationToken stop) =>
        @event.Visibility switch
        {
            EventVisibility.Link => links.IsValid(key, LinkPurpose.Event, @event.Id, @event.LinkVersion),
            EventVisibility.Invited => PersonalLinks.IdOf(key) is { } id
                && links.IsValid(key, LinkPurpose.Invitation, id)
                && await db.Invitations.AnyAsync(i => i.Id == id && i.EventId == @event.Id, stop),
            _ => true,
        };
}
