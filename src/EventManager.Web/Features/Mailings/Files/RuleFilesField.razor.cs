using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Mailings.Files;

/// <summary>The files of an event as a rule chooses among them.</summary>
public sealed partial class RuleFilesField : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private static readonly MadeFiles[] MadeKinds = [MadeFiles.Minutes, MadeFiles.Plan];
    private IReadOnlyList<MailFileLine> files = [];
    private MailFileSplit split = new([], []);
    private FileUpload? upload;
    private string? message;
    private bool isRefused;

    [Parameter, EditorRequired]
    public required Guid EventId { get; set; }

    /// <summary>What is chosen; changed in its place.</summary>
    [Parameter, EditorRequired]
    public required IList<Guid> Chosen { get; set; }

    [Parameter, EditorRequired]
    public required Func<Task<Guid?>> Who { get; set; }

    /// <summary>Something else is chosen.</summary>
    [Parameter]
    public EventCallback OnChange { get; set; }

    /// <summary>What each is called, for whoever has to name them: filled here.</summary>
    [Parameter]
    public IDictionary<Guid, string>? Names { get; set; }

    /// <summary>Before the names of fields, where two of these stand on one page.</summary>
    [Parameter]
    public string Prefix { get; set; } = "";

    /// <summary>Null where the form around it says what it belongs to.</summary>
    [Parameter]
    public string? Title { get; set; }

    [Parameter]
    public bool MayHaveTicket { get; set; }

    [Parameter]
    public bool HasTicket { get; set; }

    [Parameter]
    public EventCallback<bool> HasTicketChanged { get; set; }

    /// <summary>What is made for each mail.</summary>
    [Parameter]
    public MadeFiles Made { get; set; }

    /// <summary>Without it nothing that is made is offered.</summary>
    [Parameter]
    public EventCallback<MadeFiles> MadeChanged { get; set; }

    [Inject]
    private ListMailFiles List { get; set; } = null!;

    [Inject]
    private AddMailFileHandler Adding { get; set; } = null!;

    [Inject]
    private RemoveMailFileHandler Removing { get; set; } = null!;

    [Inject]
    private IOptions<MailOptions> Settings { get; set; } = null!;

    [Inject]
    private RefusalWords Refusals { get; set; } = null!;

    private string Weight =>
        split switch
        {
            { Attached.Count: 0, Linked.Count: 0 } => Text[Made is MadeFiles.None ? "WeightNone" : "WeightMade"],
            { Linked.Count: 0 } => Text.Plural("WeightAttached", split.Attached.Count, FileSize.Say(split.OnTheWire)),
            { Attached.Count: 0 } => Text.Plural("WeightLinked", split.Linked.Count, Settings.Value.MaxAttachedMegabytes),
            _ => Text.Plural("WeightAttached", split.Attached.Count, FileSize.Say(split.OnTheWire))
                + " "
                + Text.Plural("WeightLinked", split.Linked.Count, Settings.Value.MaxAttachedMegabytes),
        };

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override Task OnInitializedAsync() => ReadAsync();

    /// <summary>Another version of what is edited has chosen others.</summary>
    protected override void OnParametersSet() => Split();

    private async Task ReadAsync()
    {
        files = await List.OfAsync(EventId, leaving.Token);
        foreach (var line in files)
            Names?[line.File.Id] = line.File.Name;
        Split();
    }

    private void Split() =>
        split = MailFileRules.Split(
            files.Where(line => Chosen.Contains(line.File.Id)).Select(line => line.File),
            Settings.Value.MaxAttached
        );

    private Task Choose(Guid id, bool isChosen)
    {
        Chosen.Remove(id);
        if (isChosen)
            Chosen.Add(id);
        Split();
        return OnChange.InvokeAsync();
    }

    private async Task AddAsync(FileUpload.SentFile? sent)
    {
        message = null;
        if (sent is null)
            return;
        var added = await Adding.HandleAsync(new(EventId, sent.Name, sent.Content, await Who()), leaving.Token);
        Say(added.Refusal, "Added");
        if (added.IsRefused)
            return;
        upload?.Clear();
        await ReadAsync();
        await Choose(added.Value, true);
    }

    private async Task RemoveAsync(Guid id)
    {
        var removed = await Removing.HandleAsync(new(EventId, id, await Who()), leaving.Token);
        Say(removed.Refusal, "Removed");
        await ReadAsync();
        // The button that was pressed is gone.
        if (upload is not null)
            await upload.FocusAsync();
    }

    private void Say(Refusal? refusal, string done) =>
        (isRefused, message) = (refusal is not null, refusal is null ? Text[done] : Refusals.Say(refusal));
}
