using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>A phone without a network finds a ticket by its holder's name; it names the ticket, since it cannot sign a code.</summary>
public sealed class FoundByNameTests(DoorApps apps) : IClassFixture<DoorApps>
{
    [Theory, EachDatabase]
    public async Task A_ticket_is_let_in_by_its_id_and_judged_like_any_other(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var ticket = await scene.TicketAsync();
        var cancelled = await scene.TicketAsync(ticket: each => each.Void(TicketState.Cancelled, DateTimeOffset.UtcNow));

        var answers = await scene.SendAsync(Scan(ticket.Id), Scan(ticket.Id), Scan(cancelled.Id), Scan(Guid.NewGuid()), Scan("nonsense"));

        answers.Select(answer => answer.Verdict()).ShouldBe(["admitted", "already-inside", "cancelled", "unknown", "unknown"]);
        answers[0].GetProperty("ticketId").GetGuid().ShouldBe(ticket.Id);
    }

    [Fact]
    public async Task A_ticket_of_another_event_is_not_there()
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        var elsewhere = await (await apps.SceneAsync(DatabaseUnderTest.Sqlite)).TicketAsync();

        (await scene.SendAsync(Scan(elsewhere.Id)))[0].Verdict().ShouldBe("unknown");
    }

    [Fact]
    public async Task Where_there_is_a_code_the_code_counts()
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        var ticket = await scene.TicketAsync();
        var both = new
        {
            id = Guid.NewGuid(),
            ticket = "HELLO",
            ticketId = ticket.Id,
            gate = "main",
            direction = "in",
            scannedAt = DateTimeOffset.UtcNow,
        };

        (await scene.SendAsync(both))[0].Verdict().ShouldBe("unknown");
    }

    private static object Scan(object ticketId) =>
        new
        {
            id = Guid.NewGuid(),
            ticketId,
            gate = "main",
            direction = "in",
            scannedAt = DateTimeOffset.UtcNow,
        };
}
