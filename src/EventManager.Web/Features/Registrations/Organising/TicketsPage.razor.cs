using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>A registration's tickets, and what is done by hand with one: replaced when it is lost, blocked when it is misused.</summary>
public sealed partial class TicketsPage
{
    private RegistrationTicketList? list;
    private (Guid Ticket, bool Revokes)? asked;
    private string? message;
    private bool isRefused;
    private bool busy;

    [Parameter]
    public Guid RegistrationId { get; set; }

    [Inject]
    private TicketListQuery Tickets { get; set; } = null!;

    [Inject]
    private ReissueTicketHandler Reissue { get; set; } = null!;

    [Inject]
    private RevokeTicketHandler Revoke { get; set; } = null!;

    protected override async Task LoadAsync()
    {
        list = await Tickets.FindAsync(Grant!.EventId, RegistrationId, Leaving);
        SayMissing(list);
    }

    private async Task DoAsync((Guid Ticket, bool Revokes) question)
    {
        asked = null;
        busy = true;
        var refusal = await IsAllowedAsync(StaffRole.Organiser) ? await ChangeAsync(question) : RegistrationRefusals.NotFound;
        isRefused = refusal is not null;
        message = refusal is null ? Text[question.Revokes ? "Revoked" : "Replaced"] : Say(refusal);
        busy = false;
        await LoadAsync();
    }

    private async Task<Refusal?> ChangeAsync((Guid Ticket, bool Revokes) question) =>
        question.Revokes
            ? (await Revoke.HandleAsync(Grant!.EventId, question.Ticket, Grant.UserId, Leaving)).Refusal
            : (await Reissue.HandleAsync(Grant!.EventId, question.Ticket, Grant.UserId, Leaving)).Refusal;
}
