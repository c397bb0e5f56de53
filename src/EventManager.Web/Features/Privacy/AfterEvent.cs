using EventManager.Data;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Privacy;

/// <summary>
/// Blanks what was kept for events that are over. Each returns how many rows it changed, a batch at most. Which events is given as a list:
/// so the rows are found by their index, where a condition on the events was asked of each person who ever came.
/// </summary>
internal static class AfterEvent
{
    public static Task<int> RegistrationsAsync(EventDb db, List<Guid> ended, int batch, CancellationToken stop) =>
        Batches.BlankAsync(
            db,
            db.Registrations.Where(r => ended.Contains(r.EventId))
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

    public static Task<int> TicketsAsync(EventDb db, List<Guid> ended, int batch, CancellationToken stop) =>
        Batches.BlankAsync(
            db,
            db.Tickets.Where(t => ended.Contains(t.EventId) && (t.HolderName != "" || t.SearchName != "" || t.Notes != "")),
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
    public static Task<int> InvitationsAsync(EventDb db, List<Guid> ended, int batch, CancellationToken stop) =>
        Batches.BlankAsync(
            db,
            db.Invitations.Where(i =>
                ended.Contains(i.EventId)
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

    public static Task<int> LeadsAsync(EventDb db, List<Guid> ended, int batch, CancellationToken stop) =>
        Batches.BlankAsync(
            db,
            db.SessionLeads.Where(l =>
                db.Sessions.Where(s => ended.Contains(s.EventId)).Select(s => s.Id).Contains(l.SessionId) && (l.Name != "" || l.Email != "")
            ),
            batch,
            set => set.SetProperty(l => l.Name, "").SetProperty(l => l.Email, ""),
            stop
        );

    /// <summary>All that was written in minutes, and who wrote it; that there were some, and who got them, stays as numbers.</summary>
    /// <returns>How many minutes it blanked, with all their revisions.</returns>
    public static async Task<int> MinutesAsync(EventDb db, List<Guid> ended, int batch, CancellationToken stop)
    {
        var over = db
            .Minutes.Where(m => db.Sessions.Where(s => ended.Contains(s.EventId)).Select(s => s.Id).Contains(m.SessionId))
            .Where(m =>
                m.Revisions.Any(r => r.Markdown != "" || r.Decisions != "" || r.Tasks != "" || r.Author != "" || r.AuthorId != null)
            );
        var ids = await Batches.NextAsync(over, "Id", batch, stop);
        if (ids.Count > 0)
        {
            await db.DoneTasks.Where(d => ids.Contains(d.MinutesId)).ExecuteDeleteAsync(stop);
            await db
                .MinutesRevisions.Where(r => ids.Contains(r.MinutesId))
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(r => r.Markdown, "")
                            .SetProperty(r => r.Decisions, "")
                            .SetProperty(r => r.Tasks, "")
                            .SetProperty(r => r.Author, "")
                            .SetProperty(r => r.AuthorId, (Guid?)null),
                    stop
                );
        }
        return ids.Count;
    }

    /// <summary>Whom a mail rule was not to write to.</summary>
    public static Task<int> RulesAsync(EventDb db, List<Guid> ended, int batch, CancellationToken stop) =>
        Batches.BlankAsync(
            db,
            db.MailRules.Where(r => ended.Contains(r.EventId) && r.NotTo != ""),
            batch,
            set => set.SetProperty(r => r.NotTo, "").SetProperty(r => r.Version, r => r.Version + 1),
            stop
        );

    /// <summary>Events of which it is known who wrote a rule's words: an id alone is nothing that <see cref="Register.HeldData"/> counts.</summary>
    public static IQueryable<Guid> OfWriters(EventDb db, List<Guid> ended) =>
        db
            .MailRules.Where(r => ended.Contains(r.EventId) && db.RuleWordVersions.Any(v => v.RuleId == r.Id && v.UserId != null))
            .Select(r => r.EventId)
            .Distinct();

    /// <summary>Who wrote a rule's words; the words stay, as the rule does.</summary>
    public static Task<int> WritersAsync(EventDb db, List<Guid> ended, int batch, CancellationToken stop) =>
        Batches.BlankAsync(
            db,
            db.RuleWordVersions.Where(v =>
                v.UserId != null && db.MailRules.Where(r => ended.Contains(r.EventId)).Select(r => r.Id).Contains(v.RuleId)
            ),
            batch,
            set => set.SetProperty(v => v.UserId, (Guid?)null),
            stop
        );

    /// <summary>Whom somebody chose to write to.</summary>
    public static Task<int> SelectionsAsync(EventDb db, List<Guid> ended, int batch, CancellationToken stop) =>
        Batches.EraseAsync(db, db.MailSelections.Where(s => ended.Contains(s.EventId)), batch, stop);

    /// <summary>Who stood at the booth; the company's contact stays as long as the contact is used.</summary>
    public static Task<int> ExhibitorsAsync(EventDb db, List<Guid> ended, int batch, CancellationToken stop) =>
        Batches.BlankAsync(
            db,
            db.Exhibitors.Where(x => ended.Contains(x.EventId) && (x.BoothContact != "" || x.Wishes != "")),
            batch,
            set => set.SetProperty(x => x.BoothContact, "").SetProperty(x => x.Wishes, "").SetProperty(x => x.Version, x => x.Version + 1),
            stop
        );
}
