using EventManager.Domain.Accounts;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Web.Features.Registrations.Bulk;
using EventManager.Web.Features.Registrations.Organising;
using EventManager.Web.Features.Registrations.Questions;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails.Audiences;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Registrations.Waiting;

/// <summary>Who waits, why, and what the queue did.</summary>
public sealed partial class WaitingPage
{
    private static readonly ListLook Start = new("place");

    private ListPage<WaitingRow>? list;
    private RegistrationActs? acts;
    private WaitingPageModel? model;
    private IReadOnlyList<Question> questions = [];
    private IReadOnlyList<ListColumn<WaitingRow>> columns = [];
    private IReadOnlyList<ListFilter> filters = [];
    private IReadOnlyList<BulkAction> actions = [];

    [Inject]
    private WaitingListQuery List { get; set; } = null!;

    [Inject]
    private WaitingPageQuery Query { get; set; } = null!;

    [Inject]
    private QuestionsQuery QuestionsOfEvent { get; set; } = null!;

    [Inject]
    private MailToChosen Mailing { get; set; } = null!;

    protected override async Task LoadAsync()
    {
        var found = await Query.FindAsync(Grant!.EventId, Leaving);
        questions = await QuestionsOfEvent.OfEventAsync(Grant.EventId, Leaving);
        columns = MakeColumns();
        filters =
        [
            ListFilter.Of(List, "for", Text["WaitsFor"], Text["AllWaits"], value => Text["For." + value]),
            new("category", Text["Category"], Words["AllCategories"], [.. found.Categories.Select(one => (one.Key, one.Value))]),
        ];
        actions =
        [
            Mailing.Action(Grant.EventId, Slug, MailGroup.Registrations),
            BulkRegistrations.Action(Words, SendLinksTask.Kind, "Links"),
            BulkRegistrations.Action(Words, ExportChosenTask.KindOf(RegistrationTable.List), "Export") with
            {
                AsksWho = true,
            },
            BulkRegistrations.Action(Words, CancelManyTask.Kind, "Cancel") with
            {
                IsDanger = true,
            },
        ];
        model = found;
    }

    private async Task AgainAsync()
    {
        model = await Query.FindAsync(Grant!.EventId, Leaving);
        if (list is not null)
            await list.ReloadAsync();
        StateHasChanged();
    }

    private Task<bool> MayChangeAsync() => IsAllowedAsync(StaffRole.Organiser);

    private string Wishes(WaitingRow row) =>
        string.Join(
            ", ",
            row.Wishes.Select(wish => model!.Slots.FirstOrDefault(slot => slot.Id == wish))
                .OfType<SlotChoice>()
                .Select(slot => When.Span(slot.StartsAt, slot.EndsAt, model!.TimeZone))
        );

    private string Reason(WaitingRow row)
    {
        if (row.WaitsFor is WaitsFor.TimeSlot)
        {
            var times = model!
                .Slots.Where(slot => row.Wishes.Contains(slot.Id))
                .Select(slot => Text["TimeFree", When.Span(slot.StartsAt, slot.EndsAt, model.TimeZone), slot.Free].Value);
            return Text["NeedsTime", row.People, string.Join("; ", times)];
        }
        return model!.FreeInHouse < row.People
            ? Text.Plural("NeedsSeats", model.FreeInHouse, row.People)
            : Text.Plural("BehindOthers", row.Place - 1);
    }
}
