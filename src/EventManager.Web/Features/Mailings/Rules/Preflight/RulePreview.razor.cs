using EventManager.Domain.Common;
using EventManager.Web.Features.Mailings.Previewing;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings.Rules.Preflight;

public sealed partial class RulePreview : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private IReadOnlyList<FoundReader> found = [];
    private PreviewedRule? shown;
    private Guid? shownAs;
    private string? typed;
    private string? message;
    private bool isRefused;
    private bool isWarning;

    [Parameter, EditorRequired]
    public required Guid EventId { get; set; }

    /// <summary>As it is typed at this moment.</summary>
    [Parameter, EditorRequired]
    public required MailRuleDraft Draft { get; set; }

    /// <summary>Of the event.</summary>
    [Parameter, EditorRequired]
    public required string Zone { get; set; }

    /// <summary>Who looks at it, and gets the test.</summary>
    [Parameter, EditorRequired]
    public required Func<Task<Guid?>> Who { get; set; }

    [Inject]
    private IStringLocalizer<PreviewText> Text { get; set; } = null!;

    [Inject]
    private RefusalWords Refusals { get; set; } = null!;

    [Inject]
    private FindReaders Finding { get; set; } = null!;

    [Inject]
    private PreviewRule Previews { get; set; } = null!;

    [Inject]
    private SendRuleTestHandler Testing { get; set; } = null!;

    private SaveMailRule Command => new(EventId, Draft.Id, Draft.ToPlan(Zone), null, null, Draft.Version);

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    private async Task FindAsync()
    {
        var result = await Finding.HandleAsync(Command, typed ?? "", leaving.Token);
        (found, shown, shownAs) = (result.IsRefused ? [] : result.Value, null, null);
        Say(
            result.IsRefused ? Refusals.Say(result.Refusal)
                : found.Count == 0 ? Text["FoundNobody"]
                : Text.Plural("Found", found.Count),
            refused: result.IsRefused,
            warning: found.Count == 0
        );
    }

    private async Task ShowAsync(Guid? person, string? language)
    {
        var result = await Previews.HandleAsync(Command, person, language, leaving.Token);
        (shown, shownAs) = result.IsRefused ? (null, null) : (result.Value, person);
        Say(result.IsRefused ? Refusals.Say(result.Refusal) : Told(result.Value), result.IsRefused, shown?.Why is not null);
    }

    private string Told(PreviewedRule mail)
    {
        var language = TextLanguages.Name(mail.Language);
        return mail.Name.Length == 0 ? Text["ShownSample", language]
            : mail.Why is { } why ? Text["ShownAsNot", mail.Name, language, Text["Why." + why].Value]
            : Text["ShownAs", mail.Name, language];
    }

    private async Task TestAsync()
    {
        if (await Who() is not { } me)
            return;
        var result = await Testing.HandleAsync(Command with { UserId = me }, shownAs, shown?.Language ?? Languages.Current, leaving.Token);
        Say(result.IsRefused ? Refusals.Say(result.Refusal) : Text["TestSent"], result.IsRefused);
    }

    private void Say(string words, bool refused, bool warning = false) => (message, isRefused, isWarning) = (words, refused, warning);
}
