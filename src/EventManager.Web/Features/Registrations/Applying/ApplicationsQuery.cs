using EventManager.Data;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Applying;

/// <summary>An application that waits for its decision.</summary>
public sealed record ApplicationLine(Guid Id, string Name, string Email, string Organisation, DateTimeOffset AppliedAt)
{
    /// <summary>"9b, Offene Schule Waldau"; empty for all who bring no class.</summary>
    public string PartyName { get; init; } = "";

    public string Category { get; init; } = "";

    public int People { get; init; }

    /// <summary>Wished times of arrival, best first; empty for any.</summary>
    public string Wishes { get; init; } = "";
}

public sealed record OpenApplications(IReadOnlyList<ApplicationLine> Lines, int Total, int Free, int Capacity);

/// <summary>Open applications of an event, oldest first, page by page.</summary>
internal sealed class ApplicationsQuery(IDbContextFactory<EventDb> databases)
{
    public const int PageSize = 50;

    public async Task<OpenApplications> ListAsync(Guid eventId, int page, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var open = db.Registrations.AsNoTracking().Where(r => r.EventId == eventId).InState(db, RegistrationState.Applied);
        var rows = await open.OrderBy(r => r.CreatedAt).ThenBy(r => r.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(stop);
        var names = await db.Categories.Where(c => c.EventId == eventId).ToDictionaryAsync(c => c.Code, c => c.Name, stop);
        var zone = await db.Events.Where(e => e.Id == eventId).Select(e => e.TimeZone).SingleAsync(stop);
        // A day has tens of times of arrival.
        var times = await db.TimeSlots.AsNoTracking().Where(s => s.EventId == eventId).ToListAsync(stop);
        var slots = times.ToDictionary(s => s.Id, s => When.Span(s.StartsAt, s.EndsAt, zone));
        var seats = await db.Events.Where(e => e.Id == eventId).Select(e => new { e.Seats.Capacity, e.Seats.Taken }).SingleAsync(stop);
        var lines = rows.ConvertAll(r => new ApplicationLine(r.Id, r.FullName, r.Email, r.Organisation, r.CreatedAt)
        {
            PartyName = r.PartyName,
            Category = names.TryGetValue(r.CategoryCode, out var name) ? name.In(Languages.Current) : r.CategoryCode,
            People = r.PartySize,
            Wishes = string.Join(", ", r.WishedSlots.Where(slots.ContainsKey).Select(slot => slots[slot])),
        });
        return new(lines, await open.CountAsync(stop), Math.Max(0, seats.Capacity - seats.Taken), seats.Capacity);
    }
}
