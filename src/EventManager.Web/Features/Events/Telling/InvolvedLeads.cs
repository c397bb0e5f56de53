using EventManager.Data;
using EventManager.Domain.Programme;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Telling;

/// <summary>Who leads sessions: each address once, with all its sessions in one mail.</summary>
internal sealed class InvolvedLeads : IInvolved
{
    public string Group => "Leads";

    public IQueryable<InvolvedRow> Rows(EventDb db, Guid eventId)
    {
        var leads = db.SessionLeads.Where(l => l.Email != "" && db.Sessions.Any(s => s.Id == l.SessionId && s.EventId == eventId));
        return leads
            .AsNoTracking()
            .Where(l => !leads.Any(other => other.Email == l.Email && other.Id.CompareTo(l.Id) < 0))
            .Select(l => new InvolvedRow
            {
                Id = l.Id,
                Address = l.Email,
                Name = l.Name,
                Language = Languages.Default.Code,
            });
    }

    public async Task<InvolvedReader?> FindAsync(EventDb db, Guid id, CancellationToken stop)
    {
        if (await db.SessionLeads.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, stop) is not { } lead)
            return null;
        var own = await db.Sessions.Where(s => s.Id == lead.SessionId).Select(s => s.EventId).SingleAsync(stop);
        var zone = await db.Events.Where(e => e.Id == own).Select(e => e.TimeZone).SingleAsync(stop);
        var sessions = await db
            .Sessions.AsNoTracking()
            .Where(s => s.EventId == own && s.Leads.Any(l => l.Email == lead.Email))
            .ToListAsync(stop);
        return new(
            lead.Name,
            null,
            [
                .. sessions
                    .InProgramme(Languages.Current)
                    .Select(s => $"{s.Title.In(Languages.Current)}: {When.Period(s.StartsAt, s.EndsAt, zone)}"),
            ]
        );
    }
}
