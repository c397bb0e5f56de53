using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Wording;
using EventManager.Web.Ui.Fields;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Mailings.Pages;

/// <summary>An organiser's own subject and opening for a kind of mail.</summary>
public sealed partial class WordingPage
{
    private string kind = "";

    /// <summary>The kind that a link is about.</summary>
    [SupplyParameterFromQuery(Name = "kind")]
    public string? Asked { get; set; }
    private WordsDraft subject = new();
    private WordsDraft opening = new();
    private string? message;
    private Refusal? refused;
    private MailMessage? preview;
    private string? previewAs;
    private Guid? previewedId;
    private IReadOnlyList<WordingVersion> versions = [];

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

    private IEnumerable<string> Kinds => Rendering.Kinds.Where(one => one != WordingTestMail.Name).Order(StringComparer.Ordinal);

    private SaveWording Words => new(Grant!.EventId, kind, subject.ToWords(), opening.ToWords(), Grant.UserId);

    private IReadOnlyList<string> Places => Rendering.KindOf(kind) is { } known ? WordingPlaceholders.Of(known) : [];

    /// <summary>Languages in whose mails the German words would stand.</summary>
    private string FallsBack =>
        string.Join(
            ", ",
            TextLanguages.Others.Where(language => IsMissing(subject, language) || IsMissing(opening, language)).Select(TextLanguages.Name)
        );

    private FormProblems Problems => refused is null ? FormProblems.None : new([refused], Refusals);

    protected override async Task LoadAsync()
    {
        kind = Kinds.FirstOrDefault(one => one == Asked) ?? Kinds.FirstOrDefault() ?? "";
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
        versions = await Versions.ListAsync(Grant.EventId, kind, Leaving);
        previewedId = null;
    }

    private static bool IsMissing(WordsDraft words, string language) =>
        words.German.Trim().Length > 0 && words[language].Trim().Length == 0;

    /// <summary>Old words come back into the fields; they count once they are saved.</summary>
    private void Restore(WordingVersion version)
    {
        (subject, opening) = (new(WordingWords.ReadText(version.Subject)), new(WordingWords.ReadText(version.Opening)));
        refused = null;
        message = Text["VersionRestored", version.Number];
    }

    private async Task PreviewAsAsync()
    {
        if (!await IsAllowedAsync(StaffRole.Organiser))
            return;
        var shown = await Previews.AsAsync(Words, previewAs ?? "", Leaving);
        (preview, previewedId) = (shown.Message, shown.SubjectId);
        refused = null;
        message =
            shown.IsNobody ? Text["PreviewNobody"]
            : shown.Message is null ? Text["PreviewNone", shown.Name]
            : Text["PreviewOf", shown.Name];
    }

    private async Task TestAsync()
    {
        var test = new SendWordingTest(Grant!.EventId, kind, previewedId, Languages.Current, Grant.UserId);
        refused = (await Testing.HandleAsync(test, Leaving)).Refusal;
        message = refused is null ? Text["TestSent"] : Say(refused);
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
