using EventManager.Domain.Tickets;
using static EventManager.Domain.Tests.Moments;

namespace EventManager.Domain.Tests.Tickets;

public sealed class TicketTests
{
    [Fact]
    public void What_the_door_shows_moves_its_cursor()
    {
        var ticket = new Ticket(Guid.CreateVersion7(), Guid.CreateVersion7(), 1, " Ada  Ahmadi ", LongBefore);
        ticket.HolderName.ShouldBe("Ada Ahmadi");
        ticket.UpdatedAt.ShouldBe(LongBefore);

        ticket.Rename("Ada Özil", LongBefore.AddHours(1));
        ticket.SearchName.ShouldBe(" ada ozil");
        ticket.UpdatedAt.ShouldBe(LongBefore.AddHours(1));

        ticket.Void(TicketState.Revoked, LongBefore.AddHours(2));
        ticket.State.ShouldBe(TicketState.Revoked);
        ticket.UpdatedAt.ShouldBe(LongBefore.AddHours(2));
    }
}
