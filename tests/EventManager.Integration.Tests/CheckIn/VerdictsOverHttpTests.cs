using System.Security.Cryptography;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.CheckIn;

public sealed class VerdictsOverHttpTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_ticket_comes_in_once_and_leaves(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var ticket = await scene.TicketAsync();
        var code = await scene.CodeAsync(ticket.Id);

        var first = await scene.ScanAsync(code);
        var second = await scene.ScanAsync(code, gate: DoorScene.Side);
        var left = await scene.ScanAsync(code, "out", DoorScene.Side);
        var again = await scene.ScanAsync(code);

        first.Verdict().ShouldBe("admitted");
        first.GetProperty("ticketId").GetGuid().ShouldBe(ticket.Id);
        first.GetProperty("name").GetString().ShouldBe("Aylin Yılmaz");
        first.GetProperty("category").GetString().ShouldBe("visitor");
        second.Verdict().ShouldBe("already-inside");
        second.GetProperty("gate").GetString().ShouldBe("main");
        second.GetProperty("firstAdmittedAt").GetDateTimeOffset().ShouldBe(first.GetProperty("firstAdmittedAt").GetDateTimeOffset());
        left.Verdict().ShouldBe("left");
        again.Verdict().ShouldBe("admitted");
        again.GetProperty("firstAdmittedAt").GetDateTimeOffset().ShouldBe(first.GetProperty("firstAdmittedAt").GetDateTimeOffset());
    }

    [Theory, EachDatabase]
    public async Task A_ticket_that_is_no_good_is_told_why(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var other = await apps.SceneAsync(kind);
        var cancelled = await scene.TicketAsync(ticket: ticket => ticket.Void(TicketState.Cancelled, DateTimeOffset.UtcNow));
        var revoked = await scene.TicketAsync(ticket: ticket => ticket.Void(TicketState.Revoked, DateTimeOffset.UtcNow));
        var waiting = await scene.TicketAsync(registration: r => r.JoinWaitingList(DateTimeOffset.UtcNow));
        var withdrawn = await scene.TicketAsync(registration: r => r.Cancel(DateTimeOffset.UtcNow));
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var forged = new TicketCode(scene.Event.Id, (await scene.TicketAsync()).Id, TicketCodeKind.Person, 1).Sign(stranger);

        (await scene.ScanAsync(await scene.CodeAsync(cancelled.Id))).Verdict().ShouldBe("cancelled");
        (await scene.ScanAsync(await scene.CodeAsync(revoked.Id))).Verdict().ShouldBe("revoked");
        (await scene.ScanAsync(await scene.CodeAsync(waiting.Id))).Verdict().ShouldBe("waitlisted");
        (await scene.ScanAsync(await scene.CodeAsync(withdrawn.Id))).Verdict().ShouldBe("cancelled");
        (await scene.ScanAsync(await scene.CodeAsync(Guid.NewGuid()))).Verdict().ShouldBe("unknown");
        (await scene.ScanAsync(await other.CodeAsync((await other.TicketAsync()).Id))).Verdict().ShouldBe("wrong-event");
        (await scene.ScanAsync(forged)).Verdict().ShouldBe("invalid-signature");
        (await scene.ScanAsync("https://example.org/cats")).Verdict().ShouldBe("unknown");
        (await scene.TrueNumbersAsync()).ShouldBe((0, 0));
    }

    [Theory, EachDatabase]
    public async Task A_forged_code_does_not_tell_whose_ticket_it_names(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var ticket = await scene.TicketAsync();
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var answer = await scene.ScanAsync(new TicketCode(scene.Event.Id, ticket.Id, TicketCodeKind.Person, 1).Sign(stranger));

        answer.TryGetProperty("name", out _).ShouldBeFalse();
        answer.TryGetProperty("ticketId", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(DatabaseUnderTest.Sqlite, 3, "not-yet-valid")]
    [InlineData(DatabaseUnderTest.PostgreSql, 3, "not-yet-valid")]
    [InlineData(DatabaseUnderTest.Sqlite, 1, "admitted")]
    [InlineData(DatabaseUnderTest.Sqlite, -7, "admitted")]
    [InlineData(DatabaseUnderTest.Sqlite, -9, "expired")]
    [InlineData(DatabaseUnderTest.PostgreSql, -9, "expired")]
    public async Task The_doors_are_open_two_hours_around_the_event(DatabaseUnderTest kind, int startsInHours, string verdict)
    {
        var scene = await apps.SceneAsync(kind, TimeSpan.FromHours(startsInHours));

        (await scene.ScanAsync(await scene.CodeAsync((await scene.TicketAsync()).Id))).Verdict().ShouldBe(verdict);
    }

    [Theory, EachDatabase]
    public async Task A_scan_without_network_counts_at_the_time_it_was_made(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind, TimeSpan.FromHours(-9));
        var code = await scene.CodeAsync((await scene.TicketAsync()).Id);
        var then = DateTimeOffset.UtcNow.AddHours(-4);

        var result = await scene.SendAsync(
            new
            {
                id = Guid.NewGuid(),
                ticket = code,
                gate = "main",
                direction = "in",
                scannedAt = then,
                offline = true,
            }
        );

        result[0].Verdict().ShouldBe("admitted");
        result[0].GetProperty("firstAdmittedAt").GetDateTimeOffset().ShouldBe(then, TimeSpan.FromMilliseconds(1));
    }

    [Theory, EachDatabase]
    public async Task Revoking_the_key_counts_at_the_next_scan(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var code = await scene.CodeAsync((await scene.TicketAsync()).Id);
        (await scene.ScanAsync(code)).Verdict().ShouldBe("admitted");
        await scene.ScanAsync(code, "out");

        await scene.App.Services.GetRequiredService<RotateKeyHandler>().HandleAsync(scene.Event.Id, revokeOlder: true, null, Stop);

        (await scene.ScanAsync(code)).Verdict().ShouldBe("revoked");
        (await scene.ScanAsync(await scene.CodeAsync((await scene.TicketAsync()).Id))).Verdict().ShouldBe("admitted");
    }
}
