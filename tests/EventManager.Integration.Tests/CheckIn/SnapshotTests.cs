using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EventManager.Data;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn.Snapshot;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.CheckIn;

public sealed class SnapshotTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task It_holds_every_ticket_and_then_what_changed(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var tickets = await scene.TicketsAsync(2_050);
        await AgeAsync(scene);

        var all = await scene.GetAsync("/check-in/snapshot");
        await scene.ScanAsync(await scene.CodeAsync(tickets[7].Id));
        var changed = await scene.GetAsync("/check-in/snapshot?since=" + all.GetProperty("cursor").GetString());

        Ids(all).ShouldBe(tickets.Select(ticket => ticket.Id), ignoreOrder: true);
        all.GetProperty("gates").EnumerateArray().Select(gate => gate.GetProperty("code").GetString()).ShouldBe(["main", "side"]);
        all.GetProperty("event").GetProperty("slug").GetString().ShouldBe(scene.Event.Slug);
        all.GetProperty("publicKey").GetProperty("kty").GetString().ShouldBe("EC");
        Ids(changed).ShouldBe([tickets[7].Id]);
        var one = changed.GetProperty("tickets")[0];
        one.GetProperty("state").GetString().ShouldBe("valid");
        one.TryGetProperty("admittedAt", out _).ShouldBeTrue();
        one.GetProperty("inside").GetBoolean().ShouldBeTrue();
    }

    [Theory, EachDatabase]
    public async Task A_void_ticket_stays_with_its_state_and_an_erased_one_is_removed(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var cancelled = await scene.TicketAsync(ticket: ticket => ticket.Void(TicketState.Cancelled, DateTimeOffset.UtcNow));
        var waiting = await scene.TicketAsync(registration: r => r.JoinWaitingList(DateTimeOffset.UtcNow));
        var erased = await scene.TicketAsync(name: "", ticket: ticket => ticket.Void(TicketState.Cancelled, DateTimeOffset.UtcNow));

        var cursor = SnapshotCursor.At(DateTimeOffset.UtcNow.AddMinutes(-1));
        var changed = await scene.GetAsync("/check-in/snapshot?since=" + cursor);

        var states = changed
            .GetProperty("tickets")
            .EnumerateArray()
            .ToDictionary(ticket => ticket.GetProperty("id").GetGuid(), ticket => ticket.GetProperty("state").GetString());
        states.ShouldBe(new Dictionary<Guid, string?> { [cancelled.Id] = "cancelled", [waiting.Id] = "waitlisted" }, ignoreOrder: true);
        changed.GetProperty("removed").EnumerateArray().Select(id => id.GetGuid()).ShouldBe([erased.Id]);
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("as-long*as!")]
    public async Task A_cursor_that_is_none_is_refused(string cursor)
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);

        var answer = await scene.Phone.GetAsync(scene.Api + "/check-in/snapshot?since=" + cursor, Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task It_is_compressed_and_other_answers_are_not()
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        scene.Phone.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br, gzip");

        var snapshot = await scene.Phone.GetAsync(scene.Api + "/check-in/snapshot", Stop);
        var search = await scene.AskAsync("ay");

        snapshot.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        search.Content.Headers.ContentEncoding.ShouldBeEmpty();
    }

    [Fact]
    public async Task PostgreSql_walks_the_index_of_changes()
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.PostgreSql);
        await scene.TicketsAsync(3_000);
        await using var db = await scene.App.OpenDbAsync();
        await db.Database.ExecuteSqlRawAsync("ANALYZE", Stop);
        var query = SnapshotTickets.Query(db, scene.Event.Id, DateTimeOffset.UtcNow.AddMilliseconds(-20), null);

        var plan = await ExplainAsync(db, query);

        plan.ShouldContain("IX_Tickets_EventId_UpdatedAt_Id");
        plan.ShouldNotContain("Seq Scan on \"Tickets\"");
    }

    [Fact]
    public async Task A_browser_verifies_a_ticket_with_the_snapshots_key()
    {
        Assert.SkipWhen(WhyNoNode is not null, WhyNoNode ?? "");
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        var code = await scene.CodeAsync((await scene.TicketAsync()).Id);
        var (_, payload, signature) = TicketCode.Read(code)!.Value;
        var key = (await scene.GetAsync("/check-in/snapshot")).GetProperty("publicKey").GetRawText();
        const string Script = """
            const [jwk, payload, signature] = process.argv.slice(1);
            const key = await crypto.subtle.importKey('jwk', JSON.parse(jwk), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
            const bytes = (hex) => Uint8Array.from(Buffer.from(hex, 'hex'));
            const ok = (p) => crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes(signature), p);
            const broken = bytes(payload);
            broken[20] ^= 1;
            console.log(await ok(bytes(payload)), await ok(broken));
            """;

        var said = await NodeAsync(Script, key, Convert.ToHexString(payload), Convert.ToHexString(signature));

        said.Trim().ShouldBe("true false");
    }

    private static string? WhyNoNode =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "node")))
            ? null
            : "node is not installed.";

    private static async Task<string> NodeAsync(string script, params string[] arguments)
    {
        using var node = Process.Start(
            new ProcessStartInfo("node", ["--input-type=module", "-e", script, .. arguments]) { RedirectStandardOutput = true }
        )!;
        var said = await node.StandardOutput.ReadToEndAsync(Stop);
        await node.WaitForExitAsync(Stop);
        return said;
    }

    private static async Task<string> ExplainAsync(EventDb db, IQueryable<SnapshotTickets.Row> query)
    {
        await db.Database.OpenConnectionAsync(Stop);
        await using var command = query.CreateDbCommand();
        command.CommandText = "EXPLAIN " + command.CommandText;
        await using var reader = await command.ExecuteReaderAsync(Stop);
        var plan = new System.Text.StringBuilder();
        while (await reader.ReadAsync(Stop))
            plan.AppendLine(reader.GetString(0));
        return plan.ToString();
    }

    private static IEnumerable<Guid> Ids(JsonElement snapshot) =>
        snapshot.GetProperty("tickets").EnumerateArray().Select(ticket => ticket.GetProperty("id").GetGuid());

    /// <summary>As if the tickets had been there for an hour: a snapshot repeats what changed in the last seconds.</summary>
    private static async Task AgeAsync(DoorScene scene)
    {
        var hourAgo = DateTimeOffset.UtcNow.AddHours(-1);
        await using var db = await scene.App.OpenDbAsync();
        await db
            .Tickets.Where(t => t.EventId == scene.Event.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.UpdatedAt, hourAgo), Stop);
    }
}
