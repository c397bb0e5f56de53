using System.Net;
using EventManager.Domain.Accounts;
using EventManager.Testing;

namespace EventManager.Integration.Tests.Mailings;

public sealed class MailPagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("mails")]
    [InlineData("mails/wording")]
    public async Task Only_organisers_of_the_event_see_its_mails(string page)
    {
        await using var app = await TestApp.StartAsync();
        var mine = await app.AddEventAsync();
        var other = await app.AddEventAsync();
        var path = $"/organise/events/{mine.Slug}/{page}";

        (await app.Client.GetAsync(path, Stop)).Headers.Location!.ToString().ShouldContain("/sign-in");
        using var stranger = await app.SignInAsync(StaffRole.Organiser, other.Id);
        (await stranger.GetAsync(path, Stop)).Headers.Location!.ToString().ShouldContain("403");
        using var contributor = await app.SignInAsync(StaffRole.Contributor, mine.Id);
        (await contributor.GetAsync(path, Stop)).Headers.Location!.ToString().ShouldContain("403");
        using var door = await app.SignInAsync(StaffRole.Door, mine.Id);
        (await door.GetAsync(path, Stop)).Headers.Location!.ToString().ShouldContain("403");
        using var organiser = await app.SignInAsync(StaffRole.Organiser, mine.Id);
        (await organiser.GetAsync(path, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Only_administrators_see_the_jobs()
    {
        await using var app = await TestApp.StartAsync();
        var @event = await app.AddEventAsync();
        const string Path = "/organise/administration/jobs";

        (await app.Client.GetAsync(Path, Stop)).Headers.Location!.ToString().ShouldContain("/sign-in");
        using var organiser = await app.SignInAsync(StaffRole.Organiser, @event.Id);
        (await organiser.GetAsync(Path, Stop)).Headers.Location!.ToString().ShouldContain("403");
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        (await administrator.GetAsync(Path, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
