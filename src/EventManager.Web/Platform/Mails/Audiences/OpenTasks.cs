using EventManager.Data;
using EventManager.Domain.Registrations;

namespace EventManager.Web.Platform.Mails.Audiences;

/// <summary>What somebody has not done yet, as the database is asked for it.</summary>
internal static class OpenTasks
{
    /// <summary>Invited by name, and has not answered in any way.</summary>
    public static IQueryable<Invitation> Invitations(EventDb db, Guid eventId) =>
        db
            .Invitations.Where(i => i.EventId == eventId && i.Reply == InvitationReply.None && i.DeclinedAt == null)
            .Where(i =>
                !db.Registrations.Any(r =>
                    r.EventId == eventId
                    && r.ActiveKey != null
                    && r.State != RegistrationState.AwaitingConfirmation
                    && (r.InvitationId == i.Id || r.NormalizedEmail == i.NormalizedEmail)
                )
            );

    /// <summary>Invited by name, and comes or sends somebody else.</summary>
    public static IQueryable<Invitation> Coming(EventDb db, Guid eventId) =>
        db.Invitations.Where(i =>
            i.EventId == eventId
            && db.Registrations.Any(r =>
                r.EventId == eventId
                && r.ActiveKey != null
                && r.State != RegistrationState.AwaitingConfirmation
                && (r.InvitationId == i.Id || r.NormalizedEmail == i.NormalizedEmail)
            )
        );

    /// <summary>
    /// Registrations with a question that they are asked and must answer, and have not: it was added later, or somebody else registered them.
    /// An answer that hid a question is gone with it, so that one step back is enough.
    /// </summary>
    public static IQueryable<Guid> Answers(EventDb db, Guid eventId) =>
        db
            .Registrations.Where(r =>
                r.EventId == eventId
                && db.Questions.Any(q =>
                    q.EventId == eventId
                    && q.IsRequired
                    && (q.CategoryCode == "" || q.CategoryCode == r.CategoryCode)
                    && (
                        q.ShownIfCode == ""
                        || db.Questions.Any(before =>
                            before.EventId == eventId
                            && before.Code == q.ShownIfCode
                            && db.Answers.Any(a =>
                                a.RegistrationId == r.Id
                                && a.QuestionId == before.Id
                                && ("\n" + a.Value + "\n").Contains("\n" + q.ShownIfAnswer + "\n")
                            )
                        )
                    )
                    && !db.Answers.Any(a => a.RegistrationId == r.Id && a.QuestionId == q.Id && a.Value != "")
                )
            )
            .Select(r => r.Id);

    /// <summary>What the guide and the day of the fair need of a company is not there.</summary>
    public static IQueryable<Guid> BoothData(EventDb db, Guid eventId) =>
        db
            .Exhibitors.Where(e => e.EventId == eventId && (e.ShortText.German == "" || e.BoothContact == "" || !e.Occupations.Any()))
            .Select(e => e.Id);
}
