using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Web.Features.Registrations.Questions;
using EventManager.Web.Ui.Grids;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>Who has registered; page by page, with search, filter and the two things that are done by hand.</summary>
public sealed partial class RegistrationsPage
{
    private ListGrid<RegistrationLine>? grid;
    private IReadOnlyDictionary<RegistrationState, StateCount> counts = new Dictionary<RegistrationState, StateCount>();
    private IReadOnlyList<Question> questions = [];
    private IReadOnlyDictionary<string, string> categories = new Dictionary<string, string>();
    private string search = "";
    private RegistrationState? chosen;
    private string? message;
    private bool isRefused;
    private bool busy;
    private RegistrationLine? asked;
    private RegistrationLine? back;
    private string zone = Zone.Default;
    private bool hasTimes;

    [Inject]
    private RegistrationListQuery List { get; set; } = null!;

    [Inject]
    private CancelRegistrationHandler Cancel { get; set; } = null!;

    [Inject]
    private ReinstateRegistrationHandler Reinstating { get; set; } = null!;

    [Inject]
    private RegisterByFormHandler Register { get; set; } = null!;

    [Inject]
    private QuestionsQuery QuestionsOfEvent { get; set; } = null!;

    protected override async Task LoadAsync()
    {
        counts = await List.CountAsync(Grant!.EventId, Leaving);
        categories = await List.CategoriesAsync(Grant.EventId, Leaving);
        (zone, hasTimes) = await List.TimesAsync(Grant.EventId, Leaving);
        questions = await QuestionsOfEvent.OfEventAsync(Grant.EventId, Leaving);
    }

    private async Task<GridData<RegistrationLine>> LoadPageAsync(GridRequest page, CancellationToken stop)
    {
        var order = page.Sort is nameof(RegistrationLine.CreatedAt) ? RegistrationOrder.Time : RegistrationOrder.Name;
        var filter = new RegistrationFilter(search, chosen, order, page.Descending);
        var (lines, total) = await List.PageAsync(Grant!.EventId, filter, page.Skip, page.Take, stop);
        return new() { Items = lines, TotalItems = total };
    }

    private Task RestartAsync() => grid?.RestartAsync() ?? Task.CompletedTask;

    /// <summary>Who waits is shown in the order of the queue.</summary>
    private Task ChooseAsync() =>
        chosen is RegistrationState.Waitlisted && grid is not null ? grid.SortAsync(nameof(RegistrationLine.CreatedAt)) : RestartAsync();

    private Task CancelAsync(RegistrationLine line) => DoAsync(() => Cancel.HandleAsync(line.Id, Leaving), Text["CancelDone", line.Name]);

    private Task ReinstateAsync(RegistrationLine line) =>
        DoAsync(() => Reinstating.HandleAsync(new(Grant!.EventId, line.Id, Grant.UserId), Leaving), Text["ReinstateDone", line.Name]);

    private Task SendLinkAsync(RegistrationLine line) =>
        DoAsync(() => Register.SendLinkAsync(Slug, line.Email, Leaving), Text["LinkSent", line.Name]);

    private async Task DoAsync(Func<Task<Result<Done>>> change, string done)
    {
        (asked, back) = (null, null);
        busy = true;
        var refusal = await IsAllowedAsync(StaffRole.Organiser) ? (await change()).Refusal : RegistrationRefusals.NotFound;
        isRefused = refusal is not null;
        message = refusal is null ? done : Say(refusal);
        busy = false;
        await LoadAsync();
        if (grid is not null)
            await grid.ReloadAsync();
    }

    private static string BadgeOf(RegistrationState state) =>
        state switch
        {
            RegistrationState.Confirmed => "badge--success",
            RegistrationState.Waitlisted or RegistrationState.Offered => "badge--warning",
            RegistrationState.AwaitingConfirmation => "badge--info",
            _ => "badge--neutral",
        };
}
