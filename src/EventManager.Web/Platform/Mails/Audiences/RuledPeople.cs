using EventManager.Data;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Platform.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Mails.Audiences;

/// <summary>Somebody whom a rule can write to: a registration, somebody invited, a company's contact.</summary>
internal sealed class RuledPerson
{
    /// <summary>Of the registration, the invitation, the exhibitor.</summary>
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public string Email { get; init; } = "";

    public string NormalizedEmail { get; init; } = "";

    public string Language { get; init; } = "";

    /// <summary>Since when it concerns them: they got the place, were invited, were accepted.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Of a registration.</summary>
    public Guid? TimeSlotId { get; init; }
}

/// <summary>The one place that says in the database's words who is meant by an audience: for counts, for writing, and again for sending.</summary>
internal static class RuledPeople
{
    /// <summary>Who is meant and can be written to.</summary>
    public static IQueryable<RuledPerson> Of(EventDb db, Guid eventId, AudienceChoice audience) =>
        All(db, eventId, audience).Where(one => one.Email != "");

    /// <summary>The same, with those that have no address.</summary>
    public static IQueryable<RuledPerson> All(EventDb db, Guid eventId, AudienceChoice audience) =>
        LeftOut.Without(db, eventId, Found(db, eventId, audience.Part), audience);

    /// <summary>Those of a group whom the filters find.</summary>
    public static IQueryable<RuledPerson> Found(EventDb db, Guid eventId, AudiencePart part) =>
        MailAudiences.GroupOf(part.Of) switch
        {
            MailGroup.Invited => Invited(OpenTasks.Invitations(db, eventId)),
            MailGroup.Exhibitors => Companies(ListedBy.Where(Exhibitors(db, eventId, part.Of), part.Filters)),
            _ => Registered(ListedBy.Where(db, Registrations(db, eventId, part.Of), part.Filters)),
        };

    /// <summary>All of the same kind, whatever they have done: of whom the audience is a part.</summary>
    public static IQueryable<RuledPerson> Group(EventDb db, Guid eventId, MailAudience audience) =>
        MailAudiences.GroupOf(audience) switch
        {
            MailGroup.Invited => Invited(db.Invitations.Where(i => i.EventId == eventId)),
            MailGroup.Exhibitors => Companies(Exhibitors(db, eventId, MailAudience.Exhibitors)),
            _ => Registered(Registrations(db, eventId, MailAudience.Everybody)),
        };

    private static IQueryable<Registration> Registrations(EventDb db, Guid eventId, MailAudience audience)
    {
        var people = db.Registrations.AsNoTracking().Where(r => r.EventId == eventId && r.State == RegistrationState.Confirmed);
        var open = OpenTasks.Answers(db, eventId);
        return audience switch
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
            _ => people,
        };
    }

    private static IQueryable<Exhibitor> Exhibitors(EventDb db, Guid eventId, MailAudience audience)
    {
        var accepted = db.Exhibitors.AsNoTracking().Where(e => e.EventId == eventId && e.State == ExhibitorState.Accepted);
        var open = OpenTasks.BoothData(db, eventId);
        return audience switch
        {
            MailAudience.BoothDataMissing => accepted.Where(e => open.Contains(e.Id)),
            MailAudience.BoothTasksOpen => accepted.Where(e => open.Contains(e.Id) || !db.Logos.Any(logo => logo.ExhibitorId == e.Id)),
            _ => accepted,
        };
    }

    private static IQueryable<RuledPerson> Registered(IQueryable<Registration> people) =>
        people.Select(r => new RuledPerson
        {
            Id = r.Id,
            Name = r.FirstName + " " + r.LastName,
            Email = r.Email,
            NormalizedEmail = r.NormalizedEmail,
            Language = r.Language,
            ConfirmedAt = r.ConfirmedAt,
            TimeSlotId = r.TimeSlotId,
        });

    /// <summary>Whoever is invited has chosen no language yet.</summary>
    private static IQueryable<RuledPerson> Invited(IQueryable<Invitation> people)
    {
        var language = Localisation.Languages.Default.Code;
        return people
            .AsNoTracking()
            .Select(i => new RuledPerson
            {
                Id = i.Id,
                Name = i.Name,
                Email = i.Email,
                NormalizedEmail = i.NormalizedEmail,
                Language = language,
                ConfirmedAt = i.InvitedAt,
                TimeSlotId = null,
            });
    }

    private static IQueryable<RuledPerson> Companies(IQueryable<Exhibitor> exhibitors) =>
        exhibitors.Select(e => new RuledPerson
        {
            Id = e.Id,
            Name = e.ContactName,
            Email = e.ContactEmail,
            NormalizedEmail = e.NormalizedEmail,
            Language = e.Language,
            ConfirmedAt = e.DecidedAt ?? e.AppliedAt,
            TimeSlotId = null,
        });
}
