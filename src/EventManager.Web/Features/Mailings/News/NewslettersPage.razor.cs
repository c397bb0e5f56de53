using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Mailings.News;

/// <summary>Newsletters of the house: written, looked at, sent off, stopped, and what became of them.</summary>
public sealed partial class NewslettersPage
{
    /// <summary>What writes a newsletter's row, and so may have been faster than whoever edits it.</summary>
    private static readonly string[] Writing = ["newsletter.added", "newsletter.changed", "newsletter.sent_off", "newsletter.taken_back"];

    private IReadOnlyList<NewsletterLine> lines = [];
    private IReadOnlyDictionary<NewsTopics, int> counts = new Dictionary<NewsTopics, int>();
    private EditedForm<NewsletterDraft>? edited;
    private Guid? user;
    private string? message;
    private IReadOnlyList<Refusal>? refused;
    private bool isOfForm;
    private bool isLoaded;

    [Inject]
    private ListNewsletters List { get; set; } = null!;

    [Inject]
    private NewsletterReaders Readers { get; set; } = null!;

    [Inject]
    private SaveNewsletterHandler Saving { get; set; } = null!;

    [Inject]
    private LastChangeQuery Changes { get; set; } = null!;

    [Inject]
    private NewsWords Words { get; set; } = null!;

    /// <summary>A new one has one draft, whichever tab it was begun in.</summary>
    private string FormName => edited?.Form is { Version: not null } form ? $"newsletter-{form.Id:N}" : "newsletter-new";

    /// <summary>What was refused of another newsletter is none of the form's.</summary>
    private FormProblems Problems => refused is null || !isOfForm ? FormProblems.None : new(refused, Refusals);

    protected override Task<bool> IsMeantForAsync() => MayCreateEventsAsync();

    protected override async Task LoadAsync()
    {
        user = await UserIdAsync();
        lines = await List.AllAsync(Leaving);
        counts = await Readers.ByTopicAsync(Leaving);
        isLoaded = true;
    }

    /// <summary>What stands still is not counted again.</summary>
    private async Task ReadAsync() => lines = await List.AllAsync(lines, Leaving);

    private void Edit(Newsletter? letter) =>
        (edited, message, refused) = (new(NewsletterDraft.Fields(Text, Words), new(letter)), null, null);

    private void Close() => (edited, refused) = (null, null);

    private async Task SaveAsync(FormSaving saving)
    {
        if (edited is not { Form: var form })
            return;
        var result = await Saving.HandleAsync(form.ToCommand(user), Leaving);
        if (result.Refusals.Contains(NewsletterRefusals.Changed) && await JoinAsync(form.Id))
            return;
        if (!result.IsRefused)
        {
            saving.Done();
            Close();
        }
        await DoneAsync(new(result.Refusals, Text["Saved"]), isOfForm: true);
    }

    /// <returns>False where it is gone, or is no draft any more.</returns>
    private async Task<bool> JoinAsync(Guid id)
    {
        await LoadAsync();
        if (lines.FirstOrDefault(line => line.Letter.Id == id)?.Letter is not { State: NewsletterState.Draft } theirs)
            return false;
        (refused, message) = (null, null);
        edited?.JoinWith(() => new(theirs), await Changes.OfAsync(id, Writing, Leaving));
        return true;
    }

    private Task DoneAsync(NewsletterOutcome outcome) => DoneAsync(outcome, isOfForm: false);

    private async Task DoneAsync(NewsletterOutcome outcome, bool isOfForm)
    {
        this.isOfForm = isOfForm;
        refused = outcome.Refusals.Count > 0 ? outcome.Refusals : null;
        message = refused is null ? outcome.Done : string.Join(" ", refused.Select(Say));
        await LoadAsync();
    }
}

/// <param name="Refusals">None where it was done.</param>
/// <param name="Done">What was done, in words.</param>
public sealed record NewsletterOutcome(IReadOnlyList<Refusal> Refusals, string Done);
