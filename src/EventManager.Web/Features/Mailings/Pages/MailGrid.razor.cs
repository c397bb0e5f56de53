using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using EventManager.Web.Ui.Grids;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace EventManager.Web.Features.Mailings.Pages;

/// <summary>What has been written to whom, and what became of it; what failed can be sent again, what waits be stopped.</summary>
public sealed partial class MailGrid : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private ListGrid<MailLine>? grid;
    private OutboxState? filter;
    private IReadOnlyDictionary<OutboxState, int> counts = new Dictionary<OutboxState, int>();
    private string? message;
    private bool isRefused;
    private bool busy;
    private MailLine? asked;

    /// <summary>Null shows the mails that belong to no event.</summary>
    [Parameter]
    public Guid? EventId { get; set; }

    /// <summary>Asked before every change, since a circuit can outlive a right.</summary>
    [Parameter, EditorRequired]
    public required Func<Task<bool>> MayChange { get; set; }

    /// <summary>Where the whole list is to be had as a table.</summary>
    [Parameter, EditorRequired]
    public required string Table { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private AuditTrail Audit { get; set; } = null!;

    [Inject]
    private ListMails List { get; set; } = null!;

    [Inject]
    private SendMailAgainHandler Again { get; set; } = null!;

    [Inject]
    private WithholdMailHandler Withhold { get; set; } = null!;

    [Inject]
    private MailTransportState Transport { get; set; } = null!;

    [Inject]
    private RefusalWords Refusals { get; set; } = null!;

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override Task OnInitializedAsync() => CountAsync();

    private async Task CountAsync() => counts = await List.CountAsync(EventId, leaving.Token);

    private string AddressOf(MailLine line) => line.ToAddress.Length > 0 ? line.ToAddress : Text["AddressDeleted"];

    private async Task<GridData<MailLine>> LoadPageAsync(GridRequest page, CancellationToken stop)
    {
        var order = new MailOrder(page.Sort, page.Descending);
        var (lines, total) = await List.PageAsync(EventId, filter, page.Skip, page.Take, stop, order);
        return new() { Items = lines, TotalItems = total };
    }

    private async Task FilterAsync(ChangeEventArgs change)
    {
        filter = Enum.TryParse<OutboxState>((string?)change.Value, out var state) ? state : null;
        asked = null;
        if (grid is not null)
            await grid.RestartAsync();
    }

    /// <summary>What has arrived once is sent again only after a second yes.</summary>
    private async Task AskAsync(MailLine line)
    {
        if (line.State is OutboxState.Sent)
            asked = line;
        else
            await SendAgainAsync(line);
    }

    private Task SendAgainAsync(MailLine line) =>
        ChangeAsync(line, "mail.sent_again", () => Again.HandleAsync(new(EventId, line.Id), leaving.Token), Text["QueuedAgain"]);

    private Task WithholdAsync(MailLine line) =>
        ChangeAsync(line, "mail.withheld", () => Withhold.HandleAsync(new(EventId, line.Id), leaving.Token), Text["Withheld"]);

    private async Task ChangeAsync(MailLine line, string action, Func<Task<Result<Done>>> change, string done)
    {
        asked = null;
        busy = true;
        var refusal = await MayChange() ? (await change()).Refusal : MailingRefusals.NotAllowed;
        isRefused = refusal is not null;
        if (!isRefused)
            await Audit.WriteAsync(action, EventAccess.UserId((await Authentication).User), EventId, line.Kind, line.Id);
        message = refusal is null ? done : Refusals.Say(refusal);
        busy = false;
        await CountAsync();
        if (grid is not null)
            await grid.ReloadAsync();
    }
}
