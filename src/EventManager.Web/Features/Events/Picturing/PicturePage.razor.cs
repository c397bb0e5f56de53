using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Shell.Organising;
using EventManager.Web.Ui.Fields;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Picturing;

/// <summary>The picture of an event: the file, its words, and what of it stays in sight.</summary>
public sealed partial class PicturePage
{
    /// <summary>The formats in which it is shown: on a phone, beside words, at a shared link.</summary>
    private static readonly string[] Cuts = ["phone", "wide", "share"];

    private ShownPicture? shown;
    private WordsDraft draft = new();
    private bool isDecoration;
    private int focusX = PictureFocus.Middle;
    private int focusY = PictureFocus.Middle;
    private byte[]? content;
    private FormProblems problems = FormProblems.None;
    private string? message;
    private bool busy;
    private UnsavedChanges? unsaved;

    [Inject]
    private EventPictureQuery Query { get; set; } = null!;

    [Inject]
    private SaveEventPictureHandler Saving { get; set; } = null!;

    [Inject]
    private RemoveEventPictureHandler Removing { get; set; } = null!;

    private ShownPicture Preview => shown! with { Focus = new PictureFocus(focusX, focusY) };

    protected override async Task LoadAsync()
    {
        shown = await Query.FindAsync(Grant!.EventId, Leaving);
        (draft, content) = (shown is null ? new WordsDraft() : new WordsDraft(shown.Alt), null);
        isDecoration = shown?.IsDecoration ?? false;
        (focusX, focusY) = (shown?.Focus.X ?? PictureFocus.Middle, shown?.Focus.Y ?? PictureFocus.Middle);
    }

    private Task SaveAsync() =>
        DoAsync(
            () =>
                Saving.HandleAsync(
                    new(Grant!.EventId, content, draft.ToWords(), isDecoration, new PictureFocus(focusX, focusY), Grant.UserId),
                    Leaving
                ),
            "PictureSaved"
        );

    private Task RemoveAsync() => DoAsync(() => Removing.HandleAsync(new(Grant!.EventId, Grant.UserId), Leaving), "PictureRemoved");

    private async Task DoAsync(Func<Task<Result<Done>>> change, string done)
    {
        if (busy)
            return;
        (busy, message) = (true, null);
        var result = await IsAllowedAsync(StaffRole.Organiser) ? await change() : EventRefusals.NotAllowed;
        busy = false;
        problems = new FormProblems(result.Refusals, Refusals);
        if (result.IsRefused)
            return;
        message = Text[done];
        await LoadAsync();
    }
}
