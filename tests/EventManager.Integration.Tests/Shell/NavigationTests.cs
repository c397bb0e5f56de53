using System.Net;
using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Integration.Tests.CheckIn;
using EventManager.Testing;
using EventManager.Web.Platform.Security;
using EventManager.Web.Shell;
using EventManager.Web.Shell.Organising;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Shell;

/// <summary>Nobody is offered a page that is then refused, and nobody misses one that is open.</summary>
public sealed class NavigationTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private const string Everybody = " /programme /exhibitors /plan /booths /door/board /checklist";
    private const string Doors = Everybody + " /door /door/conflicts";
    private const string All =
        Doors
        + " /edit /picture /registrations /mails /waiting /applications /invitations /companies /categories /questions /registrations/import"
        + " /door/notes /door/passes /door/badges /door/paper /door/zones";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StaffRole.Contributor, Everybody)]
    [InlineData(StaffRole.Door, Doors)]
    [InlineData(StaffRole.Organiser, All)]
    public async Task What_it_takes_for_open_opens_and_nothing_else(StaffRole role, string open)
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        var pages = scene.App.Services.GetRequiredService<OpenPages>();
        var client = await scene.App.SignInAsync(role, scene.Event.Id);

        All.Split(' ').Where(path => pages.IsOpen(path, role)).ShouldBe(open.Split(' '), ignoreOrder: true);
        foreach (var path in All.Split(' '))
            (await StatusAsync(client, scene, path)).ShouldBe(
                pages.IsOpen(path, role) ? HttpStatusCode.OK : HttpStatusCode.Forbidden,
                path
            );
    }

    [Theory]
    [InlineData(StaffRole.Contributor, "Session")]
    [InlineData(StaffRole.Door, "")]
    [InlineData(StaffRole.Organiser, "Registration Exhibitor Session Company Mail TeamMail")]
    public async Task New_is_offered_what_the_role_can_make(StaffRole role, string offered)
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        var pages = scene.App.Services.GetRequiredService<OpenPages>();
        var shown = (await scene.App.Services.GetRequiredService<ShellEvents>().FindAsync(scene.Event.Slug, Stop))! with
        {
            HasExhibitors = true,
        };

        IEnumerable<string> Of(ShellEvent? here, StaffRole? has) =>
            NewThings.All.Where(thing => thing.IsOffered(pages, default, here, has)).Select(thing => thing.Key);
        string.Join(' ', Of(shown, role)).ShouldBe(offered);
        Of(shown with { State = EventState.Cancelled }, role).ShouldBeEmpty();
        Of(null, null).ShouldBeEmpty();
        NewThings
            .All.Where(thing => thing.IsOffered(pages, AccountRights.SignedIn | AccountRights.CreateEvents, null, null))
            .Select(thing => thing.Key)
            .ShouldBe(["Event"]);
    }

    [Fact]
    public async Task Whoever_looks_has_their_own_role_and_strangers_have_none()
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        var pages = scene.App.Services.GetRequiredService<OpenPages>();

        (await pages.RoleAsync(null, scene.Event.Slug, Stop)).ShouldBeNull();
        // A page without a circuit has its navigation in its first bytes.
        var organiser = await scene.App.SignInAsync(StaffRole.Organiser, scene.Event.Id);
        var page = await organiser.GetStringAsync($"/organise/events/{scene.Event.Slug}/door/paper", Stop);
        page.ShouldContain($"href=\"/organise/events/{scene.Event.Slug}/mails\"");
        page.ShouldContain($"href=\"/organise/events/{scene.Event.Slug}/door/zones\"");
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, DoorScene scene, string path) =>
        (await client.GetAsync($"/organise/events/{scene.Event.Slug}{path}", Stop)).StatusCode;
}
