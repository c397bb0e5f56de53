using EventManager.Domain.Events;
using EventManager.Domain.Tickets;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Events;

/// <summary>Where one cannot register, the event's page says what one can do instead.</summary>
public sealed class InsteadTests
{
    private const string Others = "Andere Termine ansehen";
    private const string Feed = "<a href=\"/calendar.ics\">Termine abonnieren</a>";
    private const string News = "href=\"/news?kind=TrainingFairs\"";
    private const string Again = "Schon angemeldet? Link noch einmal schicken";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_event_leads_to_other_dates_the_next_one_and_the_own_link()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync(capacity: 0, change: e => e.HasWaitingList = false);

        await HasAsync(app, fair, ["Alle Plätze sind vergeben", Others, Feed, News, Again], []);
    }

    [Fact]
    public async Task An_event_whose_registration_is_closed_does_too()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await ChangedAsync(app, e => e.SetRegistrationWindow(e.RegistrationOpensAt, DateTimeOffset.UtcNow.AddHours(-1)));

        await HasAsync(app, fair, ["Die Anmeldung ist geschlossen.", Others, Feed, News, Again, "/event.ics"], []);
    }

    [Fact]
    public async Task Before_it_opens_the_date_can_be_kept_and_news_be_asked_for()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await ChangedAsync(app, e => e.SetRegistrationWindow(e.StartsAt.AddDays(-5), e.StartsAt));

        await HasAsync(app, fair, ["Die Anmeldung beginnt am", "/event.ics", News], [Again, Others]);
    }

    [Fact]
    public async Task What_is_called_off_or_over_leads_on_and_into_no_calendar()
    {
        await using var app = await TestApp.StartAsync();
        var calledOff = await ChangedAsync(app, e => e.Cancel());
        var over = await ChangedAsync(app, e => e.Finish(e.EndsAt.AddHours(1)));

        await HasAsync(app, calledOff, ["Diese Veranstaltung ist abgesagt", Others, Feed, News], [Again, "/event.ics"]);
        await HasAsync(app, over, ["Diese Veranstaltung ist vorbei", Others, Feed, News], [Again, "/event.ics"]);
    }

    /// <summary>Whoever comes by a link to the form finds the same as on the event's page, not a wall.</summary>
    [Theory]
    [InlineData("/register")]
    [InlineData("/class")]
    public async Task The_forms_themselves_lead_on_where_nobody_can_register(string form)
    {
        await using var app = await TestApp.StartAsync();
        void Classes(Event e) => e.Categories.Add(TicketCategory.ForClasses(e.Id));
        var full = await app.AddEventAsync(
            capacity: 0,
            change: e =>
            {
                e.HasWaitingList = false;
                Classes(e);
            }
        );
        var calledOff = await ChangedAsync(app, e => e.Cancel(), Classes);
        var later = await ChangedAsync(app, e => e.SetRegistrationWindow(e.StartsAt.AddDays(-5), e.StartsAt), Classes);

        await HasAsync(app, full, ["Leider ist alles voll.", Others, Feed, News, Again, "/event.ics"], ["<form method=\"post\""], form);
        await HasAsync(app, calledOff, ["Diese Veranstaltung ist abgesagt", Others, Feed, News], [Again, "/event.ics"], form);
        await HasAsync(app, later, ["Die Anmeldung ist noch nicht offen.", News, "/event.ics"], [Others, Again], form);
    }

    [Fact]
    public async Task With_free_seats_there_is_one_thing_to_do()
    {
        await using var app = await TestApp.StartAsync();

        await HasAsync(app, await app.AddEventAsync(), ["/register\"", "/event.ics"], [Others, Feed, News, Again]);
    }

    private static async Task<Event> ChangedAsync(TestApp app, Action<Event> change, Action<Event>? made = null)
    {
        var fair = await app.AddEventAsync(change: made);
        await using var db = await app.OpenDbAsync();
        var stored = await db.Events.SingleAsync(e => e.Id == fair.Id, Stop);
        change(stored);
        await db.SaveChangesAsync(Stop);
        return stored;
    }

    private static async Task HasAsync(TestApp app, Event fair, string[] said, string[] unsaid, string path = "")
    {
        var page = await app.Client.GetStringAsync($"/e/{fair.Slug}{path}", Stop);
        foreach (var words in said)
            page.ShouldContain(words, Case.Sensitive, fair.State.ToString());
        foreach (var words in unsaid)
            page.ShouldNotContain(words, Case.Sensitive, fair.State.ToString());
    }
}
