using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>A registration's tickets, and what is done by hand with one: replaced when it is lost, blocked when it is misused.</summary>
public sealed partial class TicketsPage
{
    private RegistrationTicketList? list;
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

    private Task ReplaceAsync(Guid ticket) =>
        DoAsync(async () => (await Reissue.HandleAsync(Grant!.EventId, ticket, Grant.UserId, Leaving)).Refusal, Text["Replaced"]);

    private Task RevokeAsync(Guid ticket) =>
        DoAsync(async () => (await Revoke.HandleAsync(Grant!.EventId, ticket, Grant.UserId, Leaving)).Refusal, Text["Revoked"]);

    private async Task DoAsync(Func<Task<Refusal?>> change, string done)
    {
        busy = true;
        var refusal = await IsAllowedAsync(StaffRole.Organiser) ? await change() : RegistrationRefusals.NotFound;
        isRefused = refusal is not null;
        message = refusal is null ? done : Say(refusal);
        busy = false;
        await LoadAsync();
    }
}
