using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Fields;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Mailings.Rules.Audiences.Naming;

/// <summary>Who has a name at an event.</summary>
public sealed partial class NamedAudienceList : IDisposable
{
    private const string NewName = "audience-new-name";

    private readonly CancellationTokenSource leaving = new();
    private IReadOnlyList<NamedAudienceLine> lines = [];
    private FormProblems problems = FormProblems.None;
    private ElementReference heading;
    private bool isLeft;
    private int? read;
    private Guid? renamed;
    private string? name;
    private string? message;

    [Parameter, EditorRequired]
    public required string Slug { get; set; }

    [Parameter, EditorRequired]
    public required Guid EventId { get; set; }

    [Parameter, EditorRequired]
    public required AudienceOffers Offers { get; set; }

    /// <summary>Another one: rules or audiences have changed.</summary>
    [Parameter, EditorRequired]
    public required int Version { get; set; }

    /// <summary>A name is another one, or gone: what shows it is read anew.</summary>
    [Parameter, EditorRequired]
    public required EventCallback OnChange { get; set; }

    [Inject]
    private ListNamedAudiences List { get; set; } = null!;

    [Inject]
    private RenameAudienceHandler Renaming { get; set; } = null!;

    [Inject]
    private DeleteAudienceHandler Deleting { get; set; } = null!;

    [Inject]
    private RefusalWords Refusals { get; set; } = null!;

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        // The page reads first.
        if (Version == 0 || read == Version)
            return;
        read = Version;
        var found = await List.OfAsync(EventId, leaving.Token);
        lines = found.IsRefused ? [] : found.Value;
    }

    /// <summary>The button that was pressed is gone.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!isLeft)
            return;
        isLeft = false;
        await heading.FocusAsync();
    }

    private void Open(NamedAudience audience) => (renamed, name, message, problems) = (audience.Id, audience.Name, null, FormProblems.None);

    private void Close() => (renamed, isLeft) = (null, true);

    private async Task RenameAsync(NamedAudience audience)
    {
        var done = await Renaming.HandleAsync(new(EventId, audience.Id, name), leaving.Token);
        problems = new([.. done.Refusals.Select(refusal => refusal.On(NewName))], Refusals);
        if (done.IsRefused && done.Refusal != NamingRefusals.Gone)
            return;
        Close();
        await SaidAsync(done.Refusal, Text["Renamed"]);
    }

    private async Task DeleteAsync(NamedAudience audience)
    {
        var done = await Deleting.HandleAsync(new(EventId, audience.Id), leaving.Token);
        isLeft = true;
        await SaidAsync(done.Refusal, done.IsRefused ? "" : Text["Deleted", audience.Name]);
    }

    private Task SaidAsync(Refusal? refusal, string done)
    {
        message = refusal is null ? done : Refusals.Say(refusal);
        return OnChange.InvokeAsync();
    }
}
