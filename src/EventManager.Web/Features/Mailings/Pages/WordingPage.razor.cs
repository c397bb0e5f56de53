using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Mail;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Ui.Fields;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Mailings.Pages;

/// <summary>An organiser's own subject and opening for a kind of mail.</summary>
public sealed partial class WordingPage
{
    private string kind = "";
    private WordsDraft subject = new();
    private WordsDraft opening = new();
    private string? message;
    private Refusal? refused;
    private MailMessage? preview;

    [Inject]
    private MailRendering Rendering { get; set; } = null!;

    [Inject]
    private SaveWordingHandler Save { get; set; } = null!;

    [Inject]
    private PreviewWording Previews { get; set; } = null!;

    private IEnumerable<string> Kinds => Rendering.Kinds.Order(StringComparer.Ordinal);

    private SaveWording Words => new(Grant!.EventId, kind, subject.ToWords(), opening.ToWords());

    private FormProblems Problems => refused is null ? FormProblems.None : new([refused], Refusals);

    protected override async Task LoadAsync()
    {
        kind = Kinds.FirstOrDefault() ?? "";
        await ReadAsync();
    }

    private async Task ChooseAsync(ChangeEventArgs change)
    {
        kind = Kinds.FirstOrDefault(one => one == (string?)change.Value) ?? kind;
        message = null;
        preview = null;
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        var wording = await Save.ReadAsync(Grant!.EventId, kind, Leaving);
        (subject, opening) = (new(wording.Subject), new(wording.Opening));
    }

    private async Task SaveAsync()
    {
        refused = await IsAllowedAsync(StaffRole.Organiser) ? (await Save.HandleAsync(Words, Leaving)).Refusal : MailingRefusals.NotAllowed;
        message = refused is null ? Text["Saved"] : Say(refused);
        if (refused is null)
            await ReadAsync();
    }

    /// <summary>A preview shows a real mail, and so a real person's name: the role is asked for as before a change.</summary>
    private async Task PreviewAsync(string language)
    {
        if (await IsAllowedAsync(StaffRole.Organiser))
            preview = await Previews.RenderAsync(Words, language, Leaving);
    }
}
