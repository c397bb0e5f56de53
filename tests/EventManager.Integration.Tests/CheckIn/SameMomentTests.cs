using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EventManager.Data;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>A phone sends again what it has no answer to, at any moment of the first: both hear the same, and one thing happens.</summary>
public sealed class SameMomentTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_walk_in()
    {
        EachDatabase.Require(DatabaseUnderTest.PostgreSql);
        var between = new BetweenStatements();
        await using var app = await between.StartAsync(DatabaseUnderTest.PostgreSql);
        var scene = await DoorScene.CreateAsync(app, TimeSpan.FromHours(-1));
        await SendAsync(scene, WalkIn("warm"));

        var moments = await EachMomentAsync(
            between,
            async again =>
            {
                var person = WalkIn("Öztürk");
                again(() => SendAsync(scene, person));
                await SendAsync(scene, person);
            }
        );

        moments.ShouldBeGreaterThan(5);
        await using var db = await app.OpenDbAsync();
        (await db.Registrations.CountAsync(r => r.EventId == scene.Event.Id, Stop)).ShouldBe(moments + 2);
        (await scene.TrueNumbersAsync()).Inside.ShouldBe(moments + 2);
    }

    /// <summary>Interrupts after the first statement, then after the second, until there is none left; how many there were.</summary>
    private static async Task<int> EachMomentAsync(BetweenStatements between, Func<Action<Func<Task>>, Task> first)
    {
        for (var statement = 1; ; statement++)
        {
            await first(what => between.After(statement, what));
            if (between.Happened is null)
                return statement - 1;
            await between.Happened;
        }
    }

    private static object WalkIn(string name) =>
        new
        {
            id = Guid.NewGuid(),
            firstName = "Mia",
            lastName = name,
            people = 1,
            gate = "main",
            registeredAt = DateTimeOffset.UtcNow,
        };

    private static async Task SendAsync(DoorScene scene, object person)
    {
        var answer = await scene.Phone.PostAsJsonAsync(scene.Api + "/check-in/walk-ins", person, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Stop));
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).Verdict().ShouldBe("admitted");
    }
}
