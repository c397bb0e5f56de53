using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Registrations.Bulk;
using EventManager.Web.Features.Registrations.Organising;
using EventManager.Web.Features.Registrations.Questions;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails.Audiences;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Registrations.Applying;

/// <summary>Open applications, each with its answers, and the decision about one or many.</summary>
public sealed partial class ApplicationsPage
{
    private static readonly ListLook Start = new("time");

    private ListPage<ApplicationLine>? list;
    private RegistrationActs? acts;
    private ApplicationsFrame? frame;
    private IReadOnlyList<Question> questions = [];
    private IReadOnlyList<TicketCategory> categories = [];
    private IReadOnlyList<ListColumn<ApplicationLine>> columns = [];
    private IReadOnlyList<ListFilter> filters = [];
    private IReadOnlyList<BulkAction> actions = [];
    private bool busy;

    [Inject]
    private ApplicationsQuery List { get; set; } = null!;

    [Inject]
    private QuestionsQuery QuestionsOfEvent { get; set; } = null!;

    [Inject]
    private DecideApplicationHandler Decide { get; set; } = null!;

    [Inject]
    private SetApprovalHandler Approval { get; set; } = null!;

    [Inject]
    private MailToChosen Mailing { get; set; } = null!;

    protected override async Task LoadAsync()
    {
        questions = await QuestionsOfEvent.OfEventAsync(Grant!.EventId, Leaving);
        categories = await QuestionsOfEvent.CategoriesAsync(Grant.EventId, Leaving);
        var found = await List.FrameAsync(Grant.EventId, Leaving);
        columns = MakeColumns();
        filters = [new("category", Text["Category"], Words["AllCategories"], [.. found.Categories.Select(one => (one.Key, one.Value))])];
        actions =
        [
            Action(ConfirmManyTask.Kind, "Accept"),
            Mailing.Action(Grant.EventId, Slug, MailGroup.Registrations),
            BulkRegistrations.Action(Words, ExportChosenTask.KindOf(RegistrationTable.List), "Export") with
            {
                AsksWho = true,
            },
            Action(RejectManyTask.Kind, "Reject") with
            {
                IsDanger = true,
            },
        ];
        frame = found;
    }

    private BulkAction Action(string kind, string key) =>
        new(kind, Text[key], count => Text.Plural($"Bulk.{key}Title", count), Text[$"Bulk.{key}Text"]);

    private Task<bool> MayChangeAsync() => IsAllowedAsync(StaffRole.Organiser);

    private Task OpenAsync(Guid id) => list?.OpenAsync(id) ?? Task.CompletedTask;

    private Task SetAsync(TicketCategory category, bool needsApproval) =>
        DoAsync(async () =>
        {
            var result = await Approval.HandleAsync(Grant!.EventId, Grant.UserId, category.Code, needsApproval, Leaving);
            categories = await QuestionsOfEvent.CategoriesAsync(Grant.EventId, Leaving);
            return (result.Refusal, Text[needsApproval ? "NowDecided" : "NowAtOnce", category.Name.In(Languages.Current)]);
        });

    private Task AcceptAsync(RegistrationLine line, string? note) =>
        DoAsync(async () =>
        {
            var result = await Decide.AcceptAsync(Grant!.EventId, line.Id, note, Leaving);
            var waits = !result.IsRefused && result.Value.State is RegistrationState.Waitlisted;
            return (result.Refusal, Text[waits ? "AcceptedWaits" : "AcceptedDone", line.Name]);
        });

    private Task RejectAsync(RegistrationLine line, string? note) =>
        DoAsync(async () =>
        {
            var result = await Decide.RejectAsync(Grant!.EventId, Grant.UserId, line.Id, note, Leaving);
            return (result.Refusal, Text["RejectedDone", line.Name]);
        });

    private async Task DoAsync(Func<Task<(Refusal?, string)>> decision)
    {
        busy = true;
        var (refusal, done) = await MayChangeAsync() ? await decision() : (EventRefusals.NotAllowed, "");
        busy = false;
        acts?.Say(refusal, done);
        await AgainAsync();
    }

    private async Task AgainAsync()
    {
        frame = await List.FrameAsync(Grant!.EventId, Leaving);
        if (list is not null)
            await list.ReloadAsync();
        StateHasChanged();
    }
}
