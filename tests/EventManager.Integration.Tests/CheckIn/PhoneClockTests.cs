using System.Net;
using System.Net.Http.Json;
using EventManager.Domain.CheckIn;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>A phone's clock is seen to be wrong, put right, and told.</summary>
public sealed class PhoneClockTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseUnderTest.Sqlite, 7)]
    [InlineData(DatabaseUnderTest.Sqlite, -365 * 24 * 60)]
    [InlineData(DatabaseUnderTest.Sqlite, 56 * 365 * 24 * 60)]
    [InlineData(DatabaseUnderTest.PostgreSql, -7)]
    [InlineData(DatabaseUnderTest.PostgreSql, -56 * 365 * 24 * 60)]
    public async Task What_was_scanned_offline_moves_by_the_phones_error(DatabaseUnderTest kind, int minutesAhead)
    {
        var scene = await apps.SceneAsync(kind);
        var code = await scene.CodeAsync((await scene.TicketAsync()).Id);
        var really = DateTimeOffset.UtcNow.AddMinutes(-20);
        var ahead = TimeSpan.FromMinutes(minutesAhead);

        var answer = await scene.Phone.PostAsJsonAsync(
            scene.Scans,
            new { sentAt = DateTimeOffset.UtcNow + ahead, scans = new[] { ConflictTests.Offline(code, at: really + ahead) } },
            Stop
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var db = await scene.App.OpenDbAsync();
        var scan = await db.Scans.SingleAsync(s => s.EventId == scene.Event.Id, Stop);
        (scan.ShownAt - really).Duration().ShouldBeLessThan(TimeSpan.FromSeconds(5));
        scan.Verdict.ShouldBe(Verdict.Admitted);
        var phone = await db.DoorPhones.SingleAsync(p => p.EventId == scene.Event.Id, Stop);
        TimeSpan
            .FromMilliseconds(phone.DriftMilliseconds!.Value - ahead.TotalMilliseconds)
            .Duration()
            .ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Theory, EachDatabase]
    public async Task A_batch_without_the_phones_clock_stays_as_it_says(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var code = await scene.CodeAsync((await scene.TicketAsync()).Id);
        var shown = DateTimeOffset.UtcNow.AddMinutes(-20);

        await scene.SendAsync(ConflictTests.Offline(code, at: shown));

        await using var db = await scene.App.OpenDbAsync();
        ((await db.Scans.SingleAsync(s => s.EventId == scene.Event.Id, Stop)).ShownAt - shown)
            .Duration()
            .ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Theory, EachDatabase]
    public async Task A_sign_of_life_is_kept_one_row_a_phone(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var heartbeat = scene.Api + "/check-in/heartbeat";
        await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ =>
                    scene.Phone.PostAsJsonAsync(
                        heartbeat,
                        new
                        {
                            driftMs = 1_500,
                            battery = 0.42,
                            waiting = 12,
                            snapshotAge = 30,
                        },
                        Stop
                    )
                )
        );

        (await scene.Phone.PostAsJsonAsync(heartbeat, new { waiting = 3 }, Stop)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await using var db = await scene.App.OpenDbAsync();
        var phone = await db.DoorPhones.SingleAsync(p => p.EventId == scene.Event.Id, Stop);
        (phone.DriftMilliseconds, phone.BatteryPercent, phone.Waiting, phone.SnapshotAge).ShouldBe((1_500L, 42, 3, 30));
    }

    [Theory]
    [InlineData("""{"driftMs":"soon","battery":7,"waiting":-5,"snapshotAge":1e300,"gate":5}""", HttpStatusCode.NoContent)]
    [InlineData("""{"driftMs":1e300,"sentAt":"9999-12-31T23:59:59Z"}""", HttpStatusCode.NoContent)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    public async Task Nonsense_about_itself_is_left_out(string body, HttpStatusCode status)
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);

        var answer = await scene.Phone.PostAsync(
            scene.Api + "/check-in/heartbeat",
            new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
            Stop
        );

        answer.StatusCode.ShouldBe(status);
        await using var db = await scene.App.OpenDbAsync();
        var phone = await db.DoorPhones.SingleOrDefaultAsync(p => p.EventId == scene.Event.Id, Stop);
        (phone?.DriftMilliseconds, phone?.BatteryPercent, phone?.Gate).ShouldBe((null, null, null));
    }

    [Fact]
    public async Task A_clock_that_nobody_can_believe_does_not_keep_a_good_ticket_out()
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        var code = await scene.CodeAsync((await scene.TicketAsync()).Id);
        var body =
            $$"""{"sentAt":"9999-12-31T23:59:59Z","phone":5,"scans":[{"id":"{{Guid.NewGuid()}}","ticket":"{{code}}","gate":"main","direction":"in","scannedAt":"9999-12-31T23:59:59Z","offline":true}]}""";

        var answer = await scene.Phone.PostAsync(scene.Scans, new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Stop);

        (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain("\"verdict\":\"admitted\"");
    }
}
