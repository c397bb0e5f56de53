using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using Microsoft.AspNetCore.Components;
using Radzen;
using Radzen.Blazor;

namespace EventManager.Web.Features.Mailings.Pages;

/// <summary>What has been written to whom for an event, and what became of it.</summary>
public sealed partial class MailsPage
{
    private RadzenDataGrid<MailLine>? grid;
    private IReadOnlyList<MailLine>? lines;
    private int total;
    private OutboxState? filter;
    private IReadOnlyDictionary<OutboxState, int> counts = new Dictionary<OutboxState, int>();
    private string? message;
    private bool isRefused;
    private bool busy;
    private Guid? asked;

    [Inject]
    private ListMails List { get; set; } = null!;

    [Inject]
    private SendMailAgainHandler Again { get; set; } = null!;

    [Inject]
    private WithholdMailHandler Withhold { get; set; } = null!;

    [Inject]
    private MailTransportState Transport { get; set; } = null!;

    protected override async Task LoadAsync() => counts = await List.CountAsync(Grant!.EventId, Leaving);

    private async Task LoadPageAsync(LoadDataArgs args) =>
        (lines, total) = await List.PageAsync(Grant!.EventId, filter, args.Skip ?? 0, Math.Clamp(args.Top ?? 25, 1, 100), Leaving);

    private async Task FilterAsync(ChangeEventArgs change)
    {
        filter = Enum.TryParse<OutboxState>((string?)change.Value, out var state) ? state : null;
        asked = null;
        if (grid is not null)
            await grid.FirstPage(forceReload: true);
    }

    /// <summary>What has arrived once is sent again only after a second yes.</summary>
    private async Task AskAsync(MailLine line)
    {
        if (line.State is OutboxState.Sent)
            asked = line.Id;
        else
            await SendAgainAsync(line);
    }

    private Task SendAgainAsync(MailLine line) =>
        ChangeAsync(() => Again.HandleAsync(new(Grant!.EventId, line.Id), Leaving), Text["QueuedAgain"]);

    private Task WithholdAsync(MailLine line) =>
        ChangeAsync(() => Withhold.HandleAsync(new(Grant!.EventId, line.Id), Leaving), Text["Withheld"]);

    private async Task ChangeAsync(Func<Task<Result<Done>>> change, string done)
    {
        asked = null;
        busy = true;
        var refusal = await IsAllowedAsync(StaffRole.Organiser) ? (await change()).Refusal : MailingRefusals.NotAllowed;
        isRefused = refusal is not null;
        message = refusal is null ? done : Say(refusal);
        busy = false;
        await LoadAsync();
        if (grid is not null)
            await grid.Reload();
    }

    private static string Moment(MailLine line) =>
        When.DateTime(
            line.State switch
            {
                OutboxState.Sent => line.SentAt ?? line.CreatedAt,
                OutboxState.Queued or OutboxState.Retrying or OutboxState.Claimed => line.DueAt,
                _ => line.CreatedAt,
            }
        );
}
