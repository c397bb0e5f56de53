using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Mail.Bounces;
using EventManager.Mail.Imap;
using EventManager.Mail.Mime;
using EventManager.Mail.Tests.Calendars;
using EventManager.Mail.Tests.Surroundings;
using EventManager.Testing;
using EventManager.Web.Features.Events.Inviting;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Bounces;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Invited;

/// <summary>A meeting whose people are asked by calendar, and their answers on the way back.</summary>
internal sealed class AskedPeople : IAsyncDisposable
{
    private AskedPeople(TestApp app, TestClock clock, Event @event) => (App, Clock, Event) = (app, clock, @event);

    public TestApp App { get; }

    public TestClock Clock { get; }

    public Event Event { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<AskedPeople> StartAsync(
        DatabaseUnderTest kind,
        string[] names,
        int capacity = 10,
        Dictionary<string, string?>? settings = null
    )
    {
        EachDatabase.Require(kind);
        var clock = new TestClock();
        var configured = new Dictionary<string, string?>
        {
            ["Mail:BounceAddress"] = "bounce@stadtnetz.example",
            ["Mail:BounceMailbox:Host"] = "127.0.0.1",
            ["Mail:BounceMailbox:User"] = "bounce",
            ["Mail:BounceMailbox:Password"] = "secret",
            ["Mail:BounceMailbox:Security"] = "None",
        };
        foreach (var (key, value) in settings ?? [])
            configured[key] = value;
        var app = await TestApp.StartAsync(kind, configured, services => services.AddSingleton<TimeProvider>(clock));
        var @event = await app.AddEventAsync(capacity, e => (e.Visibility, e.MaxPartySize) = (EventVisibility.Invited, 2));
        var list = string.Join('\n', names.Select(name => $"{name}; {AddressOf(name)}"));
        (await app.Get<InviteHandler>().HandleAsync(new(@event.Id, list, null), Stop)).Value.ShouldBe(names.Length);
        return new(app, clock, @event);
    }

    public static string AddressOf(string name) => name.Split(' ')[0].ToLowerInvariant() + "@stadt.example";

    public async Task<Invitation> FindAsync(string name)
    {
        await using var db = await App.OpenDbAsync();
        return await db.Invitations.AsNoTracking().SingleAsync(i => i.Name == name, Stop);
    }

    public async Task<string> LinkAsync(string name)
    {
        var invitation = await FindAsync(name);
        return "/i/" + App.Get<PersonalLinks>().Token(LinkPurpose.Invitation, invitation.Id, invitation.LinkVersion);
    }

    /// <summary>The newest mail of a kind to somebody, as it goes over the wire.</summary>
    public async Task<ReadCalendarMail> SentAsync(string kind, string name)
    {
        var message = await RenderAsync(kind, name);
        return ReadCalendarMail.Of(MimeWriter.Write(message.ShouldNotBeNull(kind)));
    }

    public async Task<Mail.MailMessage?> RenderAsync(string kind, string name)
    {
        await using var db = await App.OpenDbAsync();
        var rows = await db.Outbox.Where(m => m.Kind == kind && m.ToAddress == AddressOf(name)).ToListAsync(Stop);
        return await App.Get<MailRendering>().RenderAsync(rows.MaxBy(row => row.CreatedAt)!, Stop);
    }

    /// <summary>What the invitation asks, in its newest version, answered a minute later than all before; the rest is the test's.</summary>
    public async Task<AnsweredEntry> AnswerAsync(string name, string state)
    {
        Clock.Advance(TimeSpan.FromMinutes(2));
        var replies = App.Get<CalendarReplies>();
        var invitation = await FindAsync(name);
        await using var db = await App.OpenDbAsync();
        var at = Clock.GetUtcNow().AddMinutes(-1);
        return new(replies.Of(invitation.Id, null)!.Address, replies.Uid(invitation.Id, App.Get<EventCalendar>().Host))
        {
            From = AddressOf(name),
            State = state,
            Sequence =
                await db.Events.Where(e => e.Id == Event.Id).Select(e => e.CalendarSequence).SingleAsync(Stop)
                + await db
                    .Registrations.Where(r => r.InvitationId == invitation.Id && r.HasInvitationsEntry)
                    .Select(r => r.CalendarSequence)
                    .OrderDescending()
                    .FirstOrDefaultAsync(Stop),
            At = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond)),
        };
    }

    /// <summary>A message that lay in the mailbox.</summary>
    public Task<AfterReading> ReadAsync(byte[] mail)
    {
        var reading = new BounceReading(App.Get<BounceAddresses>().Value!, App.Get<CalendarReplies>().Reading);
        return App.Get<ICalendarReplyTaker>().TakeAsync(reading.Read(mail).Reply.ShouldNotBeNull(), Stop);
    }

    public async Task ReadAsync(string name, string state) =>
        (await ReadAsync(CalendarReplyMails.Thunderbird(await AnswerAsync(name, state)))).ShouldBe(AfterReading.Remove);

    /// <summary>What became of all answers, in the order in which they were read.</summary>
    public async Task<IReadOnlyList<CalendarReplyOutcome>> OutcomesAsync()
    {
        await using var db = await App.OpenDbAsync();
        return (await db.CalendarReplies.AsNoTracking().ToListAsync(Stop)).OrderBy(r => r.At).Select(r => r.Outcome).ToList();
    }

    public async Task<int> TakenAsync()
    {
        await using var db = await App.OpenDbAsync();
        return await db.SeatPools.Where(p => p.Id == Event.SeatPoolId).Select(p => p.Taken).SingleAsync(Stop);
    }

    /// <summary>Somebody registers in another way, with the invited address.</summary>
    public async Task<Guid> RegisterAsync(string name, Func<RegisterVisitor, RegisterVisitor> change)
    {
        var visitor = TestRegistrations.Visitor(Event.Slug, name) with
        {
            Person = new(name.Split(' ')[0], name.Split(' ')[^1], AddressOf(name)),
            HasAccess = true,
        };
        var wanted = change(visitor);
        await using (var db = await App.OpenDbAsync())
        {
            if (wanted.Class is not null && !await db.Categories.AnyAsync(c => c.Code == TicketCategory.SchoolClass, Stop))
                db.Add(TicketCategory.ForClasses(Event.Id));
            await db.SaveChangesAsync(Stop);
        }
        var result = await App.RegisterAsync(wanted);
        result.IsRefused.ShouldBeFalse(result.Refusal?.ToString());
        return result.Value.Id;
    }

    public async Task<Registration> RegistrationAsync(Guid id)
    {
        await using var db = await App.OpenDbAsync();
        return await db.Registrations.AsNoTracking().SingleAsync(r => r.Id == id, Stop);
    }

    /// <summary>The one that came by the invitation, the newest.</summary>
    public async Task<Registration> RegistrationOfAsync(string name)
    {
        var invitation = await FindAsync(name);
        await using var db = await App.OpenDbAsync();
        var all = await db.Registrations.AsNoTracking().Where(r => r.InvitationId == invitation.Id).ToListAsync(Stop);
        return all.MaxBy(r => r.CreatedAt)!;
    }

    public async Task PostAsync(string name, params (string, string)[] fields) =>
        (await App.Client.PostFormAsync(await LinkAsync(name), "reply", fields)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Found);

    public async Task<EventDb> OpenDbAsync() => await App.OpenDbAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
