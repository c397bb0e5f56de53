using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings.News;

public sealed partial class NewsletterDetail : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private ElementReference checkHead;
    private NewsletterLine? line;
    private string? message;
    private bool isRefused;
    private NewsletterCheck? check;
    private PreviewedNewsletter? preview;
    private bool toCheck;

    [Parameter, EditorRequired]
    public required Guid LetterId { get; set; }

    /// <summary>Who looks at it.</summary>
    [Parameter, EditorRequired]
    public required Guid? User { get; set; }

    /// <summary>An administrator, who may see whom the house has written to.</summary>
    [Parameter]
    public bool MayReadMails { get; set; }

    [Parameter, EditorRequired]
    public required EventCallback<Guid> OnEdit { get; set; }

    /// <summary>It is another one now, in the list too.</summary>
    [Parameter, EditorRequired]
    public required EventCallback OnChanged { get; set; }

    /// <summary>It is there no more, which nobody can read here: what is to be said of it.</summary>
    [Parameter, EditorRequired]
    public required EventCallback<string> OnGone { get; set; }

    [Inject]
    private NewsletterQuery Letters { get; set; } = null!;

    [Inject]
    private RefusalWords Refusals { get; set; } = null!;

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

    private Newsletter Letter => line!.Letter;

    private string Id => $"newsletter-{Letter.Id:N}";

    private string Name => Letter.Subject.In(Languages.Current);

    private NewsletterCommand Command => new(Letter.Id, Letter.Version, User);

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

    protected override async Task OnInitializedAsync() => line = await Letters.FindAsync(LetterId, leaving.Token);

    /// <summary>What was looked at may be no more what is there: nobody sends off what nobody has seen.</summary>
    private async Task ReadAsync()
    {
        if (await Letters.FindAsync(LetterId, leaving.Token) is not { } read)
            return;
        line = read;
        if (check is { } seen && Letter.Version > seen.Version)
            check = null;
        if (preview is { } shown && Letter.Version > shown.Version)
            preview = null;
    }

    private async Task LookAsync()
    {
        var before = (Letter.State, line!.IsUnderWay);
        await ReadAsync();
        if (before != (Letter.State, line.IsUnderWay))
            await OnChanged.InvokeAsync();
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
            Say(NewsletterRefusals.NotFound);
        else if (check.Version != Letter.Version)
            await ReadAsync();
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

    private async Task DeleteAsync()
    {
        var gone = await Handlers.Saving.DeleteAsync(Command, leaving.Token);
        if (gone.IsRefused)
            await TellAsync(gone, "");
        else
            await OnGone.InvokeAsync(Text["Deleted"]);
    }

    private async Task StopAsync()
    {
        var held = await Handlers.Stopping.StopAsync(Letter.Id, User, leaving.Token);
        await TellAsync(held, held.IsRefused ? "" : Text.Plural("Stopped", held.Value));
    }

    private async Task ResumeAsync() =>
        await TellAsync(await Handlers.Stopping.ResumeAsync(Letter.Id, User, leaving.Token), Text["IsSending"]);

    private async Task TellAsync<T>(Result<T> result, string done)
    {
        (isRefused, message) = (result.IsRefused, result.IsRefused ? string.Join(" ", result.Refusals.Select(Refusals.Say)) : done);
        await ReadAsync();
        await OnChanged.InvokeAsync();
    }

    private void Say(Refusal refusal) => (isRefused, message) = (true, Refusals.Say(refusal));
}

/// <summary>What is done with a newsletter.</summary>
internal sealed record NewsletterHandlers(SaveNewsletterHandler Saving, SendNewsletterHandler Sending, StopNewsletterHandler Stopping);
