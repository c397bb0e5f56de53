using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Web.Features.Registrations.Questions;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails.Audiences;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>Who has registered: the list, and what is done with one registration or with many.</summary>
public sealed partial class RegistrationsPage
{
    private static readonly ListLook Start = new("name");

    private ListPage<RegistrationLine>? list;
    private RegistrationActs? acts;
    private IReadOnlyDictionary<RegistrationState, StateCount>? counts;
    private IReadOnlyList<Question> questions = [];
    private IReadOnlyDictionary<string, string> categories = new Dictionary<string, string>();
    private IReadOnlyList<ListColumn<RegistrationLine>> columns = [];
    private IReadOnlyList<ListFilter> filters = [];
    private IReadOnlyList<BulkAction> actions = [];
    private bool isLoaded;
    private string zone = Zone.Default;
    private bool hasTimes;

    [Inject]
    private RegistrationListQuery List { get; set; } = null!;

    [Inject]
    private IEnumerable<IEventFilters> Filters { get; set; } = null!;

    [Inject]
    private QuestionsQuery QuestionsOfEvent { get; set; } = null!;

    [Inject]
    private MailToChosen Mailing { get; set; } = null!;

    protected override async Task LoadAsync()
    {
        categories = await List.CategoriesAsync(Grant!.EventId, Leaving);
        (zone, hasTimes) = await List.TimesAsync(Grant.EventId, Leaving);
        questions = await QuestionsOfEvent.OfEventAsync(Grant.EventId, Leaving);
        columns = MakeColumns();
        filters = await MakeFiltersAsync();
        actions = MakeActions();
        isLoaded = true;
        // Every registration is read for the figures: the list does not wait for them.
        ShowAlready();
        await CountAsync();
    }

    private async Task CountAsync() => counts = await List.CountAsync(Grant!.EventId, Leaving);

    /// <summary>Who waits is shown in the order of the queue.</summary>
    private static ListLook InQueue(ListLook look) =>
        RegistrationListQuery.StateOf(look) is RegistrationState.Waitlisted ? look with { Sort = "time", Descending = false } : look;

    private async Task AgainAsync()
    {
        await CountAsync();
        if (list is not null)
            await list.ReloadAsync();
        StateHasChanged();
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
