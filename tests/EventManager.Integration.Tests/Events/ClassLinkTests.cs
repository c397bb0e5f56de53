using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;

namespace EventManager.Integration.Tests.Events;

public sealed class ClassLinkTests
{
    [Theory, EachDatabase]
    public async Task An_events_page_leads_teachers_to_the_class_form_only_where_classes_can_book(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var open = await app.AddEventAsync(change: e => e.Categories.Add(TicketCategory.ForClasses(e.Id)));
        var without = await app.AddEventAsync();
        var over = await app.AddEventAsync(change: e => e.Categories.Add(TicketCategory.ForClasses(e.Id)), publish: true);
        await using (var db = await app.OpenDbAsync())
        {
            var closed = db.Events.Single(e => e.Id == over.Id);
            closed.SetRegistrationWindow(DateTimeOffset.UtcNow.AddDays(-3), DateTimeOffset.UtcNow.AddDays(-1)).ShouldBeNull();
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var page = await app.Client.GetStringAsync("/e/" + open.Slug, TestContext.Current.CancellationToken);
        page.ShouldContain($"<a href=\"/e/{open.Slug}/class\">Eine ganze Klasse anmelden</a>");
        (await app.Client.GetStringAsync($"/e/{open.Slug}?lang=en", TestContext.Current.CancellationToken)).ShouldContain(
            $"/e/{open.Slug}/class"
        );
        foreach (var other in new[] { without.Slug, over.Slug })
            (await app.Client.GetStringAsync("/e/" + other, TestContext.Current.CancellationToken)).ShouldNotContain("/class");
        (await app.Client.GetAsync($"/e/{open.Slug}/class", TestContext.Current.CancellationToken)).IsSuccessStatusCode.ShouldBeTrue();
    }
}
