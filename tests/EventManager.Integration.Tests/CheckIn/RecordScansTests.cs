using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.CheckIn;

public sealed class RecordScansTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_same_id_again_gives_the_same_answer_and_changes_nothing(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var code = await scene.CodeAsync((await scene.TicketAsync()).Id);
        var scan = DoorScene.Scan(code);

        var answers = await scene.SendAsync(scan, scan);
        var later = await scene.SendAsync(scan);
        await scene.ScanAsync(code, "out");
        var afterLeaving = await scene.SendAsync(scan);

        answers[0].Verdict().ShouldBe("admitted");
        answers[1].GetRawText().ShouldBe(answers[0].GetRawText());
        later[0].GetRawText().ShouldBe(answers[0].GetRawText());
        afterLeaving[0].GetRawText().ShouldBe(answers[0].GetRawText());
        (await scene.TrueNumbersAsync()).ShouldBe((0, 1));
        (await scene.GetAsync("/occupancy")).GetProperty("inside").GetInt32().ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task One_bad_scan_of_500_costs_the_others_nothing(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var tickets = await scene.TicketsAsync(490);
        var scans = new List<object?>();
        foreach (var ticket in tickets)
            scans.Add(DoorScene.Scan(await scene.CodeAsync(ticket.Id)));
        object?[] bad =
        [
            DoorScene.Scan("x", id: null),
            new
            {
                id = "no-uuid",
                ticket = "x",
                gate = "main",
                direction = "in",
            },
            new { id = 5 },
            null,
            "text",
            DoorScene.Scan(new string('Ä', 200_000)),
            DoorScene.Scan(await scene.CodeAsync(tickets[0].Id), gate: "cellar"),
            DoorScene.Scan(await scene.CodeAsync(tickets[0].Id), direction: "sideways"),
            new
            {
                id = Guid.NewGuid(),
                ticket = 7,
                gate = "main",
                direction = "in",
                scannedAt = "yesterday",
            },
            new
            {
                id = Guid.NewGuid(),
                ticket = "T/" + new string('A', 157),
                gate = "main",
                direction = "in",
                scannedAt = new { },
            },
        ];
        scans.InsertRange(100, bad);

        var results = await scene.SendAsync([.. scans]);

        results.Count.ShouldBe(500);
        results.Take(100).Concat(results.Skip(110)).ShouldAllBe(result => result.Verdict() == "admitted");
        results.Skip(100).Take(10).ShouldAllBe(result => result.Verdict() == "unknown");
        results[101].GetProperty("id").GetString().ShouldBe("no-uuid");
        results[101].GetProperty("code").GetString().ShouldBe("check-in.id_invalid");
        results[106].GetProperty("code").GetString().ShouldBe("check-in.gate_unknown");
        results[107].GetProperty("code").GetString().ShouldBe("check-in.direction_invalid");
        (await scene.GetAsync("/occupancy")).GetProperty("inside").GetInt32().ShouldBe(490);
    }

    [Theory, EachDatabase]
    public async Task An_unreadable_time_does_not_keep_a_good_ticket_out(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var code = await scene.CodeAsync((await scene.TicketAsync()).Id);

        var results = await scene.SendAsync(
            new
            {
                id = Guid.NewGuid(),
                ticket = code,
                gate = "main",
                direction = "in",
                scannedAt = "31.02.2026",
                offline = true,
            }
        );

        results[0].Verdict().ShouldBe("admitted");
    }

    [Theory, EachDatabase]
    public async Task A_text_that_is_no_ticket_is_kept_without_its_words(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var id = Guid.NewGuid();

        await scene.ScanAsync("BEGIN:VCARD Aylin", id: id);

        await using var db = await scene.App.OpenDbAsync();
        var scan = await db.Scans.SingleAsync(s => s.EventId == scene.Event.Id && s.Id == id, Stop);
        scan.TicketId.ShouldBeNull();
        JsonSerializer.Serialize(scan).ShouldNotContain("VCARD");
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest, "check-in.body_invalid")]
    [InlineData("{", HttpStatusCode.BadRequest, "check-in.body_invalid")]
    [InlineData("[]", HttpStatusCode.UnprocessableEntity, "check-in.body_invalid")]
    [InlineData("""{"scans":{}}""", HttpStatusCode.UnprocessableEntity, "check-in.body_invalid")]
    [InlineData("""{"scans":[]}""", HttpStatusCode.UnprocessableEntity, "check-in.scans_count")]
    public async Task A_request_that_holds_no_scans_is_refused(string body, HttpStatusCode status, string code)
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);

        var answer = await scene.Phone.PostAsync(scene.Scans, new StringContent(body, Encoding.UTF8, "application/json"), Stop);

        answer.StatusCode.ShouldBe(status);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task More_than_500_scans_are_refused()
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);

        var answer = await scene.Phone.PostAsJsonAsync(
            scene.Scans,
            new { scans = Enumerable.Range(0, 501).Select(_ => DoorScene.Scan("x")) },
            Stop
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }
}
