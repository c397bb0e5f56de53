using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Registrations.Mails;
using EventManager.Web.Features.Tickets;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations;

/// <summary>What the personal page shows.</summary>
internal sealed record PersonalPageModel(
    RegistrationFacts Facts,
    IReadOnlyList<ShownTicket> Tickets,
    int? WaitingPosition,
    IReadOnlyList<SentMinutes> Minutes
)
{
    /// <summary>The door has let in somebody: there is nothing to cancel any more.</summary>
    public bool Came { get; init; }
}

/// <summary>Minutes that were sent to this person.</summary>
internal sealed record SentMinutes(Guid SessionId, LocalizedText Title);

/// <param name="People">How many it lets in: all of a class, else one.</param>
public sealed record ShownTicket(Guid Id, int Number, string HolderName, string Code, int People = 1);

/// <summary>Opens personal links.</summary>
internal sealed class PersonalPageQuery(IDbContextFactory<EventDb> databases, PersonalLinks links, TicketSigner signer)
{
    /// <summary>The registration that a token opens; null where it opens none.</summary>
    public async Task<RegistrationFacts?> OpenAsync(string token, LinkPurpose purpose, CancellationToken stop)
    {
        if (PersonalLinks.IdOf(token) is not { } id)
            return null;
        await using var db = await databases.CreateDbContextAsync(stop);
        var registration = await db.Registrations.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, stop);
        if (registration is null || !links.IsValid(token, purpose, id, registration.LinkVersion))
            return null;
        var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == registration.EventId, stop);
        var venue = await db.Venues.AsNoTracking().SingleOrDefaultAsync(v => v.Id == @event.VenueId, stop);
        var slot = await db.TimeSlots.AsNoTracking().SingleOrDefaultAsync(s => s.Id == registration.TimeSlotId, stop);
        return new RegistrationFacts(registration, @event, venue) { Slot = slot };
    }

    public async Task<PersonalPageModel?> FindAsync(string token, CancellationToken stop)
    {
        if (await OpenAsync(token, LinkPurpose.Registration, stop) is not { } facts)
            return null;
        await using var db = await databases.CreateDbContextAsync(stop);
        var tickets =
            facts.Registration.StateAt(facts.Event.State) is RegistrationState.Confirmed
                ? await db
                    .Tickets.AsNoTracking()
                    .Where(t => t.RegistrationId == facts.Registration.Id && t.State == TicketState.Valid)
                    .OrderBy(t => t.Number)
                    .ToListAsync(stop)
                : [];
        var codes = tickets.Count == 0 ? [] : await signer.CodesAsync(db, facts.Event.Id, tickets.Select(t => t.Id), stop);
        var minuted = await db
            .MinutesDeliveries.Where(d => d.RegistrationId == facts.Registration.Id)
            .Join(db.Minutes, d => d.MinutesId, m => m.Id, (_, m) => m.SessionId)
            .Join(db.Sessions.AsNoTracking(), id => id, s => s.Id, (_, s) => s)
            .ToListAsync(stop);
        return new(
            facts,
            [.. tickets.Select((ticket, i) => new ShownTicket(ticket.Id, ticket.Number, ticket.HolderName, codes[i], ticket.People))],
            await WaitingList.PositionAsync(db, facts.Registration.Id, stop),
            [.. minuted.InProgramme(Languages.Current).Select(s => new SentMinutes(s.Id, s.Title))]
        )
        {
            Came = tickets.Exists(ticket => ticket.AdmittedAt is not null || ticket.Arrived > 0),
        };
    }
}
