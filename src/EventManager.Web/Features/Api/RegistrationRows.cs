using EventManager.Data;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Tickets;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Api;

/// <summary>Registrations as the API tells them.</summary>
internal sealed class RegistrationRows(IDbContextFactory<EventDb> databases, TicketSigner signer, IOptions<SiteOptions> site)
{
    /// <summary>Null where there is none; with the event that it belongs to.</summary>
    public async Task<(Guid EventId, RegistrationAnswer Answer)?> FindAsync(Guid id, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var row = await db
            .Registrations.AsNoTracking()
            .Where(r => r.Id == id)
            .Select(r => new
            {
                Registration = r,
                Event = db.Events.Where(e => e.Id == r.EventId).Select(e => new { e.Slug, e.State }).First(),
            })
            .SingleOrDefaultAsync(stop);
        if (row is null)
            return null;
        var r = row.Registration;
        var state = r.StateAt(row.Event.State);
        return (
            r.EventId,
            new(
                r.Id,
                row.Event.Slug,
                ApiNames.Of(state),
                state is RegistrationState.Waitlisted ? await WaitingList.PositionAsync(db, id, stop) : null,
                new(r.FirstName, r.LastName, r.Email),
                r.Language,
                r.Organisation,
                r.PartySize,
                r.TimeSlotId ?? r.WishedSlots.Cast<Guid?>().FirstOrDefault(),
                r.CategoryCode,
                r.CreatedAt,
                r.ConfirmedAt,
                r.CancelledAt,
                r.OfferExpiresAt,
                await db
                    .Answers.Where(a => a.RegistrationId == id)
                    .Join(db.Questions.Where(q => q.IsSeenByOrganisers), a => a.QuestionId, q => q.Id, (a, q) => new { q.Code, a.Value })
                    .ToDictionaryAsync(row => row.Code, row => row.Value, stop),
                state is RegistrationState.Cancelled ? [] : await TicketsAsync(db, r.EventId, id, stop)
            )
        );
    }

    /// <summary>The event of a registration; null where there is none.</summary>
    public async Task<Guid?> EventOfAsync(Guid id, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Registrations.Where(r => r.Id == id).Select(r => (Guid?)r.EventId).SingleOrDefaultAsync(stop);
    }

    public async Task<RegisteredAnswer> AnswerAsync(RegistrationReceipt receipt, CancellationToken stop)
    {
        IReadOnlyList<TicketAnswer> tickets = [];
        if (receipt.State is RegistrationState.Confirmed)
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            tickets = receipt.Tickets is { } made
                ? await TicketsAsync(db, receipt.EventId, made, stop)
                : await TicketsAsync(db, receipt.EventId, receipt.Id, stop);
        }
        return new(receipt.Id, ApiNames.Of(receipt.State), receipt.WaitingPosition, tickets);
    }

    private async Task<IReadOnlyList<TicketAnswer>> TicketsAsync(EventDb db, Guid eventId, Guid registrationId, CancellationToken stop)
    {
        var ids = await db
            .Tickets.Where(t => t.RegistrationId == registrationId && t.State == TicketState.Valid)
            .OrderBy(t => t.Number)
            .Select(t => t.Id)
            .ToListAsync(stop);
        return await TicketsAsync(db, eventId, ids, stop);
    }

    private async Task<IReadOnlyList<TicketAnswer>> TicketsAsync(EventDb db, Guid eventId, IReadOnlyList<Guid> ids, CancellationToken stop)
    {
        if (ids.Count == 0)
            return [];
        var codes = await signer.CodesAsync(db, eventId, ids, stop);
        return
        [
            .. ids.Zip(codes, (id, code) => new TicketAnswer(id, code, site.Value.Address("/t/" + code[(code.LastIndexOf('/') + 1)..]))),
        ];
    }
}
