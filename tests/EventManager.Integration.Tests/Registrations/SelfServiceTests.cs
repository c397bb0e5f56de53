using System.Net;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Registrations.Seating;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Registrations.Categories;
using EventManager.Web.Features.Registrations.SelfService;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>What somebody changes alone, and what the organiser sets for it.</summary>
public sealed class SelfServiceTests
{
    [Fact]
    public async Task Each_of_a_party_enters_the_own_name_over_a_link_that_shows_no_other()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        var id = (await app.RegisterAsync(fair.Slug, "anna", 3)).Value.Id;
        var link = "/party/" + app.Token(LinkPurpose.Party, id);

        await app.PostFormAsync(link, "join", new() { ["Name"] = "Bêla \u202EØ 🎈" });
        var page = await app.Client.GetStringAsync(link);
        page.ShouldContain("Es fehlt noch 1 Name");
        page.ShouldNotContain("Bêla");
        page.ShouldNotContain("anna@");
        await app.PostFormAsync(link, "join", new() { ["Name"] = "Cem" });
        (await app.Client.GetStringAsync(link)).ShouldContain("Alle Namen sind schon da");

        (await HoldersAsync(app)).ShouldBe(["anna Muster", "Bêla Ø 🎈", "Cem"]);
        (await app.Client.GetAsync("/me/" + app.Token(LinkPurpose.Party, id))).StatusCode.ShouldBe(
            HttpStatusCode.NotFound,
            "it can do only that"
        );
        (await app.Client.GetAsync("/party/" + app.Token(LinkPurpose.Registration, id))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [EachDatabase]
    public async Task All_of_a_party_enter_their_names_in_the_same_moment_and_each_has_a_ticket(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var id = (await app.RegisterAsync(fair.Slug, "anna", 5)).Value.Id;

        await Task.WhenAll("Bea Cem Dora Elif Fee".Split(' ').Select(name => app.Get<NamePartyHandler>().JoinAsync(id, name, default)));

        var holders = await HoldersAsync(app);
        holders.Count.ShouldBe(5);
        holders.ShouldBeUnique();
        holders.Skip(1).ShouldAllBe(name => !name.Contains('+'));
    }

    [Fact]
    public async Task A_party_changes_size_and_names_on_its_page_and_a_name_waits_for_its_ticket()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync(4);
        var id = (await app.RegisterAsync(fair.Slug, "anna", 2)).Value.Id;
        var own = "/me/" + app.Token(LinkPurpose.Registration, id);

        (await app.PostFormAsync(own, "party", new() { ["Party.People"] = "4" })).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await app.PostFormAsync(own, "names", new() { ["Names.Of[3]"] = "Cem" })).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await HoldersAsync(app)).ShouldBe(["anna Muster", "anna Muster +1", "Cem", "anna Muster +3"]);
        foreach (var odd in new[] { "0", "10000", "-1", "x", "" })
        {
            var answer = await app.PostFormAsync(own, "party", new() { ["Party.People"] = odd });
            (await answer.Content.ReadAsStringAsync()).ShouldContain("1 bis 5", Case.Insensitive, odd);
        }
        var more = await app.PostFormAsync(own, "party", new() { ["Party.People"] = "5" });
        (await more.Content.ReadAsStringAsync()).ShouldContain("Es sind noch 0 Plätze frei, ihr braucht 1 mehr.");

        (await app.PostFormAsync(own, "party", new() { ["Party.People"] = "2" })).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await HoldersAsync(app)).ShouldBe(["anna Muster", "anna Muster +1"]);
        (await Books.ReadAsync(app, fair.Id)).Errors().ShouldBeEmpty();
    }

    [Theory]
    [EachDatabase]
    public async Task Another_time_is_taken_or_the_old_one_stays(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (fair, slots) = await AddSlotsAsync(app, 20, 3, 4);
        var id = await ComeAsync(app, fair, "anna", 3, slots[0]);
        await ComeAsync(app, fair, "ben", 2, slots[1]);

        var full = await app.Get<ChangeTimeHandler>().HandleAsync(new(id, slots[1]), default);
        full.Refusal!.Code.ShouldBe("registrations.no_room_at_time");
        full.Refusal.Arguments.ShouldBe([2, 3]);
        (await Books.ReadAsync(app, fair.Id)).Find(id)!.TimeSlotId.ShouldBe(slots[0]);

        await app.Get<ChangePartyHandler>().HandleAsync(new(id, 2), default);
        (await app.Get<ChangeTimeHandler>().HandleAsync(new(id, slots[1]), default)).IsRefused.ShouldBeFalse();
        var books = await Books.ReadAsync(app, fair.Id);
        books.Find(id)!.TimeSlotId.ShouldBe(slots[1]);
        books.Errors().ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_waits_for_a_time_keeps_no_one_out_of_another_and_reads_why()
    {
        await using var app = await TestApp.StartAsync();
        var (fair, slots) = await AddSlotsAsync(app, 20, 3, 4);
        await ComeAsync(app, fair, "anna", 2, slots[0]);
        var id = await ComeAsync(app, fair, "ben", 3, slots[0]);
        await ComeAsync(app, fair, "cem", 1, slots[1]);

        var books = await Books.ReadAsync(app, fair.Id);
        (books.Find(id)!.State, books.Find(id)!.WaitsFor).ShouldBe((RegistrationState.Waitlisted, WaitsFor.TimeSlot));
        books.Active.ShouldBe(2);
        var page = await app.Client.GetStringAsync("/me/" + app.Token(LinkPurpose.Registration, id));
        page.ShouldContain("Warteliste: Platz 1");
        page.ShouldContain("1 Platz frei, ihr braucht 3.");
    }

    [Fact]
    public async Task A_category_with_priority_waits_before_those_who_came_earlier()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync(2);
        var form = await app.Get<CategoriesQuery>().FindAsync(fair.Id, default);
        form.Rows.Add(new CategoryRow(CategoryForm.Individual) { Name = new(new("Gäste")), Priority = -1 });
        (await app.Get<SaveCategoriesHandler>().HandleAsync(new(form, null), default)).IsRefused.ShouldBeFalse();
        var first = (await app.RegisterAsync(fair.Slug, "anna", 2)).Value.Id;
        var early = (await app.RegisterAsync(fair.Slug, "ben")).Value.Id;
        var guest = TestRegistrations.Visitor(fair.Slug, "cem") with { Category = "gaeste" };
        var late = (await app.Get<RegisterHandler>().HandleAsync(guest, default)).Value;
        late.WaitingPosition.ShouldBe(1);

        await app.Get<ChangePartyHandler>().HandleAsync(new(first, 1), default);

        var books = await Books.ReadAsync(app, fair.Id);
        (books.Find(late.Id)!.State, books.Find(early)!.State).ShouldBe((RegistrationState.Offered, RegistrationState.Waitlisted));
        var again = await app.Get<CategoriesQuery>().FindAsync(fair.Id, default);
        again.Rows.RemoveAll(row => row.Code == "gaeste");
        (await app.Get<SaveCategoriesHandler>().HandleAsync(new(again, null), default)).Refusal!.Code.ShouldBe(
            "registrations.category_in_use"
        );
    }

    [Fact]
    public async Task An_unknown_category_and_more_wishes_than_can_be_are_refused()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        var visitor = TestRegistrations.Visitor(fair.Slug, "anna");

        var unknown = await app.Get<RegisterHandler>().HandleAsync(visitor with { Category = "class" }, default);
        var many = await app.Get<RegisterHandler>()
            .HandleAsync(visitor with { WishedSlots = [.. Enumerable.Range(0, 6).Select(_ => Guid.NewGuid())] }, default);

        unknown.Refusal.ShouldBe(PartyRefusals.CategoryUnknown);
        many.Refusal.ShouldBe(PartyRefusals.TooManyWishes);
    }

    [Theory]
    [InlineData(false, "ANNA@Schule.Example", true)]
    [InlineData(false, "anna+messe@schule.example", false)]
    [InlineData(true, "Anna+messe@schule.example", true)]
    [InlineData(true, "anna.b@schule.example", false)]
    public async Task The_same_person_is_found_by_capitals_and_where_it_is_set_by_a_plus_address(
        bool ignorePlus,
        string second,
        bool isSame
    )
    {
        await using var app = await TestApp.StartAsync(settings: new() { ["Registrations:IgnorePlusAddress"] = ignorePlus.ToString() });
        var fair = await app.AddEventAsync();
        await app.RegisterAsync(fair.Slug, "anna");

        var result = await app.Get<RegisterHandler>().HandleAsync(As(fair, "Anna", second), default);

        result.IsRefused.ShouldBe(isSame);
        if (isSame)
            result.Refusal.ShouldBe(RegistrationRefusals.AlreadyRegistered);
    }

    [Fact]
    public async Task Where_it_is_set_a_second_registration_by_staff_corrects_the_first_and_takes_no_seat()
    {
        await using var app = await TestApp.StartAsync(settings: new() { ["Registrations:Duplicates"] = "Merge" });
        var fair = await app.AddEventAsync();
        var first = (await app.RegisterAsync(fair.Slug, "anna", 2)).Value;

        var merged = await app.Get<RegisterHandler>().HandleAsync(As(fair, "Annabell", "anna@schule.example"), default);
        var stranger = await app.Get<RegisterHandler>()
            .HandleAsync(As(fair, "Eve", "anna@schule.example") with { ConfirmEmail = true }, default);

        merged.Value.Id.ShouldBe(first.Id);
        stranger.Refusal.ShouldBe(RegistrationRefusals.AlreadyRegistered, "who has not shown to own the address changes nothing");
        (await HoldersAsync(app)).ShouldBe(["Annabell Muster", "Annabell Muster +1"]);
        (await Books.ReadAsync(app, fair.Id)).Errors().ShouldBeEmpty();
    }

    private static RegisterVisitor As(Event fair, string name, string email) =>
        TestRegistrations.Visitor(fair.Slug, name) with
        {
            Person = new Person(name, "Muster", email),
        };

    private static async Task<Guid> ComeAsync(TestApp app, Event fair, string name, int people, Guid slot)
    {
        var visitor = TestRegistrations.Visitor(fair.Slug, name, people) with { TimeSlotId = slot };
        return (await app.Get<RegisterHandler>().HandleAsync(visitor, default)).Value.Id;
    }

    private static async Task<(Event Fair, IReadOnlyList<Guid> Slots)> AddSlotsAsync(TestApp app, int capacity, params int[] times)
    {
        var fair = await app.AddEventAsync(capacity);
        await using var db = await app.OpenDbAsync();
        var slots = times
            .Select((seats, hour) => new TimeSlot(fair.Id, fair.StartsAt.AddHours(hour), fair.StartsAt.AddHours(hour + 1), seats))
            .ToList();
        db.AddRange(slots);
        await db.SaveChangesAsync();
        return (fair, [.. slots.Select(slot => slot.Id)]);
    }

    private static async Task<List<string>> HoldersAsync(TestApp app)
    {
        await using var db = await app.OpenDbAsync();
        return await db.Tickets.Where(t => t.State == TicketState.Valid).OrderBy(t => t.Number).Select(t => t.HolderName).ToListAsync();
    }
}
