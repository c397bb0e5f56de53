using System.Net;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Venues;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Events.Editing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Venues;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static EventManager.Integration.Tests.Events.EventsTest;

namespace EventManager.Integration.Tests.Events;

/// <summary>Price, what to bring, the place without barriers, own questions: from the form to the page, to search engines and to the mail.</summary>
public sealed class VisitorFactsTests
{
    [Theory, EachDatabase]
    public async Task What_visitors_want_to_know_stands_on_the_page_and_in_the_mail(DatabaseUnderTest kind)
    {
        SkipWithout(kind);
        await using var app = await TestApp.StartAsync(kind);
        var house = new Venue("Rathaus")
        {
            City = "Kassel",
            Accessibility = new("Ein Aufzug fährt überall hin.", "A lift goes everywhere."),
        };
        var course = Published("kurs");
        course.VenueId = house.Id;
        await app.AddAsync(house, course);
        await StepFreeAsync(app, house.Id, "no");
        var form = await FormAsync(app, course);
        form.Price = "12,50 €";
        Type(form.PriceNote, "Azubis zahlen 5 €.", "Apprentices pay €5.");
        Type(form.Bring, "- Turnschuhe\n- Stift", "Trainers\nPen");
        Type(form.Accessibility, "Wir gebärden.", "We sign.");
        Type(form.Faq, "## Gibt es <b>Essen</b>?\n\nJa, **umsonst**.", "## Is there food?\n\nYes.");

        (await SaveAsync(app, form)).IsRefused.ShouldBeFalse();

        var page = WebUtility.HtmlDecode(await app.Client.GetStringAsync("/e/kurs", Stop)).Replace('\u00a0', ' ');
        page.ShouldContain("12,50 € pro Person");
        page.ShouldContain("Azubis zahlen 5 €.");
        page.ShouldNotContain("kostenlos");
        page.ShouldContain("Ja, 12,50 € pro Person. Azubis zahlen 5 €.");
        page.ShouldContain("\"isAccessibleForFree\":false");
        page.ShouldContain("\"price\":12.5,");
        page.ShouldContain("<p>Turnschuhe, Stift</p>");
        page.ShouldContain("Nicht überall ohne Stufen");
        page.ShouldContain("Wir gebärden.");
        page.ShouldContain("Ein Aufzug fährt überall hin.");
        page.ShouldContain("<p>Ja, <strong>umsonst</strong>.</p>");
        var english = WebUtility.HtmlDecode(await app.Client.GetStringAsync("/e/kurs" + LanguageChoice.PageQuery("en"), Stop));
        english.ShouldContain("€12.50 per person");
        english.ShouldContain("Trainers, Pen");

        var mail = await TicketAsync(app, course);
        mail.Blocks.OfType<MailBlock.Facts>()
            .First()
            .Rows.Select(row => (row.Item1, row.Item2.Replace('\u00a0', ' ')))
            .ShouldContain(("Kosten", "12,50 € pro Person. Azubis zahlen 5 €."));
        mail.Blocks.OfType<MailBlock.Bullets>().First().Items.TakeLast(2).ShouldBe(["Turnschuhe", "Stift"]);
        mail.Blocks.OfType<MailBlock.Markdown>().Select(words => words.Source).ShouldBe(["Wir gebärden.", "Ein Aufzug fährt überall hin."]);
    }

    [Fact]
    public async Task A_price_that_is_no_sum_is_told_at_its_field_and_nothing_is_guessed()
    {
        await using var app = await TestApp.StartAsync();
        var course = Published("kurs");
        await app.AddAsync(course);
        var form = await FormAsync(app, course);
        form.Price = "zwölf";
        Type(form.Bring, new string('x', 401), "");

        (await SaveAsync(app, form)).Refusals.Select(refusal => refusal.Field).ShouldBe(["price", "bring"]);
        (await app.Client.GetStringAsync("/e/kurs", Stop)).ShouldContain("kostenlos");
    }

    private static void Type(Web.Ui.Fields.WordsDraft draft, string german, string english) =>
        (draft.German, draft["en"]) = (german, english);

    private static async Task<EventForm> FormAsync(TestApp app, Event @event) =>
        (await app.Services.GetRequiredService<EventFormQuery>().FindAsync(@event.Id, Stop)).Form;

    private static Task<Result<string>> SaveAsync(TestApp app, EventForm form) =>
        app.Services.GetRequiredService<SaveEventHandler>().HandleAsync(new SaveEvent(form, null), Stop);

    private static async Task StepFreeAsync(TestApp app, Guid venueId, string said)
    {
        var form = (await app.Services.GetRequiredService<VenuesQuery>().FindAsync(venueId, Stop))!;
        form.StepFree = said;
        (await app.Services.GetRequiredService<SaveVenueHandler>().HandleAsync(new SaveVenue(form, null), Stop)).IsRefused.ShouldBeFalse();
    }

    private static async Task<MailDraft> TicketAsync(TestApp app, Event @event)
    {
        var id = (await app.RegisterAsync(TestRegistrations.Visitor(@event.Slug, "anna", 1))).Value.Id;
        await using var db = await app.OpenDbAsync();
        var row = await db.Outbox.SingleAsync(m => m.SubjectId == id && m.Kind == RegistrationMails.Ticket, Stop);
        var kind = app.Services.GetServices<IMailKind>().Single(one => one.Kind == row.Kind);
        return (await Languages.InAsync("de", () => kind.WriteAsync(db, row, Stop)))!;
    }
}
