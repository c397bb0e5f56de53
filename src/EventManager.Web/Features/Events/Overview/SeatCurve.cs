using EventManager.Data;
using EventManager.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Overview;

/// <summary>How many people had a seat at each of some moments, of those who have one today: one statement, whatever the number of moments.</summary>
internal static class SeatCurve
{
    /// <summary>Moments of a curve: as many as a chart of this width can show.</summary>
    public const int Points = 12;

    /// <param name="db">The database.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="at">Exactly <see cref="Points"/> moments.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<IReadOnlyList<int>> ReadAsync(
        EventDb db,
        Guid eventId,
        IReadOnlyList<DateTimeOffset> at,
        CancellationToken stop
    )
    {
        var (a, b, c, d, e, f) = (at[0], at[1], at[2], at[3], at[4], at[5]);
        var (g, h, i, j, k, l) = (at[6], at[7], at[8], at[9], at[10], at[11]);
        var found = await db
            .Registrations.Where(r =>
                r.EventId == eventId && (r.State == RegistrationState.Confirmed || r.State == RegistrationState.Offered)
            )
            .GroupBy(r => 1)
            .Select(all => new
            {
                A = all.Sum(r => (r.ConfirmedAt ?? r.CreatedAt) <= a ? r.PartySize : 0),
                B = all.Sum(r => (r.ConfirmedAt ?? r.CreatedAt) <= b ? r.PartySize : 0),
                C = all.Sum(r => (r.ConfirmedAt ?? r.CreatedAt) <= c ? r.PartySize : 0),
                D = all.Sum(r => (r.ConfirmedAt ?? r.CreatedAt) <= d ? r.PartySize : 0),
                E = all.Sum(r => (r.ConfirmedAt ?? r.CreatedAt) <= e ? r.PartySize : 0),
                F = all.Sum(r => (r.ConfirmedAt ?? r.CreatedAt) <= f ? r.PartySize : 0),
                G = all.Sum(r => (r.ConfirmedAt ?? r.CreatedAt) <= g ? r.PartySize : 0),
                H = all.Sum(r => (r.ConfirmedAt ?? r.CreatedAt) <= h ? r.PartySize : 0),
                I = all.Sum(r => (r.ConfirmedAt ?? r.CreatedAt) <= i ? r.PartySize : 0),
                J = all.Sum(r => (r.ConfirmedAt ?? r.CreatedAt) <= j ? r.PartySize : 0),
                K = all.Sum(r => (r.ConfirmedAt ?? r.CreatedAt) <= k ? r.PartySize : 0),
                L = all.Sum(r => (r.ConfirmedAt ?? r.CreatedAt) <= l ? r.PartySize : 0),
            })
            .SingleOrDefaultAsync(stop);
        return found is null
            ? new int[Points]
            : [found.A, found.B, found.C, found.D, found.E, found.F, found.G, found.H, found.I, found.J, found.K, found.L];
    }
}
