using EventManager.Data;
using EventManager.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Privacy;

/// <summary>Blanks what was kept for an event that ended before a day. Each returns how many rows it changed, a batch at most.</summary>
internal static class AfterEvent
{
    public static Task<int> RegistrationsAsync(EventDb db, IQueryable<Event> ended, int batch, CancellationToken stop) =>
        Batches.BlankAsync(
            db,
            db.Registrations.Where(r => ended.Any(e => e.Id == r.EventId))
                .Where(r =>
                    r.FirstName != ""
                    || r.LastName != ""
                    || r.SearchName != ""
                    || r.Email != ""
                    || r.NormalizedEmail != ""
                    || r.Organisation != ""
                    || r.PartyName != ""
                    || r.ActiveKey != null
                    || r.GuardianEmail != ""
                    || r.DecisionNote != ""
                ),
            batch,
            set =>
                set.SetProperty(r => r.FirstName, "")
                    .SetProperty(r => r.LastName, "")
                    .SetProperty(r => r.SearchName, "")
                    .SetProperty(r => r.SortName, "")
                    .SetProperty(r => r.Email, "")
                    .SetProperty(r => r.NormalizedEmail, "")
                    .SetProperty(r => r.Organisation, "")
                    .SetProperty(r => r.PartyName, "")
                    .SetProperty(r => r.ActiveKey, (string?)null)
                    .SetProperty(r => r.GuardianEmail, "")
                    .SetProperty(r => r.DecisionNote, "")
                    .SetProperty(r => r.Version, r => r.Version + 1),
            stop
        );

    public static Task<int> TicketsAsync(EventDb db, IQueryable<Event> ended, int batch, CancellationToken stop) =>
        Batches.BlankAsync(
            db,
            db.Tickets.Where(t => ended.Any(e => e.Id == t.EventId) && (t.HolderName != "" || t.SearchName != "" || t.Notes != "")),
            batch,
            set =>
                set.SetProperty(t => t.HolderName, "")
                    .SetProperty(t => t.SearchName, "")
                    .SetProperty(t => t.SortName, "")
                    .SetProperty(t => t.Notes, "")
                    .SetProperty(t => t.DerivedNotes, "")
                    .SetProperty(t => t.OwnNotes, ""),
            stop
        );

    /// <summary>The address is unique within an event, so the row's own id stands in for it.</summary>
    public static Task<int> InvitationsAsync(EventDb db, IQueryable<Event> ended, int batch, CancellationToken stop) =>
        Batches.BlankAsync(
            db,
            db.Invitations.Where(i =>
                ended.Any(e => e.Id == i.EventId)
                && (i.Name != "" || i.SearchName != "" || i.Email != "" || i.RepresentedBy != "" || i.GuestName != "")
            ),
            batch,
            set =>
                set.SetProperty(i => i.Name, "")
                    .SetProperty(i => i.SearchName, "")
                    .SetProperty(i => i.SortName, "")
                    .SetProperty(i => i.Email, "")
                    .SetProperty(i => i.RepresentedBy, "")
                    .SetProperty(i => i.GuestName, "")
                    .SetProperty(i => i.Version, i => i.Version + 1)
                    .SetProperty(i => i.NormalizedEmail, i => i.Id.ToString()),
            stop
        );

    public static Task<int> LeadsAsync(EventDb db, IQueryable<Event> ended, int batch, CancellationToken stop) =>
        Batches.BlankAsync(
            db,
            db.SessionLeads.Where(l =>
                db.Sessions.Any(s => s.Id == l.SessionId && ended.Any(e => e.Id == s.EventId)) && (l.Name != "" || l.Email != "")
            ),
            batch,
            set => set.SetProperty(l => l.Name, "").SetProperty(l => l.Email, ""),
            stop
        );

    /// <summary>Who stood at the booth; the company's contact stays as long as the contact is used.</summary>
    public static Task<int> ExhibitorsAsync(EventDb db, IQueryable<Event> ended, int batch, CancellationToken stop) =>
        Batches.BlankAsync(
            db,
            db.Exhibitors.Where(x => ended.Any(e => e.Id == x.EventId) && (x.BoothContact != "" || x.Wishes != "")),
            batch,
            set => set.SetProperty(x => x.BoothContact, "").SetProperty(x => x.Wishes, "").SetProperty(x => x.Version, x => x.Version + 1),
            stop
        );
}
