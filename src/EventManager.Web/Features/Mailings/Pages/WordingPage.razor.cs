using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Wording;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Mailings.Pages;

/// <summary>An organiser's own subject and opening for a kind of mail.</summary>
public sealed partial class WordingPage
{
    private string kind = "";
    private IReadOnlyList<string> kinds = [];
    private EditedForm<WordingForm>? edited;
    private FormProblems problems = FormProblems.None;
    private FormPage? page;
    private string? message;
    private bool isRefused;
    private MailMessage? preview;
    private string? previewAs;
    private Guid? previewedId;
    private IReadOnlyList<WordingVersion> versions = [];

    /// <summary>The kind that a link is about.</summary>
    [SupplyParameterFromQuery(Name = "kind")]
    public string? Asked { get; set; }

    [Inject]
    private MailRendering Rendering { get; set; } = null!;

    [Inject]
    private SaveWordingHandler Save { get; set; } = null!;

    [Inject]
    private PreviewWording Previews { get; set; } = null!;

    [Inject]
    private WordingVersions Versions { get; set; } = null!;

    [Inject]
    private SendWordingTestHandler Testing { get; set; } = null!;

    private SaveWording Words => edited!.Form.Command(Grant!.UserId);

    private IReadOnlyList<string> Places => Rendering.KindOf(kind) is { } known ? WordingPlaceholders.Of(known) : [];

    protected override async Task LoadAsync()
    {
        kinds = await Save.KindsAsync(Grant!.EventId, Leaving);
        kind = kinds.FirstOrDefault(one => one == Asked) ?? (kinds is [var first, ..] ? first : "");
        await ReadAsync();
    }

    private async Task ChooseAsync(ChangeEventArgs change)
    {
        kind = kinds.FirstOrDefault(one => one == (string?)change.Value) ?? kind;
        (message, preview) = (null, null);
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        problems = FormProblems.None;
        edited = new(WordingForm.Fields(Text), new(await Save.ReadAsync(Grant!.EventId, kind, Leaving)));
        versions = await Versions.ListAsync(Grant.EventId, kind, Leaving);
        previewedId = null;
    }

    private Task RestoreAsync(WordingVersion version)
    {
        edited!.Form.Restore(version);
        problems = FormProblems.None;
        Say(Text["VersionRestored", version.Number], false);
        return page!.EditedAsync();
    }

    private async Task SaveAsync(FormSaving saving)
    {
        (message, problems) = (null, FormProblems.None);
        var result = await IsAllowedAsync(StaffRole.Organiser) ? await Save.HandleAsync(Words, Leaving) : MailingRefusals.NotAllowed;
        if (result.Refusals.Contains(MailingRefusals.WordingChanged))
        {
            await JoinAsync();
            return;
        }
        problems = new FormProblems(result.Refusals, Refusals);
        if (result.IsRefused)
            return;
        saving.Done();
        await ReadAsync();
    }

    /// <summary>Who it was the versions tell; whoever read in a table of translations wrote none.</summary>
    private async Task JoinAsync()
    {
        var theirs = await Save.ReadAsync(Grant!.EventId, kind, Leaving);
        versions = await Versions.ListAsync(Grant.EventId, kind, Leaving);
        edited!.JoinWith(() => new(theirs), Versions.ChangeOf(theirs, versions));
    }

    private async Task PreviewAsAsync()
    {
        if (!await IsAllowedAsync(StaffRole.Organiser))
            return;
        var shown = await Previews.AsAsync(Words, previewAs ?? "", Leaving);
        (preview, previewedId) = (shown.Message, shown.SubjectId);
        var words =
            shown.IsNobody ? Text["PreviewNobody"]
            : shown.Message is null ? Text["PreviewNone", shown.Name]
            : Text["PreviewOf", shown.Name];
        Say(words, shown.Message is null);
    }

    private async Task TestAsync()
    {
        var test = new SendWordingTest(Grant!.EventId, kind, previewedId, Languages.Current, Grant.UserId);
        var refused = (await Testing.HandleAsync(test, Leaving)).Refusal;
        Say(refused is null ? Text["TestSent"] : Say(refused), refused is not null);
    }

    /// <summary>A preview shows a real mail, and so a real person's name: the role is asked for as before a change.</summary>
    private async Task PreviewAsync(string language)
    {
        if (await IsAllowedAsync(StaffRole.Organiser))
            preview = await Previews.RenderAsync(Words, language, Leaving);
    }

    private void Say(string words, bool refused) => (message, isRefused) = (words, refused);
}
