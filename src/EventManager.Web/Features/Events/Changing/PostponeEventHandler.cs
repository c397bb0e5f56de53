using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Events.Mails;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Changing;

/// <param name="EventId">The event.</param>
/// <param name="NewStart">Wall-clock time in the event's zone.</param>
/// <param name="UserId">Who asks; null for the program itself.</param>
internal sealed record PostponeEvent(Guid EventId, DateTime NewStart, Guid? UserId);

/// <summary>How many of each were moved, and how many people get a mail.</summary>
public sealed record Postponed(int Slots, int Sessions, int Offers, int Told);

/// <summary>Moves an event with all that hangs on it and tells everybody who is registered, or does nothing at all.</summary>
internal sealed class PostponeEventHandler(Transactions transactions, OutboxSignal signal, TimeProvider clock)
{
    private const int OffersAtOnce = 200;

    public async Task<Result<Postponed>> HandleAsync(PostponeEvent command, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Postponed>((db, ends) => PostponeAsync(db, command, ends), stop);
        if (!result.IsRefused)
            signal.Send();
        return result;
    }

    private async Task<Result<Postponed>> PostponeAsync(EventDb db, PostponeEvent command, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (await db.Events.SingleOrDefaultAsync(e => e.Id == command.EventId, stop) is not { } moved)
            return EventRefusals.NotFound;
        var newStart = Zone.ToUtc(command.NewStart, moved.TimeZone);
        var way = Postponement.Between(moved.StartsAt, newStart, moved.TimeZone);
        if (moved.TakesPlace && way.IsNothing)
            return EventRefusals.DateUnchanged;
        var done = moved.Postpone(newStart, now);
        if (done.IsRefused)
            return done.Refusal;
        var (slots, sessions) = await MoveAsync(db, moved.Id, way, stop);
        db.Audit.Add(new AuditEntry(now, command.UserId, moved.Id, "event.postponed", moved.Id, $"{way.Days} days to {newStart:O}"));
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        var offers = await MoveOffersAsync(db, moved.Id, way, now, stop);
        var sequence = moved.CalendarSequence;
        var told = await TellRegistered.QueueAsync(db, moved.Id, EventPostponedMail.Name, id => $"postponed:{id:N}:{sequence}", now, stop);
        return new Postponed(slots, sessions, offers, told);
    }

    private static async Task<(int Slots, int Sessions)> MoveAsync(EventDb db, Guid eventId, Postponement way, CancellationToken stop)
    {
        var slots = await db.TimeSlots.Where(s => s.EventId == eventId).ToListAsync(stop);
        foreach (var slot in slots)
            (slot.StartsAt, slot.EndsAt) = (way.Move(slot.StartsAt), way.Move(slot.EndsAt));
        var sessions = await db.Sessions.Where(s => s.EventId == eventId).ToListAsync(stop);
        foreach (var session in sessions)
            (session.StartsAt, session.EndsAt) = (way.Move(session.StartsAt), way.Move(session.EndsAt));
        return (slots.Count, sessions.Count);
    }

    /// <summary>An offer is never shortened: who was given until tomorrow has until tomorrow at least.</summary>
    private static async Task<int> MoveOffersAsync(EventDb db, Guid eventId, Postponement way, DateTimeOffset now, CancellationToken stop)
    {
        if (way.Days <= 0)
            return 0;
        var (moved, last) = (0, Guid.Empty);
        while (true)
        {
            var batch = await db
                .Registrations.Where(r => r.EventId == eventId && r.State == RegistrationState.Offered && r.Id.CompareTo(last) > 0)
                .OrderBy(r => r.Id)
                .Take(OffersAtOnce)
                .ToListAsync(stop);
            foreach (var registration in batch.Where(r => r.OfferExpiresAt is not null))
                registration.Offer(way.Move(registration.OfferExpiresAt!.Value), now);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
            moved += batch.Count;
            if (batch.Count < OffersAtOnce)
                return moved;
            last = batch[^1].Id;
        }
    }
}
