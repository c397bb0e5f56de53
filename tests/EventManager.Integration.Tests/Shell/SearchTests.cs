using System.Net;
using EventManager.Domain.Accounts;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Shell.Searching;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Shell;

/// <summary>The search over everything finds what somebody may open, and no name beyond it.</summary>
public sealed class SearchTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_organiser_finds_each_kind_by_the_beginning_of_its_words(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await SearchedFair.AddAsync(app, "Anna");
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        var root = "/organise/events/" + fair.Slug;

        (await organiser.HitsAsync("anna muster")).ShouldContain(hit =>
            hit.Name == "Anna Muster" && hit.Address.StartsWith(root + "/registrations/") && hit.Link != null
        );
        (await organiser.HitsAsync("ANNA@schule")).ShouldContain(hit => hit.Name == "Anna Muster");
        (await organiser.HitsAsync("jose")).ShouldContain(hit =>
            hit.Name == "José Ångström" && hit.Address.StartsWith(root + "/invitations?open=")
        );
        (await organiser.HitsAsync("holz")).ShouldContain(hit => hit.Name == "Petra Holz" && hit.Address.StartsWith(root + "/exhibitors/"));
        (await organiser.HitsAsync("mueller")).ShouldContain(hit => hit.Name == "Müller Metallbau");
        (await organiser.HitsAsync("e7")).ShouldContain(hit => hit.Name == "Stand E7" && hit.Address.StartsWith(root + "/booths?open="));
        (await organiser.HitsAsync("zerspan")).ShouldContain(hit => hit.Address.StartsWith(root + "/programme?open="));
        (await organiser.HitsAsync("ottilie")).ShouldContain(hit => hit.Address.StartsWith(root + "/companies?open="));
        (await organiser.HitsAsync("Ottilie@firma")).ShouldContain(hit => hit.Name == "Ottilie Offizier");
        (await organiser.HitsAsync("leander")).ShouldContain(hit =>
            hit.Name == "Leander Leiter" && hit.Address.Contains("/programme?open=")
        );
        (await organiser.HitsAsync("leander@")).ShouldBeEmpty("an address of who leads a session is nobody's to look for");
        (await organiser.HitsAsync("ausbildungsm")).ShouldContain(hit => hit.Address == root);
        (await organiser.HitsAsync("usbildungsmesse")).ShouldNotContain(hit => hit.Address == root);
        (await organiser.HitsAsync("messe versch", root)).ShouldContain(hit => hit.Address == root + "?do=postpone");
        (await organiser.HitsAsync("wartel", root)).ShouldContain(hit => hit.Address == root + "/waiting");
    }

    [Theory]
    [InlineData(StaffRole.Organiser, true, true)]
    [InlineData(StaffRole.Door, false, true)]
    [InlineData(StaffRole.Contributor, false, false)]
    public async Task Each_role_finds_what_its_pages_show(StaffRole role, bool visitors, bool contacts)
    {
        await using var app = await TestApp.StartAsync();
        var fair = await SearchedFair.AddAsync(app, "Anna");
        var other = await SearchedFair.AddAsync(app, "Berta");
        using var member = await app.SignInAsync(role, fair.Id);

        (await member.HitsAsync("anna")).Any(hit => hit.Name == "Anna Muster").ShouldBe(visitors);
        (await member.HitsAsync("jose")).Any(hit => hit.Name == "José Ångström").ShouldBe(visitors);
        (await member.HitsAsync("holz")).Any(hit => hit.Name == "Petra Holz").ShouldBe(contacts);
        (await member.HitsAsync("ottilie")).Any().ShouldBe(role is StaffRole.Organiser);
        (await member.HitsAsync("leander")).ShouldNotBeEmpty("they stand in the programme");
        var own = (await member.HitsAsync("test")).Where(hit => hit.Address.Contains("/team?open=", StringComparison.Ordinal)).ToList();
        (own.Count > 0).ShouldBe(role is StaffRole.Organiser);
        (await member.HitsAsync("mueller")).ShouldContain(hit => hit.Address.Contains(fair.Slug));
        (await member.HitsAsync("neue veranstaltung", "/organise/events/" + fair.Slug)).ShouldBeEmpty();
        (await member.HitsAsync("messe verschieben", "/organise/events/" + fair.Slug)).Count.ShouldBe(role is StaffRole.Organiser ? 1 : 0);
        foreach (var words in new[] { "berta", "mueller", "jose", "holz", "e7", "zerspan", "ausbildung", "ottilie", "leander" })
            (await member.HitsAsync(words, "/organise/events/" + other.Slug)).ShouldNotContain(
                hit => hit.Address.Contains(other.Slug),
                words
            );
    }

    [Fact]
    public async Task Who_has_no_role_anywhere_finds_nobody_and_who_is_not_signed_in_is_not_answered()
    {
        await using var app = await TestApp.StartAsync();
        await SearchedFair.AddAsync(app, "Anna");
        using var nobody = await app.SignInAsync(null, null);
        using var administrator = await app.SignInAsync(null, null, administrator: true);

        (await nobody.HitsAsync("anna")).ShouldBeEmpty();
        (await administrator.HitsAsync("anna")).ShouldContain(hit => hit.Name == "Anna Muster");
        (await administrator.HitsAsync("neue veranst")).ShouldContain(hit => hit.Address == "/organise/new");
        using var without = new MultipartFormDataContent { { new StringContent("anna"), "words" } };
        (await administrator.PostAsync(SearchCall.Path, without, Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var same = new MultipartFormDataContent { { new StringContent("anna"), "words" } };
        (await app.Client.PostAsync(SearchCall.Path, same, Stop)).IsSuccessStatusCode.ShouldBeFalse();
    }

    [Theory, EachDatabase]
    public async Task It_costs_as_many_statements_with_thirty_events_as_with_one(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var statements = new StatementCount();
        await using var app = await statements.StartAsync(kind);
        var fair = await SearchedFair.AddAsync(app, "Anna");
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        var path = "/organise/events/" + fair.Slug;
        await administrator.HitsAsync("an", path);

        var one = await statements.OfAsync(() => administrator.HitsAsync("an", path));
        for (var more = 0; more < 30; more++)
            await SearchedFair.AddAsync(app, "Anna" + (char)('a' + (more % 26)) + more / 26);
        var many = await statements.OfAsync(() => administrator.HitsAsync("an", path));

        one.ShouldBeInRange(8, 24);
        many.ShouldBeLessThanOrEqualTo(one);
        (await administrator.HitsAsync("an", path))
            .Count(hit =>
                hit.Address.Contains("/registrations/", StringComparison.Ordinal) && Guid.TryParse(hit.Address.Split('/')[^1], out _)
            )
            .ShouldBe(SearchScope.Most);
    }

    [Fact]
    public async Task A_role_that_is_taken_away_finds_nothing_at_once()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await SearchedFair.AddAsync(app, "Anna");
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        (await organiser.HitsAsync("anna")).ShouldNotBeEmpty();

        await using var db = await app.OpenDbAsync();
        await db.Staff.ExecuteUpdateAsync(set => set.SetProperty(s => s.Role, StaffRole.Contributor), Stop);

        (await organiser.HitsAsync("anna")).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task What_was_opened_last_is_called_by_what_it_is_now_and_only_for_whom_it_opens(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await SearchedFair.AddAsync(app, "Anna");
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        using var door = await app.SignInAsync(StaffRole.Door, fair.Id);
        var person = (await organiser.HitsAsync("anna")).First(hit => hit.Name == "Anna Muster").Address;
        var root = "/organise/events/" + fair.Slug;
        string[] recent = [root + "/waiting", person, root, "/organise/administration/audit", "/organise/events/gibtesnicht"];

        var mine = await organiser.HitsAsync("", recent: recent);
        mine.Where(hit => recent.Contains(hit.Address))
            .Select(hit => hit.Name)
            .Take(3)
            .ShouldBe(["Warteliste", "Anna Muster", "Ausbildungsmesse"]);
        mine.ShouldNotContain(hit => hit.Address.Contains("audit") || hit.Address.Contains("gibtesnicht"));
        (await door.HitsAsync("", recent: recent))
            .Where(hit => recent.Contains(hit.Address))
            .Select(hit => hit.Name)
            .ShouldBe(["Ausbildungsmesse"]);
    }

    [Theory, EachDatabase]
    public async Task A_person_who_was_found_gets_the_link_again(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await SearchedFair.AddAsync(app, "Anna");
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        using var door = await app.SignInAsync(StaffRole.Door, fair.Id);
        var link = (await organiser.HitsAsync("anna")).First(hit => hit.Name == "Anna Muster").Link!;

        var told = await organiser.PostSearchAsync(link, []);
        told.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await told.Content.ReadAsStringAsync(Stop)).ShouldContain("Anna Muster");
        await using var db = await app.OpenDbAsync();
        (await db.Outbox.CountAsync(m => m.Kind == RegistrationMails.Link && m.ToAddress == "anna@schule.example", Stop)).ShouldBe(1);
        (await door.PostSearchAsync(link, [])).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var elsewhere = link.Replace(link.Split('/')[5], Guid.NewGuid().ToString(), StringComparison.Ordinal);
        (await organiser.PostSearchAsync(elsewhere, [])).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, EachDatabase]
    public async Task Rows_from_before_are_found_after_the_update(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await SearchedFair.AddAsync(app, "Anna");
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        await using var db = await app.OpenDbAsync();
        await db.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.SearchName, ""), Stop);
        await db.Sessions.ExecuteUpdateAsync(set => set.SetProperty(e => e.SearchName, ""), Stop);
        await db.Booths.ExecuteUpdateAsync(set => set.SetProperty(e => e.SearchName, ""), Stop);
        await db.Invitations.ExecuteUpdateAsync(set => set.SetProperty(e => e.SearchName, ""), Stop);
        await db.Exhibitors.ExecuteUpdateAsync(set => set.SetProperty(e => e.ContactSearchName, ""), Stop);
        (await organiser.HitsAsync("jose")).ShouldBeEmpty();

        await EventManager.Web.Platform.Databases.SearchNames.FillAsync(db, Stop);

        foreach (var words in new[] { "jose", "holz", "e7", "zerspan", "ausbildungsm" })
            (await organiser.HitsAsync(words)).ShouldNotBeEmpty(words);
    }
}
