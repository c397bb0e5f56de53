using EventManager.Data;
using EventManager.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Staffing;

public sealed record TeamMember(Guid UserId, string Name, string Email, StaffRole Role);

internal sealed class TeamQuery(IDbContextFactory<EventDb> databases)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<TeamMember>> ListAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await All(db, eventId).Take(Most).ToListAsync(stop);
    }

    internal static IQueryable<TeamMember> All(EventDb db, Guid eventId) =>
        db
            .Staff.AsNoTracking()
            .Where(s => s.EventId == eventId)
            .Join(db.Users, s => s.UserId, a => a.Id, (s, a) => new { s, a })
            .OrderBy(pair => pair.a.SortName)
            .ThenBy(pair => pair.a.Id)
            .Select(pair => new TeamMember(pair.a.Id, pair.a.DisplayName, pair.a.Email ?? "", pair.s.Role));
}
