using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Registrations.Questions;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Registrations.Applying;

/// <summary>The organiser's list of open applications, each with its answers, and the decision with its text.</summary>
public sealed partial class ApplicationsPage
{
    private OpenApplications? open;
    private IReadOnlyList<Question> questions = [];
    private IReadOnlyList<TicketCategory> categories = [];
    private ApplicationLine? chosen;
    private string? note;
    private string? message;
    private bool isRefused;
    private bool busy;
    private int page = 1;

    [Inject]
    private ApplicationsQuery Applications { get; set; } = null!;

    [Inject]
    private QuestionsQuery QuestionsOfEvent { get; set; } = null!;

    [Inject]
    private DecideApplicationHandler Decide { get; set; } = null!;

    [Inject]
    private SetApprovalHandler Approval { get; set; } = null!;

    protected override async Task LoadAsync()
    {
        questions = await QuestionsOfEvent.OfEventAsync(Grant!.EventId, Leaving);
        categories = await QuestionsOfEvent.CategoriesAsync(Grant.EventId, Leaving);
        await ShowAsync(1);
    }

    private async Task ShowAsync(int number)
    {
        page = number;
        open = await Applications.ListAsync(Grant!.EventId, page, Leaving);
    }

    private void Choose(ApplicationLine line) => (chosen, note, message) = (line, Text["AcceptTemplate"], null);

    private Task SetAsync(TicketCategory category, bool needsApproval) =>
        DoAsync(async () =>
        {
            var result = await Approval.HandleAsync(Grant!.EventId, Grant.UserId, category.Code, needsApproval, Leaving);
            categories = await QuestionsOfEvent.CategoriesAsync(Grant.EventId, Leaving);
            return result.IsRefused
                ? result.Refusals.ToList()
                : (Result<string>)Text[needsApproval ? "NowDecided" : "NowAtOnce", category.Name.In(Languages.Current)].Value;
        });

    private Task AcceptAsync() =>
        DoAsync(async () =>
        {
            var result = await Decide.AcceptAsync(Grant!.EventId, chosen!.Id, note, Leaving);
            if (result.IsRefused)
                return result.Refusals.ToList();
            var key = result.Value.State is RegistrationState.Waitlisted ? "AcceptedWaits" : "AcceptedDone";
            return (Result<string>)Text[key, chosen.Name].Value;
        });

    private Task RejectAsync() =>
        DoAsync(async () =>
        {
            var result = await Decide.RejectAsync(Grant!.EventId, Grant.UserId, chosen!.Id, note, Leaving);
            return result.IsRefused ? result.Refusals.ToList() : (Result<string>)Text["RejectedDone", chosen.Name].Value;
        });

    private async Task DoAsync(Func<Task<Result<string>>> decision)
    {
        busy = true;
        var result = await IsAllowedAsync(StaffRole.Organiser) ? await decision() : EventRefusals.NotAllowed;
        busy = false;
        isRefused = result.IsRefused;
        message = result.IsRefused ? Say(result.Refusal) : result.Value;
        if (!result.IsRefused)
            chosen = null;
        await ShowAsync(page);
    }
}
