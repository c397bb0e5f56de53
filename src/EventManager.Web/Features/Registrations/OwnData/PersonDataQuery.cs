using System.Security.Claims;
using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Features.Mailings.Calendar;
using EventManager.Web.Features.Registrations.Mails;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.OwnData;

/// <summary>A registration in which an address stands.</summary>
internal sealed record FoundPerson(
    Guid Id,
    string Name,
    Guid EventId,
    string Slug,
    LocalizedText Event,
    DateTimeOffset StartsAt,
    bool IsGuardian
);

/// <summary>All that was found: registrations, and rows of other kinds.</summary>
/// <param name="Registrations">By the own address or a guardian's.</param>
/// <param name="Others">Invitations, contacts of companies, who leads a session.</param>
/// <param name="Lists">Companies whose officer may register this address.</param>
/// <param name="AccountId">Its account; only for an administrator.</param>
internal sealed record FoundPeople(
    IReadOnlyList<FoundPerson> Registrations,
    IReadOnlyList<NamedRow> Others,
    IReadOnlyList<(string Company, string Slug)> Lists,
    Guid? AccountId
)
{
    public static readonly FoundPeople None = new([], [], [], null);

    /// <summary>It gets news by mail, or has asked for them; only for whoever may look at that list.</summary>
    public bool HasNews { get; init; }

    /// <summary>What the address got and will get about any of it, the latest first.</summary>
    public IReadOnlyList<PersonMail> Mails { get; init; } = [];

    /// <summary>Events with a mail rule that was told not to write to the address.</summary>
    public IReadOnlyList<(LocalizedText Event, string Slug)> LeftOut { get; init; } = [];

    /// <summary>The event of what a mail is about.</summary>
    public LocalizedText? EventOf(PersonMail mail) =>
        Registrations.FirstOrDefault(one => one.Id == mail.SubjectId)?.Event
        ?? Others.FirstOrDefault(one => one.Id == mail.SubjectId)?.Event.Title;

    public bool IsEmpty => Registrations.Count + Others.Count + Lists.Count + LeftOut.Count == 0 && AccountId is null && !HasNews;
}

/// <summary>Finds the data of somebody who asks the house for it: only in events that the asked one organises.</summary>
internal sealed class PersonDataQuery(IDbContextFactory<EventDb> databases, AccountAccess accounts, AuditTrail audit, PersonMails mails)
{
    /// <summary>What rules will send is asked for the latest events only: of those long ago nothing is to come.</summary>
    private const int MostWithComing = 20;

    /// <summary>Null where the event has no such registration.</summary>
    public async Task<RegistrationFacts?> FindAsync(string slug, Guid registrationId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var registration = await db.Registrations.AsNoTracking().SingleOrDefaultAsync(r => r.Id == registrationId, stop);
        if (registration is null)
            return null;
        var @event = await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == registration.EventId && e.Slug == slug, stop);
        return @event is null ? null : new RegistrationFacts(registration, @event, null);
    }

    /// <summary>By the person's own address or a guardian's. The look is written down, without the address.</summary>
    public async Task<FoundPeople> FindAsync(ClaimsPrincipal who, string email, CancellationToken stop)
    {
        if (EventAccess.UserId(who) is not { } user)
            return FoundPeople.None;
        var isAdministrator = await accounts.IsAdministratorAsync(who, stop);
        var (normal, typed) = (MailAddressRules.Normalise(email), MailAddressRules.Clean(email));
        await using var db = await databases.CreateDbContextAsync(stop);
        var mine = db.Events.Where(e =>
            isAdministrator || db.Staff.Any(s => s.EventId == e.Id && s.UserId == user && s.Role == StaffRole.Organiser)
        );
        var found = await db
            .Registrations.Where(r => r.NormalizedEmail == normal || r.GuardianEmail == typed)
            .Join(mine, r => r.EventId, e => e.Id, (r, e) => new { Registration = r, Event = e })
            .OrderByDescending(one => one.Event.StartsAt)
            .ThenBy(one => one.Registration.Id)
            .Take(100)
            .Select(one => new FoundPerson(
                one.Registration.Id,
                one.Registration.FirstName + " " + one.Registration.LastName,
                one.Event.Id,
                one.Event.Slug,
                one.Event.Title,
                one.Event.StartsAt,
                one.Registration.NormalizedEmail != normal
            ))
            .ToListAsync(stop);
        var others = await NamedRows.FindAsync(db, email, mine, stop);
        // An invitation that was answered is shown with its registration.
        var answered = others.Select(one => one.Id).ToList();
        var shown = await db
            .Registrations.Where(r => r.InvitationId != null && answered.Contains(r.InvitationId.Value) && r.NormalizedEmail == normal)
            .Select(r => r.InvitationId!.Value)
            .ToListAsync(stop);
        var signIn = typed.ToUpperInvariant();
        var people = new FoundPeople(
            found,
            [.. others.Where(one => !shown.Contains(one.Id))],
            await ListsAsync(db, normal, mine, stop),
            isAdministrator
                ? await db.Users.Where(a => a.NormalizedEmail == signIn).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(stop)
                : null
        )
        {
            HasNews =
                await accounts.MayCreateEventsAsync(who, stop)
                && await db.NewsSubscriptions.AnyAsync(s => s.NormalizedEmail == normal, stop),
            LeftOut = await LeftOutAsync(db, normal, mine, stop),
        };
        var count = found.Count + people.Others.Count;
        await audit.WriteAsync("privacy.person_searched", user, detail: FormattableString.Invariant($"{count} found"));
        return people with { Mails = await MailsAsync(people, email, stop) };
    }

    private Task<IReadOnlyList<PersonMail>> MailsAsync(FoundPeople people, string email, CancellationToken stop) =>
        mails.OfAsync(
            email,
            [.. people.Registrations.Select(one => one.Id), .. people.Others.Select(one => one.Id)],
            [
                .. people.Registrations.Where(one => !one.IsGuardian).Take(MostWithComing).Select(one => (one.EventId, one.Id)),
                .. people.Others.OrderByDescending(one => one.Event.StartsAt).Take(MostWithComing).Select(one => (one.Event.Id, one.Id)),
            ],
            stop
        );

    /// <summary>A row of another kind; null where the event has no such.</summary>
    public async Task<NamedRow?> FindRowAsync(string slug, string kind, Guid id, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await NamedRows.FindAsync(db, kind, id, db.Events.Where(e => e.Slug == slug), stop);
    }

    private static async Task<IReadOnlyList<(LocalizedText Event, string Slug)>> LeftOutAsync(
        EventDb db,
        string normal,
        IQueryable<Domain.Events.Event> mine,
        CancellationToken stop
    )
    {
        var rules = await db
            .MailRules.Where(r => r.NotTo.Contains(normal))
            .Join(
                mine,
                r => r.EventId,
                e => e.Id,
                (r, e) =>
                    new
                    {
                        r.Id,
                        r.NotTo,
                        e.StartsAt,
                        e.Title,
                        e.Slug,
                    }
            )
            .OrderByDescending(rule => rule.StartsAt)
            .ThenBy(rule => rule.Id)
            .Take(100)
            .ToListAsync(stop);
        return
        [
            .. rules
                .Where(rule => rule.NotTo.Split('\n').Contains(normal))
                .DistinctBy(rule => rule.Slug)
                .Select(rule => (rule.Title, rule.Slug)),
        ];
    }

    private static async Task<IReadOnlyList<(string Company, string Slug)>> ListsAsync(
        EventDb db,
        string normal,
        IQueryable<Domain.Events.Event> mine,
        CancellationToken stop
    )
    {
        var lists = await db
            .CompanyAccesses.Where(c => c.AdmittedAddresses.Contains(normal))
            .Join(
                mine,
                c => c.EventId,
                e => e.Id,
                (c, e) =>
                    new
                    {
                        c.Id,
                        c.Company,
                        c.AdmittedAddresses,
                        e.StartsAt,
                        e.Slug,
                    }
            )
            .OrderByDescending(list => list.StartsAt)
            .ThenBy(list => list.Id)
            .Take(100)
            .ToListAsync(stop);
        return [.. lists.Where(list => list.AdmittedAddresses.Split('\n').Contains(normal)).Select(list => (list.Company, list.Slug))];
    }
}
