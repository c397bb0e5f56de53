using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Events;
using EventManager.Testing;
using EventManager.Web.Features.Programme.Minuting;
using EventManager.Web.Features.Programme.Planning;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Mailings.Kinds;

/// <summary>
/// For each kind of mail a row whose reason holds, over events and people with the letters that mails are broken by. A new kind has none
/// and is asked for one.
/// </summary>
internal sealed class MailKindSamples
{
    private const string Name = "Zoë Ångström-Müller 🎓";
    private readonly Dictionary<string, Func<string, OutboxMail>> rows = [];
    private readonly DateTimeOffset now = DateTimeOffset.UtcNow;
    private int people;

    private MailKindSamples() { }

    public IReadOnlyCollection<string> Kinds => rows.Keys;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public OutboxMail Of(string kind, string language) => rows[kind](language);

    public static async Task<MailKindSamples> AddAsync(TestApp app)
    {
        var samples = new MailKindSamples();
        var fair = samples.Fair("messe");
        var (off, moved) = (samples.Fair("abgesagt"), samples.Fair("verlegt"));
        off.Cancel().ShouldBeNull();
        moved.Postpone(moved.StartsAt.AddDays(7), samples.now).IsRefused.ShouldBeFalse();
        await app.AddAsync(fair, off, moved);
        await samples.RegistrationsAsync(app, fair);
        await samples.ChangesAsync(app, fair, off, moved);
        await samples.InvitedAsync(app, fair);
        await samples.ExhibitorsAsync(app, fair);
        await samples.ProgrammeAsync(app, fair);
        await samples.RulesAsync(app, fair);
        await samples.NewsAsync(app);
        await samples.HouseAsync(app, fair);
        return samples;
    }

    private Event Fair(string slug)
    {
        var start = Zone.ToUtc(DateTime.UtcNow.Date.AddDays(30).AddHours(9), Zone.Default);
        var title = new LocalizedText($"Größte Messe „{slug}“: 欢迎, 100 % \"echt\" 🎪", $"Fair of {slug} – naïve & bold 🎪");
        var fair = new Event(slug, EventKind.TrainingFair, title, start, start.AddHours(6), 100)
        {
            OrganiserName = "Übergangsmanagement, Stadt Kassel",
            ContactEmail = "messe@kassel.example",
            PlaceNote = new LocalizedText("Rathaus, Bürgersaal", "City hall"),
            MaxPartySize = 5,
        };
        fair.SetRegistrationWindow(now.AddDays(-1), start).ShouldBeNull();
        fair.Publish().ShouldBeNull();
        return fair;
    }

    private async Task RegistrationsAsync(TestApp app, Event fair)
    {
        async Task AddAsync(Action<Registration> become, params string[] kinds)
        {
            var one = Person(fair);
            become(one);
            await app.AddAsync(one);
            foreach (var kind in kinds)
                Add(kind, one);
        }

        await AddAsync(_ => { }, "registration-confirm");
        await AddAsync(
            r => r.Confirm(now),
            "registration-ticket",
            "registration-ticket-replaced",
            "registration-reinstated",
            "registration-time-changed",
            "registration-again",
            "registration-link",
            "application-accepted",
            "event-changed",
            "event-reinstated"
        );
        await AddAsync(r => r.JoinWaitingList(now), "registration-waiting");
        await AddAsync(
            r =>
            {
                r.JoinWaitingList(now);
                r.Offer(now.AddDays(1), now);
            },
            "registration-offer"
        );
        await AddAsync(
            r =>
            {
                r.JoinWaitingList(now);
                r.Offer(now.AddDays(1), now);
                r.Expire(now);
            },
            "registration-offer-expired"
        );
        await AddAsync(
            r =>
            {
                r.Confirm(now);
                r.Cancel(now);
            },
            "registration-cancelled"
        );
        await AddAsync(r => r.Apply(now), "application-received");
        await AddAsync(
            r =>
            {
                r.Apply(now);
                r.Reject("Leider sind alle Plätze vergeben.\nVersuchen Sie es im Herbst.", now);
            },
            "application-rejected"
        );
        await AddAsync(
            r =>
            {
                r.AskGuardian("eltern@example.org", now);
                r.Confirm(now);
            },
            "guardian-consent"
        );
        var company = new CompanyAccess(fair.Id, "Bäckerei Groß & Söhne", Name, "officer@example.org", now);
        var rule = Rule(fair, MailAudience.Officers);
        await app.AddAsync(company, rule);
        Add("company-link", fair, company.Id);
        Add(MailRule.OfficerMessage, fair, company.Id, Ruled(rule, fair));
    }

    private async Task ChangesAsync(TestApp app, Event fair, Event off, Event moved)
    {
        var (gone, later) = (Person(off), Person(moved));
        gone.Confirm(now);
        later.Confirm(now);
        Exhibitor Company(Event of) => new(of.Id, $"Bäckerei Groß {++people}", Name, $"firma{++people}@example.org", now);
        var (here, there, elsewhere) = (Company(fair), Company(off), Company(moved));
        await app.AddAsync(gone, later, here, there, elsewhere);
        Add("event-cancelled", gone);
        Add("event-postponed", later);
        Add("event-reinstated-involved", fair, here.Id, "Exhibitors");
        Add("event-cancelled-involved", off, there.Id, "Exhibitors");
        Add("event-postponed-involved", moved, elsewhere.Id, "Exhibitors");
    }

    private async Task InvitedAsync(TestApp app, Event fair)
    {
        var invitation = new Invitation(fair.Id, Name, "eva@example.org", now) { AsksByCalendar = true };
        await app.AddAsync(invitation);
        Add("event-invitation", fair, invitation.Id);
        Add("event-invitation-reminder", fair, invitation.Id);
        Add("invitation-reply-untaken", fair, invitation.Id, "Full");
        var rule = Rule(fair, MailAudience.Unanswered);
        await app.AddAsync(rule);
        Add(MailRule.InvitedMessage, fair, invitation.Id, Ruled(rule, fair));
    }

    private async Task ExhibitorsAsync(TestApp app, Event fair)
    {
        async Task AddAsync(ExhibitorState? state, params string[] kinds)
        {
            var company = new Exhibitor(fair.Id, $"Bäckerei Groß & Söhne {++people}", Name, $"firma{++people}@example.org", now);
            if (state is { } decided)
                company.Decide(decided, now).ShouldBeNull();
            await app.AddAsync(company);
            foreach (var kind in kinds)
                Add(kind, fair, company.Id);
        }

        await AddAsync(null, "exhibitor-applied", "exhibitor-link");
        await AddAsync(ExhibitorState.Accepted, "exhibitor-accepted", MailRule.ExhibitorReminder);
        await AddAsync(ExhibitorState.Waiting, "exhibitor-waiting");
        await AddAsync(ExhibitorState.Declined, "exhibitor-declined");
        var booth = new Exhibitor(fair.Id, "Werk", Name, "werk@example.org", now);
        booth.Decide(ExhibitorState.Accepted, now).ShouldBeNull();
        var rule = Rule(fair, MailAudience.Exhibitors);
        await app.AddAsync(booth, rule);
        Add(MailRule.ExhibitorMessage, fair, booth.Id, Ruled(rule, fair));
    }

    private async Task ProgrammeAsync(TestApp app, Event fair)
    {
        var session = new Session(
            fair.Id,
            SessionKind.WorkingGroup,
            new LocalizedText("AG „Übergänge“ 🧭", "Group “transitions”"),
            fair.StartsAt,
            fair.StartsAt.AddHours(1),
            null
        );
        var person = Person(fair);
        person.Confirm(now);
        var minutes = new Minutes(session.Id);
        minutes.Revise("## Ergebnis\n\nWir **machen** weiter: <b>ja</b>.", "Mehr Plätze", "Räume suchen; Ada; 01.10.", "Ada", now);
        minutes.Approve(1, now).ShouldBeNull();
        await app.AddAsync(session, person, minutes, new SessionPlace(session.Id, person.Id, now));
        Add("session-place", person, session.Id.ToString());
        Add(
            "session-cancelled",
            person,
            System.Text.Json.JsonSerializer.Serialize(new SessionCancelledMail.About("AG „Übergänge“", session.StartsAt, session.EndsAt))
        );
        Add("minutes", person, MinutesMail.About.Write(session.Id, 1));
        Add("minutes-correction", person, MinutesMail.About.Write(session.Id, 1));
    }

    private async Task RulesAsync(TestApp app, Event fair)
    {
        var (rule, person) = (Rule(fair, MailAudience.Everybody), Person(fair));
        person.Confirm(now);
        await app.AddAsync(rule, person);
        Add(MailRule.Reminder, person);
        Add(MailRule.Message, person, Ruled(rule, fair));
        Add("mail-wording-test", fair, null, $"registration-ticket {person.Id:N}");
    }

    private async Task NewsAsync(TestApp app)
    {
        var asked = new NewsSubscription(Guid.NewGuid(), "news@example.org", NewsTopics.TrainingFairs, "de", "abc", now);
        var letter = new Newsletter(Guid.NewGuid(), now);
        letter.Write(
            new("Neues für 2027 – größer", "News for 2027"),
            new("Kommt **alle**!", "Come, **all** of you!"),
            NewsTopics.TrainingFairs,
            null
        );
        letter.SendOff(null, 1, needsRelease: false, now);
        await app.AddAsync(asked, letter);
        Add("news-confirm", null, asked.Id);
        Add("newsletter", null, letter.Id);
        Add("newsletter-test", null, letter.Id);
    }

    private async Task HouseAsync(TestApp app, Event fair)
    {
        var account = (await app.AddAccountAsync("leitung")).Id;
        var point = new ChecklistPoint(fair.Id, null, "Stühle zählen", 400, 1);
        point.Change("Stühle zählen", 400, account).ShouldBeNull();
        var halted = Rule(fair, MailAudience.Everybody);
        halted.AwaitRelease();
        var rule = Rule(fair, MailAudience.Team);
        await app.AddAsync(point, halted, rule, new EventStaff(fair.Id, account, StaffRole.Organiser));
        Add(MailRule.TeamMessage, fair, account, Ruled(rule, fair));
        Add("audit-head", null, null, $"12 {new string('a', 64)}");
        var today = DateOnly.FromDateTime(Zone.ToLocal(now, Zone.Default).DateTime);
        Add("checklist-due", null, account, today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Add("mail-notice", fair, null, "Halted");
        Add("account-password", null, account);
        Add("account-invitation", null, account);
        Add("account-security", null, account, "PasswordChanged");
    }

    /// <summary>Each address registers once.</summary>
    private Registration Person(Event fair) => new(fair, new Person("Zoë", "Ångström", $"zoe{++people}@example.org"), "de", 1, now);

    private static MailRule Rule(Event fair, MailAudience audience) =>
        new(fair.Id, MailRule.Message, new(MailAnchor.EventStart, false, 3, MailUnit.Days, null))
        {
            Audience = audience,
            Subject = new LocalizedText("Gut zu wissen: größer", "Good to know"),
            Body = new LocalizedText("Bring **Zeit** mit. [Plan](/plan)", "Bring **time**. [Plan](/plan)"),
        };

    private static string Ruled(MailRule rule, Event fair) => new RuledMail(rule.Id, rule.Anchor, fair.StartsAt, true).Write();

    private void Add(string kind, Registration about, string arguments = "") => Put(kind, about.EventId, about.Id, arguments);

    private void Add(string kind, Event? of, Guid? subject, string arguments = "") => Put(kind, of?.Id, subject, arguments);

    private void Put(string kind, Guid? eventId, Guid? subject, string arguments) =>
        rows.Add(
            kind,
            language => new OutboxMail(kind, "zoe@xn--bcher-kva.example", Name, language, now)
            {
                EventId = eventId,
                SubjectId = subject,
                Arguments = arguments,
            }
        );
}
