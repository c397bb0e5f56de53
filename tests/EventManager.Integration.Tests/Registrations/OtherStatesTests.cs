using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Registrations.Seating;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Registrations.SelfService;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>Changes by somebody who holds no seat (yet) move no counter.</summary>
public sealed class OtherStatesTests
{
    [Theory]
    [InlineData(false, RegistrationState.AwaitingConfirmation)]
    [InlineData(true, RegistrationState.Applied)]
    public async Task Who_holds_no_seat_changes_the_number_without_taking_one(bool needsApproval, RegistrationState state)
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync(10, e => e.Categories.ForEach(category => category.NeedsApproval = needsApproval));
        var visitor = TestRegistrations.Visitor(fair.Slug, "anna", 2) with { ConfirmEmail = !needsApproval };
        var id = (await app.Get<RegisterHandler>().HandleAsync(visitor, default)).Value.Id;

        (await app.Get<ChangePartyHandler>().HandleAsync(new(id, 4), default)).IsRefused.ShouldBeFalse();

        var books = await Books.ReadAsync(app, fair.Id);
        (books.Find(id)!.State, books.Find(id)!.PartySize).ShouldBe((state, 4));
        books.Errors().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_public_category_has_its_form_and_its_own_limit()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync(
            50,
            e =>
                e.Categories.Add(
                    new TicketCategory(e.Id, "verein", new LocalizedText("Vereine", "Clubs"), CategoryForm.Group) { MaxPartySize = 12 }
                )
        );
        var path = $"/e/{fair.Slug}/register?category=verein";

        var page = await app.Client.GetStringAsync(path);
        page.ShouldContain("Ich melde mich an als");
        page.ShouldContain("höchstens 12");
        await app.PostFormAsync(
            path,
            "register",
            new()
            {
                ["Form.FirstName"] = "Anna",
                ["Form.LastName"] = "Öztürk",
                ["Form.Email"] = "anna@verein.example",
                ["Form.PartySize"] = "12",
                ["Form.Consent"] = "true",
            }
        );

        await using var db = await app.OpenDbAsync();
        var registration = await db.Registrations.SingleAsync();
        (registration.CategoryCode, registration.Form, registration.PartySize).ShouldBe(("verein", CategoryForm.Group, 12));
    }
}
