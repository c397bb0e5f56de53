using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings.News;

public sealed partial class NewsletterCard : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private ElementReference checkHead;
    private NewsletterCheck? check;
    private PreviewedNewsletter? preview;
    private bool toCheck;

    [Parameter, EditorRequired]
    public required NewsletterLine Line { get; set; }

    /// <summary>Who looks at it.</summary>
    [Parameter, EditorRequired]
    public required Guid? User { get; set; }

    [Parameter, EditorRequired]
    public required EventCallback OnEdit { get; set; }

    /// <summary>Something was done, or refused; the page says it and reads all again.</summary>
    [Parameter, EditorRequired]
    public required EventCallback<NewsletterOutcome> OnDone { get; set; }

    /// <summary>Somebody else has changed it since the page was read.</summary>
    [Parameter, EditorRequired]
    public required EventCallback OnStale { get; set; }

    [Inject]
    private IStringLocalizer<NewsletterText> Text { get; set; } = null!;

    [Inject]
    private NewsWords Words { get; set; } = null!;

    [Inject]
    private NewsletterReaders Readers { get; set; } = null!;

    [Inject]
    private CheckNewsletter Checking { get; set; } = null!;

    [Inject]
    private PreviewNewsletter Preview { get; set; } = null!;

    [Inject]
    private NewsletterHandlers Handlers { get; set; } = null!;

    private Newsletter Letter => Line.Letter;

    private string Id => $"newsletter-{Letter.Id:N}";

    private string Name => Letter.Subject.In(Languages.Current);

    private NewsletterCommand Command => new(Letter.Id, Letter.Version, User);

    /// <summary>"Sent" only where nothing waits any more.</summary>
    private string Shown => Letter.State is NewsletterState.Written && !Line.IsUnderWay ? "Done" : Letter.State.ToString();

    private string Look =>
        Letter.State switch
        {
            NewsletterState.Draft => "badge--neutral",
            NewsletterState.AwaitsRelease or NewsletterState.Stopped => "badge--warning",
            _ => Line.IsUnderWay ? "badge--info" : "badge--success",
        };

    /// <summary>Languages whose readers get the German words.</summary>
    private string Missing =>
        string.Join(
            ", ",
            TextLanguages
                .Others.Where(language => Letter.Body.Translated(language).Length == 0 || Letter.Subject.Translated(language).Length == 0)
                .Select(TextLanguages.Name)
        );

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    /// <summary>What was looked at is no more what is there: nobody sends off what nobody has seen.</summary>
    protected override void OnParametersSet()
    {
        if (check is { } seen && Letter.Version > seen.Version)
            check = null;
        if (preview is { } shown && Letter.Version > shown.Version)
            preview = null;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!toCheck || check is null)
            return;
        toCheck = false;
        await checkHead.FocusAsync();
    }

    private string Label(string what, params object[] values) => Text["Of", Text[what, values], Name];

    private async Task CheckAsync()
    {
        check = await Checking.OfAsync(Letter.Id, leaving.Token);
        toCheck = true;
        if (check is null)
            await OnDone.InvokeAsync(new([NewsletterRefusals.NotFound], ""));
        else if (check.Version != Letter.Version)
            await OnStale.InvokeAsync();
    }

    private async Task PreviewAsync(string language) => preview = await Preview.RenderAsync(Letter.Id, language, leaving.Token);

    private async Task TestAsync()
    {
        if (User is { } me)
            await TellAsync(await Preview.TestAsync(Letter.Id, Languages.Current, me, leaving.Token), Text["TestSent"]);
    }

    private async Task SendAsync()
    {
        if (check is not { } seen)
            return;
        check = null;
        await TellAsync(
            await Handlers.Sending.SendAsync(Letter.Id, seen, User, leaving.Token),
            Text[Readers.NeedsRelease(seen.Numbers.Readers) ? "WaitsForRelease" : "IsSending"]
        );
    }

    private async Task ReleaseAsync() => await TellAsync(await Handlers.Sending.ReleaseAsync(Command, leaving.Token), Text["IsSending"]);

    private async Task TakeBackAsync() => await TellAsync(await Handlers.Sending.TakeBackAsync(Command, leaving.Token), Text["TakenBack"]);

    private async Task DeleteAsync() => await TellAsync(await Handlers.Saving.DeleteAsync(Command, leaving.Token), Text["Deleted"]);

    private async Task StopAsync()
    {
        var held = await Handlers.Stopping.StopAsync(Letter.Id, User, leaving.Token);
        await TellAsync(held, held.IsRefused ? "" : Text.Plural("Stopped", held.Value));
    }

    private async Task ResumeAsync() =>
        await TellAsync(await Handlers.Stopping.ResumeAsync(Letter.Id, User, leaving.Token), Text["IsSending"]);

    private Task TellAsync<T>(Result<T> result, string done) => OnDone.InvokeAsync(new(result.Refusals, done));
}

/// <summary>What is done with a newsletter.</summary>
internal sealed record NewsletterHandlers(SaveNewsletterHandler Saving, SendNewsletterHandler Sending, StopNewsletterHandler Stopping);
