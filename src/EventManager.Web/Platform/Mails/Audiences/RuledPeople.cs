using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Mails.Audiences;

/// <summary>Somebody whom a rule can write to: a registration, somebody invited, a company's contact, its officer, one of the team.</summary>
internal sealed class RuledPerson
{
    /// <summary>Of the registration, the invitation, the exhibitor, the company's access, the account.</summary>
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public string Email { get; init; } = "";

    public string NormalizedEmail { get; init; } = "";

    public string Language { get; init; } = "";

    /// <summary>Since when it concerns them: they got the place, wait for one, were invited, were accepted. Null of a team, where nobody knows.</summary>
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
            MailGroup.Invited => Invited(AudienceRows.Invited(db, eventId, part)),
            MailGroup.Exhibitors => Companies(AudienceRows.Exhibitors(db, eventId, part)),
            MailGroup.Officers => Officers(db.CompanyAccesses.AsNoTracking().Where(c => c.EventId == eventId)),
            MailGroup.Team => Team(db, AudienceRows.Team(db, eventId, part)),
            _ when MailAudiences.WholeOf(part.Of) is MailAudience.Everybody => Registered(AudienceRows.Registrations(db, eventId, part)),
            _ => Others(AudienceRows.Registrations(db, eventId, part)),
        };

    /// <summary>
    /// All of the same kind, whatever they have done: of whom the audience is a part. Of those who were chosen by hand, all who are still known.
    /// </summary>
    public static IQueryable<RuledPerson> Group(EventDb db, Guid eventId, AudienceChoice audience)
    {
        var (whole, group) = (MailAudiences.WholeOf(audience.Of), MailAudiences.GroupOf(audience.Of));
        if (!MailAudiences.IsChosen(whole))
            return Found(db, eventId, new(whole, ""));
        var ids = AudienceRows.IdsOf(db, audience.Part);
        return group switch
        {
            MailGroup.Invited => Invited(db.Invitations.Where(i => i.EventId == eventId && ids.Contains(i.Id))),
            MailGroup.Exhibitors => Companies(db.Exhibitors.AsNoTracking().Where(e => e.EventId == eventId && ids.Contains(e.Id))),
            _ => Others(db.Registrations.AsNoTracking().Where(r => r.EventId == eventId && ids.Contains(r.Id))),
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

    /// <summary>The same, where not everybody holds a place: an index over the moment of that serves nothing here.</summary>
    private static IQueryable<RuledPerson> Others(IQueryable<Registration> people) =>
        people.Select(r => new RuledPerson
        {
            Id = r.Id,
            Name = r.FirstName + " " + r.LastName,
            Email = r.Email,
            NormalizedEmail = r.NormalizedEmail,
            Language = r.Language,
            ConfirmedAt = r.State == RegistrationState.Confirmed ? r.ConfirmedAt : r.WaitingSince ?? r.CreatedAt,
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

    /// <summary>They have chosen no language either.</summary>
    private static IQueryable<RuledPerson> Officers(IQueryable<CompanyAccess> companies)
    {
        var language = Localisation.Languages.Default.Code;
        return companies.Select(c => new RuledPerson
        {
            Id = c.Id,
            Name = c.OfficerName,
            Email = c.OfficerEmail,
#pragma warning disable CA1304, CA1311 // The database lowers them: it knows no culture.
            NormalizedEmail = c.OfficerEmail.ToLower(),
#pragma warning restore CA1304, CA1311
            Language = language,
            ConfirmedAt = c.CreatedAt,
            TimeSlotId = null,
        });
    }

    /// <summary>Nobody knows since when somebody is of a team.</summary>
    private static IQueryable<RuledPerson> Team(EventDb db, IQueryable<EventStaff> staff) =>
        staff.Join(
            db.Users.Where(a => a.DisabledAt == null),
            s => s.UserId,
            a => a.Id,
            (s, a) =>
                new RuledPerson
                {
                    Id = a.Id,
                    Name = a.DisplayName,
                    Email = a.Email ?? "",
#pragma warning disable CA1304, CA1311 // The database lowers them: it knows no culture.
                    NormalizedEmail = (a.Email ?? "").ToLower(),
#pragma warning restore CA1304, CA1311
                    Language = a.Language,
                    ConfirmedAt = null,
                    TimeSlotId = null,
                }
        );
}
