using EventManager.Data;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;

namespace EventManager.Web.Platform.Lists;

/// <summary>
/// What a list's filters mean to the database: for the list itself and for the audience of a mail. A value that names nothing, and a filter
/// that is none, find nobody: a mail must not go to more than was meant.
/// </summary>
internal static class ListedBy
{
    public static IQueryable<Registration> Where(
        EventDb db,
        IQueryable<Registration> rows,
        IEnumerable<KeyValuePair<string, string>> filters
    )
    {
        foreach (var (key, value) in filters)
        {
            rows = (key, Guid.TryParse(value, out var id)) switch
            {
                ("category", _) => rows.Where(r => r.CategoryCode == value),
                ("language", _) => rows.Where(r => r.Language == value),
                ("school", _) => rows.Where(r => db.ClassBookings.Any(c => c.RegistrationId == r.Id && c.SchoolName == value)),
                (AudienceFilter.Slot, true) => rows.Where(r => r.TimeSlotId == id),
                (AudienceFilter.Session, true) => rows.Where(r => db.SessionPlaces.Any(p => p.RegistrationId == r.Id && p.SessionId == id)),
                ("company", true) => rows.Where(r => r.CompanyAccessId == id),
                _ => rows.Where(r => false),
            };
        }
        return rows;
    }

    public static IQueryable<Exhibitor> Where(IQueryable<Exhibitor> rows, IEnumerable<KeyValuePair<string, string>> filters)
    {
        foreach (var (key, value) in filters)
        {
            rows = (key, Guid.TryParse(value, out var id)) switch
            {
                ("occupation", true) => rows.Where(e => e.Occupations.Any(o => o.OccupationId == id)),
                _ => rows.Where(e => false),
            };
        }
        return rows;
    }
}
