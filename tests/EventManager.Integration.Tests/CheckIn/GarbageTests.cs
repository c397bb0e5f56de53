using System.Net;
using System.Text;
using System.Text.Json;
using EventManager.Domain.CheckIn;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>Ten thousand scans of garbage: answered, counted as nothing, and nobody at the next gate notices.</summary>
public sealed class GarbageTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Ten_thousand_are_answered_one_by_one_and_a_ticket_comes_in_after_them(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var ticket = await scene.TicketAsync();
        var code = await scene.CodeAsync(ticket.Id);
        var dice = new Random(4711);

        for (var batch = 0; batch < 20; batch++)
        {
            var scans = Enumerable.Range(0, 500).Select(i => Scan(Garbage(dice, code, i))).ToArray();
            var results = await scene.SendAsync(scans);
            results.Count.ShouldBe(500);
            results.Select(result => result.Verdict()).Distinct().ShouldBeSubsetOf(Refused);
        }

        (await scene.ScanAsync(code)).Verdict().ShouldBe("admitted");
        var numbers = await scene.GetAsync("/occupancy");
        (numbers.GetProperty("inside").GetInt32(), numbers.GetProperty("admittedTotal").GetInt32()).ShouldBe((1, 1));
        await using var db = await scene.App.OpenDbAsync();
        (await db.Scans.CountAsync(scan => scan.EventId == scene.Event.Id, Stop)).ShouldBe(10_001);
        (await db.ScanConflicts.CountAsync(conflict => conflict.EventId == scene.Event.Id, Stop)).ShouldBe(0);
    }

    [Theory]
    [InlineData("[1,2")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"scans\":[{\"id\":\"\\u0000\",\"ticket\":\"\\ud800\",\"gate\":\"main\",\"direction\":\"in\"}]}")]
    [InlineData("{\"scans\":[null,7,\"x\",[],{},{\"id\":5},{\"ticket\":{}}]}")]
    public async Task Broken_JSON_never_breaks_the_server(string body)
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);

        var answer = await scene.Phone.PostAsync(scene.Scans, new StringContent(body, Encoding.UTF8, "application/json"), Stop);

        ((int)answer.StatusCode).ShouldBeLessThan(500, await answer.Content.ReadAsStringAsync(Stop));
        if (answer.StatusCode is HttpStatusCode.OK)
            JsonDocument
                .Parse(await answer.Content.ReadAsStringAsync(Stop))
                .RootElement.GetProperty("results")
                .EnumerateArray()
                .ShouldAllBe(result => result.Verdict() == "unknown");
    }

    private static readonly string[] Refused = ["unknown", "invalid-signature", "wrong-event"];

    private static object Scan(string text) =>
        new
        {
            id = Guid.NewGuid(),
            ticket = text,
            gate = Gate.Main,
            direction = "in",
            scannedAt = DateTimeOffset.UtcNow,
            offline = true,
            phoneVerdict = "admitted",
        };

    /// <summary>Nothing, noise, what cameras see on packets, and tickets with one letter that is not theirs.</summary>
    private static string Garbage(Random dice, string code, int i) =>
        (i % 8) switch
        {
            0 => "",
            1 => "4006381333931",
            2 => "https://www.example.org/?q=" + dice.Next(),
            3 => new string((char)dice.Next(1, 0xD7FF), dice.Next(1, 2_500)),
            4 => "👩🏽‍🎓\0\n\t" + dice.Next(),
            5 => code[..dice.Next(0, code.Length)],
            6 => new string([.. code.Reverse()]),
            _ => Spoilt(dice, code),
        };

    private static string Spoilt(Random dice, string code)
    {
        var letters = code.ToCharArray();
        // Within the signed part: the address before it may be any.
        var at = letters.Length - 1 - dice.Next(0, 150);
        letters[at] = letters[at] == 'A' ? 'B' : 'A';
        return new string(letters);
    }
}
