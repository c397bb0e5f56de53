using EventManager.Data;
using EventManager.Web.Features.Tickets;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Devices;

/// <summary>
/// A ticket of nobody, signed with the event's key like a real one, so that a phone can be tried the day before. A phone knows it by its
/// id and counts nothing; where it is scanned as a ticket all the same, there is no such ticket.
/// </summary>
internal sealed class TestTicket(IDbContextFactory<EventDb> databases, TicketSigner signer)
{
    /// <summary>As in <c>ticket-code.ts</c>.</summary>
    public static readonly Guid Id = Guid.Empty;

    public async Task<string> CodeAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await signer.CodeAsync(db, eventId, Id, stop);
    }
}
