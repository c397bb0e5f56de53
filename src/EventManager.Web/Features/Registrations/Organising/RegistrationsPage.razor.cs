using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Web.Features.Registrations.Questions;
using Microsoft.AspNetCore.Components;
using Radzen;
using Radzen.Blazor;

namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>Who has registered; page by page, with search, filter and the two things that are done by hand.</summary>
public sealed partial class RegistrationsPage
{
    private RadzenDataGrid<RegistrationLine>? grid;
    private IReadOnlyList<RegistrationLine>? lines;
    private int total;
    private IReadOnlyDictionary<RegistrationState, int> counts = new Dictionary<RegistrationState, int>();
    private IReadOnlyList<Question> questions = [];
    private string search = "";
    private RegistrationState? chosen;
    private bool byTime;
    private string? message;
    private bool isRefused;
    private bool busy;
    private Guid? asked;

    [Inject]
    private RegistrationListQuery List { get; set; } = null!;

    [Inject]
    private CancelRegistrationHandler Cancel { get; set; } = null!;

    [Inject]
    private RegisterByFormHandler Register { get; set; } = null!;

    [Inject]
    private QuestionsQuery QuestionsOfEvent { get; set; } = null!;

    protected override async Task LoadAsync()
    {
        counts = await List.CountAsync(Grant!.EventId, Leaving);
        questions = await QuestionsOfEvent.OfEventAsync(Grant.EventId, Leaving);
    }

    private async Task LoadPageAsync(LoadDataArgs args) =>
        (lines, total) = await List.PageAsync(
            Grant!.EventId,
            new RegistrationFilter(search, chosen, byTime),
            args.Skip ?? 0,
            Math.Clamp(args.Top ?? 25, 1, 100),
            Leaving
        );

    private async Task ReloadAsync()
    {
        asked = null;
        if (grid is not null)
            await grid.FirstPage(forceReload: true);
    }

    private Task CancelAsync(RegistrationLine line) => DoAsync(() => Cancel.HandleAsync(line.Id, Leaving), Text["CancelDone", line.Name]);

    private Task SendLinkAsync(RegistrationLine line) =>
        DoAsync(() => Register.TellAgainAsync(Slug, line.Email, Leaving), Text["LinkSent", line.Name]);

    private async Task DoAsync(Func<Task<Result<Done>>> change, string done)
    {
        asked = null;
        busy = true;
        var refusal = await IsAllowedAsync(StaffRole.Organiser) ? (await change()).Refusal : RegistrationRefusals.NotFound;
        isRefused = refusal is not null;
        message = refusal is null ? done : Say(refusal);
        busy = false;
        await LoadAsync();
        if (grid is not null)
            await grid.Reload();
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
