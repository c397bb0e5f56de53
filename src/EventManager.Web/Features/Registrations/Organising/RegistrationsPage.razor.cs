using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Web.Features.Registrations.Bulk;
using EventManager.Web.Features.Registrations.Questions;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>Who has registered: the list, and what is done by hand with one registration or with many.</summary>
public sealed partial class RegistrationsPage
{
    private static readonly ListLook Start = new("name");

    private ListPage<RegistrationLine>? list;
    private IReadOnlyDictionary<RegistrationState, StateCount> counts = new Dictionary<RegistrationState, StateCount>();
    private IReadOnlyList<Question> questions = [];
    private IReadOnlyDictionary<string, string> categories = new Dictionary<string, string>();
    private IReadOnlyList<ListColumn<RegistrationLine>> columns = [];
    private IReadOnlyList<ListFilter> filters = [];
    private IReadOnlyList<BulkAction> actions = [];
    private string? message;
    private bool isRefused;
    private bool isLoaded;
    private bool busy;
    private RegistrationLine? asked;
    private RegistrationLine? back;
    private RegistrationLine? undo;
    private string zone = Zone.Default;
    private bool hasTimes;

    [Inject]
    private RegistrationListQuery List { get; set; } = null!;

    [Inject]
    private CancelRegistrationHandler Cancel { get; set; } = null!;

    [Inject]
    private ReinstateRegistrationHandler Reinstating { get; set; } = null!;

    [Inject]
    private MailLinkHandler Links { get; set; } = null!;

    [Inject]
    private RenewLinkHandler Renew { get; set; } = null!;

    [Inject]
    private QuestionsQuery QuestionsOfEvent { get; set; } = null!;

    [Inject]
    private AuditTrail Audit { get; set; } = null!;

    protected override async Task LoadAsync()
    {
        await CountAsync();
        categories = await List.CategoriesAsync(Grant!.EventId, Leaving);
        (zone, hasTimes) = await List.TimesAsync(Grant.EventId, Leaving);
        questions = await QuestionsOfEvent.OfEventAsync(Grant.EventId, Leaving);
        columns = MakeColumns();
        filters = MakeFilters();
        actions = MakeActions();
        isLoaded = true;
    }

    private async Task CountAsync() => counts = await List.CountAsync(Grant!.EventId, Leaving);

    private async Task<GridData<RegistrationLine>> LoadPageAsync(ListRequest page, CancellationToken stop)
    {
        var (lines, total) = await List.PageAsync(Grant!.EventId, FilterOf(page), page.Skip, page.Take, stop);
        return new() { Items = lines, TotalItems = total };
    }

    private Task<IReadOnlyList<Guid>> FindAllAsync(ListRequest all, CancellationToken stop) =>
        List.IdsAsync(Grant!.EventId, FilterOf(all), stop);

    private Task<string?> FindNameAsync(Guid id, CancellationToken stop) => List.NameAsync(Grant!.EventId, id, stop);

    private static RegistrationFilter FilterOf(ListRequest asked) =>
        new(
            asked.Text,
            StateOf(asked.Look),
            asked.Look.Sort == "time" ? RegistrationOrder.Time : RegistrationOrder.Name,
            asked.Look.Descending,
            asked.Look["category"] ?? ""
        );

    private static RegistrationState? StateOf(ListLook look) =>
        Enum.TryParse<RegistrationState>(look["state"], out var state) ? state : null;

    /// <summary>Who waits is shown in the order of the queue.</summary>
    private static ListLook InQueue(ListLook look) =>
        StateOf(look) is RegistrationState.Waitlisted ? look with { Sort = "time", Descending = false } : look;

    private void AskCancel(RegistrationLine line)
    {
        asked = line;
        list?.CloseMenu();
    }

    private void AskBack(RegistrationLine line)
    {
        back = line;
        list?.CloseMenu();
    }

    private async Task CancelAsync(RegistrationLine line)
    {
        await DoAsync(() => CancelWrittenDownAsync(line), Text["CancelDone", line.Name]);
        undo = !isRefused && line is { State: RegistrationState.Confirmed, Email.Length: > 0 } ? line : null;
    }

    private async Task<Result<Done>> CancelWrittenDownAsync(RegistrationLine line)
    {
        var result = await Cancel.HandleAsync(line.Id, Leaving, Grant!.EventId);
        if (!result.IsRefused)
            await Audit.WriteAsync("registration.cancelled", Grant!.UserId, Grant.EventId, subjectId: line.Id);
        return result;
    }

    private Task ReinstateAsync(RegistrationLine line) =>
        DoAsync(() => Reinstating.HandleAsync(new(Grant!.EventId, line.Id, Grant.UserId), Leaving), Text["ReinstateDone", line.Name]);

    private Task SendLinkAsync(RegistrationLine line) =>
        DoAsync(() => Links.HandleAsync(Grant!.EventId, line.Id, Grant.UserId, Leaving), Text["LinkSent", line.Name]);

    private Task RenewLinkAsync(RegistrationLine line) =>
        DoAsync(() => Renew.HandleAsync(new(Grant!.EventId, line.Id, Grant.UserId), Leaving), Text["LinkRenewed", line.Name]);

    private async Task DoAsync(Func<Task<Result<Done>>> change, string done)
    {
        (asked, back, undo) = (null, null, null);
        busy = true;
        var refusal = await IsAllowedAsync(StaffRole.Organiser) ? (await change()).Refusal : RegistrationRefusals.NotFound;
        isRefused = refusal is not null;
        message = refusal is null ? done : Say(refusal);
        busy = false;
        await CountAsync();
        if (list is not null)
            await list.ReloadAsync();
    }

    private static bool IsLive(RegistrationLine line) =>
        line.State is not (RegistrationState.Cancelled or RegistrationState.Expired or RegistrationState.Rejected);

    private static string BadgeOf(RegistrationState state) =>
        state switch
        {
            RegistrationState.Confirmed => "badge--success",
            RegistrationState.Waitlisted or RegistrationState.Offered => "badge--warning",
            RegistrationState.AwaitingConfirmation => "badge--info",
            _ => "badge--neutral",
        };
}
