using System.Net;
using System.Net.Http.Json;
using EventManager.Domain.Accounts;
using EventManager.Testing;
using EventManager.Web.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>Who is refused at the door's own pages and calls.</summary>
public sealed class DoorPagesAccessTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The path behind the event, and the least role that it is for.</summary>
    public static TheoryData<string, StaffRole> Pages =>
        new()
        {
            { "/door/conflicts", StaffRole.Door },
            { "/door/zones", StaffRole.Organiser },
            { "/door/board", StaffRole.Contributor },
            { "/door/notes", StaffRole.Organiser },
            { "/door/paper", StaffRole.Organiser },
            { "/door/passes", StaffRole.Organiser },
            { "/door/badges", StaffRole.Organiser },
            { "/door/badges/print", StaffRole.Organiser },
        };

    public static TheoryData<string> Calls => ["/check-in/taps", "/check-in/heartbeat", "/check-in/walk-ins"];

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_opens_for_its_role_and_for_nobody_else(string path, StaffRole least)
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        var other = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        var address = $"/organise/events/{scene.Event.Slug}{path}";
        var app = scene.App;

        (await OpensAsync(scene.ClientWith(null), address)).ShouldBeFalse();
        (await OpensAsync(scene.Phone, address)).ShouldBeFalse();
        (await OpensAsync(await app.SignInAsync(null, null), address)).ShouldBeFalse();
        (await OpensAsync(await app.SignInAsync(StaffRole.Organiser, other.Event.Id), address)).ShouldBeFalse();
        foreach (var role in Enum.GetValues<StaffRole>())
            (await OpensAsync(await app.SignInAsync(role, scene.Event.Id), address)).ShouldBe(role >= least, $"{role}");
        (await OpensAsync(await app.SignInAsync(null, null, administrator: true), address)).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Calls))]
    public async Task A_call_refuses_everybody_but_the_events_phones(string path)
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        var other = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        var exhibitor = scene.App.Services.GetRequiredService<PersonalLinks>().Token(LinkPurpose.Exhibitor, Guid.NewGuid());
        (HttpClient Client, HttpStatusCode Status)[] wrong =
        [
            (scene.ClientWith(null), HttpStatusCode.Unauthorized),
            (scene.ClientWith(exhibitor), HttpStatusCode.Unauthorized),
            (scene.ClientWith(await other.TokenAsync()), HttpStatusCode.Forbidden),
            (scene.ClientWith(await scene.TokenAsync(revoked: true)), HttpStatusCode.Unauthorized),
            (scene.ClientWith(await scene.TokenAsync(AccessTokenKind.Api, "events:read registrations:write")), HttpStatusCode.Forbidden),
            (await scene.App.SignInAsync(StaffRole.Organiser, scene.Event.Id), HttpStatusCode.Unauthorized),
        ];

        foreach (var (client, status) in wrong)
            (await client.PostAsJsonAsync(scene.Api + path, new { }, Stop)).StatusCode.ShouldBe(status);
    }

    private static async Task<bool> OpensAsync(HttpClient client, string address)
    {
        var answer = await client.GetAsync(address, Stop);
        return answer.StatusCode is HttpStatusCode.OK;
    }
}
