using EventManager.Data;
using EventManager.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Inviting;

public enum InvitationAnswer
{
    None,
    Registered,
    Declined,
}

public sealed record InvitedPerson(string Name, string Email, DateTimeOffset InvitedAt, InvitationAnswer Answer);

public sealed record InvitedPeople(IReadOnlyList<InvitedPerson> Rows, int Total, int Registered, int Declined);

/// <summary>Who is invited, and who has answered.</summary>
internal sealed class InvitationsQuery(IDbContextFactory<EventDb> databases)
{
    public const int PageSize = 50;

    public async Task<InvitedPeople> ListAsync(Guid eventId, int page, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var people = db
            .Invitations.AsNoTracking()
            .Where(i => i.EventId == eventId)
            .Select(i => new
            {
                i.Id,
                i.Name,
                i.Email,
                i.InvitedAt,
                i.DeclinedAt,
                IsRegistered = db.Registrations.Any(r =>
                    r.EventId == eventId && r.ActiveKey == i.NormalizedEmail && r.State != RegistrationState.AwaitingConfirmation
                ),
            });
        var rows = await people.OrderBy(i => i.Name).ThenBy(i => i.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(stop);
        return new(
            [
                .. rows.Select(i => new InvitedPerson(
                    i.Name,
                    i.Email,
                    i.InvitedAt,
                    i.IsRegistered ? InvitationAnswer.Registered
                        : i.DeclinedAt is not null ? InvitationAnswer.Declined
                        : InvitationAnswer.None
                )),
            ],
            await people.CountAsync(stop),
            await people.CountAsync(i => i.IsRegistered, stop),
            await people.CountAsync(i => !i.IsRegistered && i.DeclinedAt != null, stop)
        );
    }

    public async Task<IReadOnlyList<InvitedLine>> PreviewAsync(Guid eventId, string pasted, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return InvitationList.Read(pasted, await AddressesAsync(db, eventId, stop));
    }

    /// <summary>Bounded by the list's own limit: invitations are tens to hundreds.</summary>
    public static async Task<IReadOnlySet<string>> AddressesAsync(EventDb db, Guid eventId, CancellationToken stop) =>
        (await db.Invitations.Where(i => i.EventId == eventId).Select(i => i.NormalizedEmail).ToListAsync(stop)).ToHashSet();
}
