using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Invited;

/// <summary>
/// Who comes instead is seated first, and only then is the one before given up (<see cref="ReplyHandler"/>). Where the program stopped between
/// the two, both are there: whoever answers next finds it finished.
/// </summary>
internal sealed class GiveUpSupersededHandler(
    CancelRegistrationHandler cancel,
    Transactions transactions,
    IDbContextFactory<EventDb> databases
)
{
    /// <returns>The one that stays; null where there was nothing to finish.</returns>
    public async Task<Registration?> HandleAsync(Guid invitationId, CancellationToken stop)
    {
        var active = await ActiveAsync(invitationId, stop);
        if (active.Count < 2)
            return null;
        var newest = active[^1];
        // Who would only wait, or has an offer only, takes nobody's seat.
        var stays = active.FindLast(one => one.State is RegistrationState.Confirmed) ?? active.FindLast(one => one.HoldsSeats) ?? newest;
        foreach (var other in active.Where(one => one != stays))
            await cancel.HandleAsync(other.Id, stop);
        if (stays != newest)
            await SayAsync(invitationId, stays, stop);
        return stays;
    }

    private async Task<List<Registration>> ActiveAsync(Guid invitationId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db
            .Registrations.AsNoTracking()
            .Where(r => r.InvitationId == invitationId && r.ActiveKey != null)
            .OrderBy(r => r.CreatedAt)
            .ToListAsync(stop);
    }

    /// <summary>What was answered before is true again; who came along and what was needed then is not known any more.</summary>
    private Task<Result<Done>> SayAsync(Guid invitationId, Registration stays, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            async (db, inner) =>
            {
                var invitation = await db.Invitations.SingleAsync(i => i.Id == invitationId, inner);
                var (needs, given) = (new InvitationNeeds(null, null), new AnswerTime(stays.CreatedAt));
                if (stays.NormalizedEmail == invitation.NormalizedEmail)
                    invitation.Accept("", needs, given);
                else
                    invitation.SendSomebodyElse(stays.FullName, needs, given);
                return default(Done);
            },
            stop
        );
}
