using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Tickets;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Tickets;

/// <summary>What somebody sees who opens a ticket's address with their own camera: nothing about a person.</summary>
internal sealed record TicketAddress(string Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string TimeZone, string Place)
{
    public required EventKind Kind { get; init; }

    /// <summary>Why it lets nobody in any more: called off, or over. Null while it is to come or runs.</summary>
    public Refusal? Over { get; init; }
}

internal sealed class TicketAddressQuery(IDbContextFactory<EventDb> databases, TimeProvider clock)
{
    /// <summary>Null where the text is no code that the event's own key signed.</summary>
    public async Task<TicketAddress?> FindAsync(string? text, CancellationToken stop)
    {
        if (TicketCode.Read(text) is not { } read)
            return null;
        await using var db = await databases.CreateDbContextAsync(stop);
        var (eventId, number) = (read.Code.EventId, (int)read.Code.KeyNumber);
        var key = await db
            .SigningKeys.AsNoTracking()
            .Where(key => key.EventId == eventId && key.Number == number)
            .Select(key => key.PublicKey)
            .SingleOrDefaultAsync(stop);
        if (key is null || !TicketCode.Verify(key, read.Payload, read.Signature))
            return null;
        var found = await db
            .Events.AsNoTracking()
            .Where(e => e.Id == eventId)
            .Select(e => new { Event = e, Venue = db.Venues.FirstOrDefault(v => v.Id == e.VenueId) })
            .SingleAsync(stop);
        var language = Languages.Current;
        var place = new[] { found.Venue?.AddressLine, found.Event.PlaceNote.In(language) };
        return new TicketAddress(
            found.Event.Title.In(language),
            found.Event.StartsAt,
            found.Event.EndsAt,
            found.Event.TimeZone,
            string.Join(", ", place.Where(part => !string.IsNullOrEmpty(part)))
        )
        {
            Kind = found.Event.Kind,
            Over = found.Event.WhyOver(clock.GetUtcNow()),
        };
    }
}
