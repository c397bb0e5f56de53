using EventManager.Data;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme.SignUp;

/// <summary>The programme as one registration sees it.</summary>
/// <param name="Chosen">Sessions in which it has a place.</param>
/// <param name="Waits">Sessions that it waits for, with its position: 1 is next.</param>
/// <param name="HasWaitingList">Whether one can wait for a full one.</param>
internal sealed record SignUpView(
    ProgrammeFrame Frame,
    IReadOnlyList<ProgrammeEntry> Entries,
    HashSet<Guid> Chosen,
    IReadOnlyDictionary<Guid, int> Waits,
    bool HasWaitingList,
    int PartySize,
    bool IsConfirmed,
    Voice Voice
);

internal sealed class SignUpQuery(IDbContextFactory<EventDb> databases, ProgrammeQuery programme)
{
    public async Task<SignUpView?> FindAsync(Guid registrationId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var registration = await db
            .Registrations.AsNoTracking()
            .Where(r => r.Id == registrationId)
            .Select(r => new
            {
                r.EventId,
                r.PartySize,
                r.State,
                r.Form,
            })
            .SingleOrDefaultAsync(stop);
        if (registration is null || await programme.FrameAsync(registration.EventId, stop) is not { } frame)
            return null;
        var chosen = await db.SessionPlaces.Where(p => p.RegistrationId == registrationId).Select(p => p.SessionId).ToHashSetAsync(stop);
        var entries = await programme.ListAsync(registration.EventId, stop);
        var @event = await db
            .Events.Where(e => e.Id == registration.EventId)
            .Select(e => new { e.HasWaitingList, e.Kind })
            .SingleAsync(stop);
        return new(
            frame,
            entries,
            chosen,
            await WaitsAsync(db, registrationId, stop),
            @event.HasWaitingList,
            registration.PartySize,
            registration.State is RegistrationState.Confirmed,
            FormalWords.VoiceOf(registration.Form, @event.Kind)
        );
    }

    private static async Task<IReadOnlyDictionary<Guid, int>> WaitsAsync(EventDb db, Guid registrationId, CancellationToken stop)
    {
        var all = db.SessionWaits.Join(
            db.Registrations,
            w => w.RegistrationId,
            r => r.Id,
            (w, r) =>
                new
                {
                    w.SessionId,
                    w.Since,
                    r.Id,
                    r.Priority,
                }
        );
        return await all.Where(own => own.Id == registrationId)
            .Select(own => new
            {
                own.SessionId,
                Before = all.Count(other =>
                    other.SessionId == own.SessionId
                    && (other.Priority < own.Priority || other.Priority == own.Priority && other.Since < own.Since)
                ),
            })
            .ToDictionaryAsync(row => row.SessionId, row => row.Before + 1, stop);
    }
}
