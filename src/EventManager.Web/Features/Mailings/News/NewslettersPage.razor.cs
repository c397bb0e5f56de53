using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Mailings.News;

/// <summary>Newsletters of the house: written here, and beside the list looked at, sent off, stopped, and what became of them.</summary>
public sealed partial class NewslettersPage
{
    private const string Path = "/organise/news";

    private static readonly ListLook Start = new("time", Descending: true);

    /// <summary>What writes a newsletter's row, and so may have been faster than whoever edits it.</summary>
    private static readonly string[] Writing = ["newsletter.added", "newsletter.changed", "newsletter.sent_off", "newsletter.taken_back"];

    private IReadOnlyList<ListColumn<NewsletterRow>> columns = [];
    private IReadOnlyList<ListFilter> filters = [];
    private IReadOnlyDictionary<NewsTopics, int> counts = new Dictionary<NewsTopics, int>();
    private ListPage<NewsletterRow>? list;
    private EditedForm<NewsletterDraft>? edited;
    private FormProblems problems = FormProblems.None;
    private Guid? user;
    private bool isUnderWay;
    private bool saved;
    private bool mayReadMails;
    private bool isLoaded;

    [Inject]
    private NewsletterList List { get; set; } = null!;

    [Inject]
    private NewsletterQuery Letters { get; set; } = null!;

    [Inject]
    private NewsletterReaders Readers { get; set; } = null!;

    [Inject]
    private SaveNewsletterHandler Saving { get; set; } = null!;

    [Inject]
    private LastChangeQuery Changes { get; set; } = null!;

    [Inject]
    private NewsWords Words { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <summary>A new one has one draft, whichever tab it was begun in.</summary>
    private string FormName => edited?.Form is { Version: not null } form ? $"newsletter-{form.Id:N}" : "newsletter-new";

    protected override Task<bool> IsMeantForAsync() => MayCreateEventsAsync();

    protected override async Task LoadAsync()
    {
        (user, mayReadMails) = (await UserIdAsync(), await IsAdministratorAsync());
        counts = await Readers.ByTopicAsync(Leaving);
        isUnderWay = await List.IsAnyUnderWayAsync(Leaving);
        columns = MakeColumns();
        filters =
        [
            ListFilter.Of(List, "state", Text["State"], Text["AllStates"], value => Text["Filter." + value]),
            ListFilter.Of(List, "topic", Text["Topics"], Text["AllTopics"], value => Words.Say(NewsTopicRules.Read([value]))),
        ];
        isLoaded = true;
    }

    private void StartAdding() => Edit(null);

    private async Task OpenAsync(Guid id)
    {
        if (await Letters.FindAsync(id, Leaving) is { } found)
            Edit(found.Letter);
    }

    private void Edit(Newsletter? letter) =>
        (edited, saved, problems) = (new(NewsletterDraft.Fields(Text, Words), new(letter)), false, FormProblems.None);

    /// <summary>The list is drawn anew, and reads its rows as they are now.</summary>
    private void Close() => edited = null;

    private async Task SaveAsync(FormSaving saving)
    {
        if (edited is not { Form: var form })
            return;
        var result = await Saving.HandleAsync(form.ToCommand(user), Leaving);
        if (result.Refusals.Contains(NewsletterRefusals.Changed) && await JoinAsync(form.Id))
            return;
        problems = new(result.Refusals, Refusals);
        if (result.IsRefused)
            return;
        saving.Done();
        saved = true;
        Close();
        // What comes next is done beside the list: looking at it, and sending it off.
        Navigation.NavigateTo($"{Path}?open={form.Id}");
    }

    /// <returns>False where it is gone, or is no draft any more.</returns>
    private async Task<bool> JoinAsync(Guid id)
    {
        if (await Letters.FindAsync(id, Leaving) is not { Letter: { State: NewsletterState.Draft } theirs })
            return false;
        problems = FormProblems.None;
        edited?.JoinWith(() => new(theirs), await Changes.OfAsync(id, Writing, Leaving));
        return true;
    }

    private async Task LookAsync()
    {
        isUnderWay = await List.IsAnyUnderWayAsync(Leaving);
        if (list is not null)
            await list.FollowRowsAsync();
    }

    private async Task GoneAsync(string words)
    {
        list?.Say(null, words);
        if (list is not null)
            await list.ReloadAsync();
    }
}
