using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Platform.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Mails.Audiences;

/// <summary>What an audience means to the table of its group. Of who was chosen by hand: that they are still what they were then.</summary>
internal static class AudienceRows
{
    public static IQueryable<Registration> Registrations(EventDb db, Guid eventId, AudiencePart part)
    {
        var all = db.Registrations.AsNoTracking().Where(r => r.EventId == eventId);
        var people = all.Where(r => r.State == RegistrationState.Confirmed);
        var open = OpenTasks.Answers(db, eventId);
        var rows = part.Of switch
        {
            MailAudience.CheckedIn => people.Where(r => db.Tickets.Any(t => t.RegistrationId == r.Id && t.AdmittedAt != null)),
            MailAudience.Absent => people.Where(r => !db.Tickets.Any(t => t.RegistrationId == r.Id && t.AdmittedAt != null)),
            MailAudience.ConsentMissing => people.Where(r =>
                r.GuardianConsent == GuardianConsent.Missing || r.GuardianConsent == GuardianConsent.Unsaid
            ),
            MailAudience.AnswersOpen => people.Where(r => open.Contains(r.Id)),
            MailAudience.Teachers => people.Where(r => r.Form == CategoryForm.SchoolClass),
            MailAudience.TasksOpen => people.Where(r =>
                r.GuardianConsent == GuardianConsent.Missing || r.GuardianConsent == GuardianConsent.Unsaid || open.Contains(r.Id)
            ),
            MailAudience.Waiting => all.Where(r => r.State == RegistrationState.Waitlisted || r.State == RegistrationState.Offered),
            MailAudience.Applied => all.Where(r => r.State == RegistrationState.Applied),
            MailAudience.ChosenRegistrations => Chosen(db, all, part.Selection),
            _ => people,
        };
        return ListedBy.Where(db, rows, Narrowing(part));
    }

    public static IQueryable<Exhibitor> Exhibitors(EventDb db, Guid eventId, AudiencePart part)
    {
        var all = db.Exhibitors.AsNoTracking().Where(e => e.EventId == eventId);
        var accepted = all.Where(e => e.State == ExhibitorState.Accepted);
        var open = OpenTasks.BoothData(db, eventId);
        var rows = part.Of switch
        {
            MailAudience.BoothDataMissing => accepted.Where(e => open.Contains(e.Id)),
            MailAudience.BoothTasksOpen => accepted.Where(e => open.Contains(e.Id) || !db.Logos.Any(logo => logo.ExhibitorId == e.Id)),
            MailAudience.ExhibitorsUndecided => all.Where(e => e.State == ExhibitorState.Applied || e.State == ExhibitorState.Waiting),
            MailAudience.ChosenExhibitors => Chosen(db, all, part.Selection),
            _ => accepted,
        };
        return ListedBy.Where(rows, Narrowing(part));
    }

    public static IQueryable<Invitation> Invited(EventDb db, Guid eventId, AudiencePart part)
    {
        var all = db.Invitations.AsNoTracking().Where(i => i.EventId == eventId);
        var (open, coming) = (OpenTasks.Invitations(db, eventId).Select(i => i.Id), OpenTasks.Coming(db, eventId).Select(i => i.Id));
        return part.Of switch
        {
            MailAudience.Unanswered => all.Where(i => open.Contains(i.Id)),
            MailAudience.InvitedYes => all.Where(i => coming.Contains(i.Id)),
            MailAudience.InvitedNo => all.Where(i => !coming.Contains(i.Id) && !open.Contains(i.Id)),
            MailAudience.ChosenInvited => Chosen(db, all, open, coming, part.Selection),
            _ => all,
        };
    }

    /// <summary>A role that does not exist is nobody's. Whether somebody still signs in is asked by <see cref="RuledPeople"/>.</summary>
    public static IQueryable<EventStaff> Team(EventDb db, Guid eventId, AudiencePart part)
    {
        var staff = db.Staff.AsNoTracking().Where(s => s.EventId == eventId);
        if (!part.Filters.TryGetValue(AudienceFilter.Role, out var name))
            return staff;
        return AudienceFilter.RoleOf(name) is { } role ? staff.Where(s => s.Role == role) : staff.Where(s => false);
    }

    /// <summary>All who were chosen and are still known, whatever became of them.</summary>
    public static IQueryable<Guid> IdsOf(EventDb db, AudiencePart part)
    {
        var id = part.Selection;
        return db.MailSelectionPeople.Where(p => p.SelectionId == id).Select(p => p.PersonId);
    }

    private static IEnumerable<KeyValuePair<string, string>> Narrowing(AudiencePart part) =>
        part.Narrowing.Where(one => one.Key != AudienceFilter.Chosen);

    private static IQueryable<Registration> Chosen(EventDb db, IQueryable<Registration> all, Guid? id) =>
        all.Where(r =>
            db.MailSelectionPeople.Any(p =>
                p.SelectionId == id
                && p.PersonId == r.Id
                && (
                    (p.As == MailAudience.Everybody && r.State == RegistrationState.Confirmed)
                    || (p.As == MailAudience.Waiting && (r.State == RegistrationState.Waitlisted || r.State == RegistrationState.Offered))
                    || (p.As == MailAudience.Applied && r.State == RegistrationState.Applied)
                )
            )
        );

    private static IQueryable<Exhibitor> Chosen(EventDb db, IQueryable<Exhibitor> all, Guid? id) =>
        all.Where(e =>
            db.MailSelectionPeople.Any(p =>
                p.SelectionId == id
                && p.PersonId == e.Id
                && (
                    (p.As == MailAudience.Exhibitors && e.State == ExhibitorState.Accepted)
                    || (
                        p.As == MailAudience.ExhibitorsUndecided && (e.State == ExhibitorState.Applied || e.State == ExhibitorState.Waiting)
                    )
                )
            )
        );

    private static IQueryable<Invitation> Chosen(
        EventDb db,
        IQueryable<Invitation> all,
        IQueryable<Guid> open,
        IQueryable<Guid> coming,
        Guid? id
    ) =>
        all.Where(i =>
            db.MailSelectionPeople.Any(p =>
                p.SelectionId == id
                && p.PersonId == i.Id
                && (
                    (p.As == MailAudience.Unanswered && open.Contains(i.Id))
                    || (p.As == MailAudience.InvitedYes && coming.Contains(i.Id))
                    || (p.As == MailAudience.InvitedNo && !coming.Contains(i.Id) && !open.Contains(i.Id))
                )
            )
        );
}
