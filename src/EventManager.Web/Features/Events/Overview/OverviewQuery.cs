using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Events.Telling;
using EventManager.Web.Features.Mailings;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Overview;

/// <summary>How it stands at this moment.</summary>
/// <param name="Taken">Seats: people, not registrations.</param>
/// <param name="Waiting">People on the waiting list.</param>
/// <param name="Unconfirmed">Registrations whose mail was not answered yet; nobody holds seats for them.</param>
/// <param name="Inside">People, as the door counts them.</param>
public sealed record LiveNumbers(
    int Taken,
    int Free,
    int Waiting,
    int Unconfirmed,
    int Inside,
    int? Permitted,
    int MailsQueued,
    int MailsFailed,
    int Capacity
);

/// <summary>What must be there before an event can be shown with a good conscience.</summary>
public sealed record NextSteps(bool HasText, bool HasPlace, bool HasWindow, bool HasProgramme, bool HasContact);

/// <summary>What moves when an event is postponed, and how many are told: registered people, and others who plan with it.</summary>
public sealed record MovedParts(IReadOnlyList<MovedPart> Parts, int Told, IReadOnlyList<InvolvedCount> Involved)
{
    /// <summary>What a draft takes along when it is deleted.</summary>
    public IReadOnlyList<MovedPart> GoesAlong { get; init; } = [];

    public int ToldInAll => Told + Involved.Sum(group => group.Count);
}

internal sealed class OverviewQuery(IDbContextFactory<EventDb> databases, TellInvolved involved)
{
    public async Task<Event?> FindAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Events.AsNoTracking().Include(e => e.Seats).SingleOrDefaultAsync(e => e.Id == eventId, stop);
    }

    /// <summary>Two questions to the database, of few rows each: asked every few seconds by every open overview.</summary>
    public async Task<LiveNumbers?> CountAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db
            .Events.AsNoTracking()
            .Where(e => e.Id == eventId)
            .Select(e => new
            {
                e.Seats.Capacity,
                e.Seats.Taken,
                e.Seats.Waiting,
                Unconfirmed = db.Registrations.Count(r => r.EventId == e.Id && r.State == RegistrationState.AwaitingConfirmation),
                Permitted = e.PermittedInside ?? db.Venues.Where(v => v.Id == e.VenueId).Select(v => v.PermittedInside).FirstOrDefault(),
                Queued = db.Outbox.Count(m =>
                    m.EventId == e.Id
                    && (m.State == OutboxState.Queued || m.State == OutboxState.Claimed || m.State == OutboxState.Retrying)
                ),
                Failed = db.Outbox.Count(m => m.EventId == e.Id && m.State == OutboxState.Failed),
            })
            .SingleOrDefaultAsync(stop);
        if (found is null)
            return null;
        var inside = await PeopleInside.ByZoneAsync(db, eventId, stop);
        return new(
            found.Taken,
            Math.Max(0, found.Capacity - found.Taken),
            found.Waiting,
            found.Unconfirmed,
            inside.Shown(),
            found.Permitted,
            found.Queued,
            found.Failed,
            found.Capacity
        );
    }

    public async Task<NextSteps> StepsAsync(Event @event, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return new(
            @event.Description.HasSource,
            @event.VenueId is not null || @event.PlaceNote.HasSource,
            @event.RegistrationOpensAt is not null,
            await db.Sessions.AnyAsync(s => s.EventId == @event.Id, stop),
            @event.ContactEmail.Length > 0
        );
    }

    public async Task<MovedParts> WhatMovesAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return new(
            await EventParts.CountMovingAsync(db, eventId, stop),
            await TellRegistered.CountAsync(db, eventId, stop),
            await involved.CountAsync(db, eventId, stop)
        )
        {
            GoesAlong = await EventParts.CountAllAsync(db, eventId, stop),
        };
    }
}
