using System.Net;
using System.Text.RegularExpressions;
using EventManager.Domain.Accounts;
using EventManager.Integration.Tests.Api;
using EventManager.Testing;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Features.Accounts.SignIn;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Accounts;

public sealed partial class AdministrationTests
{
    private const string Pages = "/organise/administration/";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_an_administrator_opens_the_administration()
    {
        await using var world = await ApiWorld.StartAsync(DatabaseUnderTest.Sqlite);
        var staff = await Browser.AddAccountAsync(world.App, "staff@example.org");
        await using (var db = await world.App.OpenDbAsync())
        {
            var fair = await db.Events.SingleAsync(e => e.Slug == ApiWorld.Fair, Stop);
            db.Staff.Add(new EventStaff(fair.Id, staff.Id, StaffRole.Organiser));
            await db.SaveChangesAsync(Stop);
        }
        using var nobody = new Browser(world.App);
        using var organiser = new Browser(world.App);
        await organiser.SignInAsync("staff@example.org");
        foreach (var page in new[] { "accounts", "tokens", "tokens/new", "accounts/" + staff.Id })
        {
            (await nobody.OpenAsync(Pages + page)).Headers.Location!.OriginalString.ShouldContain("/sign-in");
            (await organiser.OpenAsync(Pages + page)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        }
    }

    [Theory]
    [EachDatabase]
    public async Task An_invited_person_sets_a_password_once_and_gets_a_role(DatabaseUnderTest kind)
    {
        await using var world = await ApiWorld.StartAsync(kind);
        await Browser.AddAccountAsync(world.App, "chef@example.org", isAdministrator: true);
        using var chef = new Browser(world.App);
        await chef.SignInAsync("chef@example.org");

        var invited = await chef.SendAsync(Pages + "accounts/new", "invite", ("Email", "neu@example.org"), ("Name", "Neu Hier"));
        invited.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = invited.Headers.Location!.OriginalString;
        (await chef.SendAsync(Pages + "accounts/new", "invite", ("Email", "neu@example.org"), ("Name", "Neu Hier"))).StatusCode.ShouldBe(
            HttpStatusCode.OK
        );
        var given = await chef.SendAsync(new Uri(world.App.Address, page).AbsolutePath, "role", ("Slug", ApiWorld.Fair), ("Role", "Door"));
        given.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var link = await LinkOfAsync(world.App, AccountInvitationMail.KindName);
        using var person = new Browser(world.App);
        (await person.SendAsync(link, "set-password", ("Password", "kurz"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await person.SendAsync(link, "set-password", ("Password", Browser.Password))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await person.SendAsync(link, "set-password", ("Password", "zum zweiten Mal geht nicht"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        await person.SignInAsync("neu@example.org");
        (await person.IsSignedInAsync()).ShouldBeTrue();
        await using var db = await world.App.OpenDbAsync();
        (await db.Staff.SingleAsync(Stop)).Role.ShouldBe(StaffRole.Door);
    }

    [Fact]
    public async Task The_last_administrator_stays_one_and_a_right_that_is_gone_changes_nothing_more()
    {
        await using var world = await ApiWorld.StartAsync(DatabaseUnderTest.Sqlite);
        var chef = await Browser.AddAccountAsync(world.App, "chef@example.org", isAdministrator: true);
        using var browser = new Browser(world.App);
        await browser.SignInAsync("chef@example.org");
        (await browser.SendAsync(Pages + "accounts/" + chef.Id, "rights")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var db = await world.App.OpenDbAsync();
        (await db.Users.CountAsync(a => a.IsAdministrator, Stop)).ShouldBe(1);

        await db.Users.ExecuteUpdateAsync(set => set.SetProperty(a => a.IsAdministrator, false), Stop);
        await browser.SendAsync(Pages + "accounts/new", "invite", ("Email", "neu@example.org"), ("Name", "Neu"));
        (await db.Users.CountAsync(Stop)).ShouldBe(1);
    }

    [Fact]
    public async Task A_token_is_shown_once_works_and_is_revoked()
    {
        await using var world = await ApiWorld.StartAsync(DatabaseUnderTest.Sqlite);
        await Browser.AddAccountAsync(world.App, "chef@example.org", isAdministrator: true);
        using var chef = new Browser(world.App);
        await chef.SignInAsync("chef@example.org");
        var answer = await chef.SendAsync(
            Pages + "tokens/new",
            "issue",
            ("Name", "Website"),
            ("Scope", "events:read"),
            ("Scope", "check-in"),
            ("Slug", ApiWorld.Fair),
            ("Days", "30")
        );
        var text = TokenText().Match(await answer.Content.ReadAsStringAsync(Stop)).Value;
        text.Length.ShouldBe(46);
        (await chef.ReadAsync(Pages + "tokens/new")).ShouldNotContain(text);
        using var program = world.With(text);
        (await program.GetAsync("/api/v1/events/" + ApiWorld.Fair, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await using var db = await world.App.OpenDbAsync();
        var token = await db.AccessTokens.SingleAsync(Stop);
        var file = await chef.ReadAsync(Pages + "tokens.csv");
        file.ShouldContain("Website");
        file.ShouldNotContain(text);
        await world.App.Services.GetRequiredService<RevokeAccessTokenHandler>().HandleAsync(token.Id, null, Stop);
        (await program.GetAsync("/api/v1/events/" + ApiWorld.Fair, Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_calls_can_be_read_on_a_page()
    {
        await using var world = await ApiWorld.StartAsync(DatabaseUnderTest.Sqlite);
        await Browser.AddAccountAsync(world.App, "staff@example.org");
        using var browser = new Browser(world.App);
        (await browser.OpenAsync("/organise/api")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await browser.SignInAsync("staff@example.org");
        (await browser.ReadAsync("/organise/api/")).ShouldContain("Schnittstelle für Programme");
    }

    private static async Task<string> LinkOfAsync(TestApp app, string kind)
    {
        await using var db = await app.OpenDbAsync();
        var row = await db.Outbox.AsNoTracking().SingleAsync(mail => mail.Kind == kind, Stop);
        var draft = await app.Services.GetServices<IMailKind>().Single(mail => mail.Kind == kind).WriteAsync(db, row, Stop);
        return draft!.Blocks.OfType<MailBlock.Action>().Single().Address.PathAndQuery;
    }

    [GeneratedRegex("em_[A-Za-z0-9_-]{43}")]
    private static partial Regex TokenText();
}
