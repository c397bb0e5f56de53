using EventManager.Data;
using EventManager.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme.SignUp;

/// <summary>The programme as one registration sees it.</summary>
/// <param name="Chosen">Sessions in which it has a place.</param>
internal sealed record SignUpView(
    ProgrammeFrame Frame,
    IReadOnlyList<ProgrammeEntry> Entries,
    HashSet<Guid> Chosen,
    int PartySize,
    bool IsConfirmed
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
            })
            .SingleOrDefaultAsync(stop);
        if (registration is null || await programme.FrameAsync(registration.EventId, stop) is not { } frame)
            return null;
        var chosen = await db.SessionPlaces.Where(p => p.RegistrationId == registrationId).Select(p => p.SessionId).ToHashSetAsync(stop);
        var entries = await programme.ListAsync(registration.EventId, stop);
        return new(frame, entries, chosen, registration.PartySize, registration.State is RegistrationState.Confirmed);
    }
}
