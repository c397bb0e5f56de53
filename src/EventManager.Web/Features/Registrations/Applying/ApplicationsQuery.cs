using EventManager.Data;
using EventManager.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Applying;

/// <summary>An application that waits for its decision.</summary>
public sealed record ApplicationLine(Guid Id, string Name, string Email, string Organisation, DateTimeOffset AppliedAt);

public sealed record OpenApplications(IReadOnlyList<ApplicationLine> Lines, int Total, int Free, int Capacity);

/// <summary>Open applications of an event, oldest first, page by page.</summary>
internal sealed class ApplicationsQuery(IDbContextFactory<EventDb> databases)
{
    public const int PageSize = 50;

    public async Task<OpenApplications> ListAsync(Guid eventId, int page, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var open = db.Registrations.AsNoTracking().Where(r => r.EventId == eventId).InState(db, RegistrationState.Applied);
        var lines = await open.OrderBy(r => r.CreatedAt)
            .ThenBy(r => r.Id)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .Select(r => new ApplicationLine(r.Id, (r.FirstName + " " + r.LastName).Trim(), r.Email, r.Organisation, r.CreatedAt))
            .ToListAsync(stop);
        var seats = await db.Events.Where(e => e.Id == eventId).Select(e => new { e.Seats.Capacity, e.Seats.Taken }).SingleAsync(stop);
        return new(lines, await open.CountAsync(stop), Math.Max(0, seats.Capacity - seats.Taken), seats.Capacity);
    }
}
