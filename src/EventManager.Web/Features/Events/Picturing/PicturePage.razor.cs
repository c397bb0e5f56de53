using EventManager.Domain.Events;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Shell.Organising;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Events.Picturing;

/// <summary>The picture of an event: the file, its words, and what of it stays in sight.</summary>
public sealed partial class PicturePage
{
    /// <summary>The formats in which it is shown: on a phone, beside words, at a shared link.</summary>
    private static readonly string[] Cuts = ["phone", "wide", "share"];

    private static readonly string[] Writing =
    [
        SaveEventPictureHandler.Added,
        SaveEventPictureHandler.Changed,
        RemoveEventPictureHandler.Removed,
    ];

    private ShownPicture? shown;
    private EditedForm<PictureDraft>? edited;
    private FormProblems problems = FormProblems.None;
    private FormPage? page;
    private bool isRemoved;

    /// <summary>How often it was read: the field for a file is another one then, and empty.</summary>
    private int read;

    [Inject]
    private EventPictureQuery Query { get; set; } = null!;

    [Inject]
    private SaveEventPictureHandler Saving { get; set; } = null!;

    [Inject]
    private RemoveEventPictureHandler Removing { get; set; } = null!;

    [Inject]
    private LastChangeQuery Changes { get; set; } = null!;

    protected override async Task LoadAsync()
    {
        shown = await Query.FindAsync(Grant!.EventId, Leaving);
        edited = new(PictureDraft.Fields(Text), new(shown));
        read++;
    }

    private async Task SaveAsync(FormSaving saving)
    {
        (problems, isRemoved) = (FormProblems.None, false);
        var draft = edited!.Form;
        var result = await Saving.HandleAsync(
            new(Grant!.EventId, draft.Version, draft.Content, draft.Alt.ToWords(), draft.IsDecoration, draft.Focus, Grant.UserId),
            Leaving
        );
        if (result.Refusals.Contains(EventRefusals.ChangedByAnother))
        {
            shown = await Query.FindAsync(Grant.EventId, Leaving);
            edited.JoinWith(() => new(shown), await Changes.OfEventAsync(Grant.EventId, Writing, Leaving));
            return;
        }
        problems = new FormProblems(result.Refusals, Refusals);
        if (result.IsRefused)
            return;
        saving.Done();
        await LoadAsync();
    }

    private async Task RemoveAsync()
    {
        var result = await Removing.HandleAsync(new(Grant!.EventId, Grant.UserId), Leaving);
        problems = new FormProblems(result.Refusals, Refusals);
        if (result.IsRefused)
            return;
        if (page is not null)
            await page.SettleAsync();
        await LoadAsync();
        isRemoved = true;
    }
}
