using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Mailings.Pages;

/// <summary>What has been written to whom, and what became of it; what failed can be sent again, what waits be stopped.</summary>
public sealed partial class MailGrid : IDisposable
{
    private static readonly ListLook Start = new("newest", Descending: true);

    private readonly CancellationTokenSource leaving = new();
    private ListPage<MailLine>? list;
    private IReadOnlyList<ListColumn<MailLine>> columns = [];
    private IReadOnlyList<ListFilter> filters = [];
    private IReadOnlyList<BulkAction> actions = [];
    private IReadOnlyDictionary<OutboxState, int> counts = new Dictionary<OutboxState, int>();
    private string? message;
    private bool isRefused;
    private bool busy;
    private MailLine? asked;

    /// <summary>Null shows the mails that belong to no event.</summary>
    [Parameter]
    public Guid? EventId { get; set; }

    /// <summary>Asked before every change, since a circuit can outlive a right.</summary>
    [Parameter, EditorRequired]
    public required Func<Task<bool>> MayChange { get; set; }

    /// <summary>Where the whole list is to be had as a table.</summary>
    [Parameter, EditorRequired]
    public required string Table { get; set; }

    /// <summary>Where an event's mails come from; null for those that belong to no event.</summary>
    [Parameter]
    public string? RulesHref { get; set; }

    [Inject]
    private ListMails List { get; set; } = null!;

    [Inject]
    private SendMailAgainHandler Again { get; set; } = null!;

    [Inject]
    private WithholdMailHandler Withhold { get; set; } = null!;

    [Inject]
    private MailTransportState Transport { get; set; } = null!;

    [Inject]
    private RefusalWords Refusals { get; set; } = null!;

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        await CountAsync();
        var kinds = await List.KindsAsync(EventId, leaving.Token);
        var letters = EventId is null ? await List.LettersAsync(leaving.Token) : [];
        columns = MakeColumns();
        filters =
        [
            ListFilter.Of(List, "state", Text["State"], Text["AllStates"], state => Text["State" + state]),
            new("kind", Text["Kind"], Text["AllKinds"], [.. kinds.Select(kind => (kind, MailKindWords.Say(Text, kind)))]),
            .. letters.Count == 0 ? [] : new[] { LetterFilter(letters) },
        ];
        actions =
        [
            Action(SendManyAgainTask.KindOf(EventId is null), "Again"),
            Action(WithholdManyTask.KindOf(EventId is null), "Withhold") with
            {
                Undo = ReleaseManyTask.KindOf(EventId is null),
            },
        ];
    }

    private ListFilter LetterFilter(IReadOnlyList<(Guid Id, string Subject)> letters) =>
        new(ListMails.OfLetter, Text["Letter"], Text["AllLetters"], [.. letters.Select(letter => (letter.Id.ToString(), letter.Subject))]);

    private BulkAction Action(string kind, string key) =>
        new(kind, Text["Bulk." + key], count => Text.Plural($"Bulk.{key}Title", count), Text[$"Bulk.{key}Text"]);

    private async Task CountAsync() => counts = await List.CountAsync(EventId, leaving.Token);

    private bool IsUnderWay => counts.Keys.Any(state => state is OutboxState.Queued or OutboxState.Retrying or OutboxState.Claimed);

    /// <summary>The rows follow where a figure has moved; an open menu, a choice and a search stay.</summary>
    private async Task LookAsync()
    {
        var before = counts;
        await CountAsync();
        if (list is not null && !before.OrderBy(one => one.Key).SequenceEqual(counts.OrderBy(one => one.Key)))
            await list.FollowRowsAsync();
    }

    private static bool MayWithhold(MailLine line) => line.State is OutboxState.Queued or OutboxState.Retrying;

    private static bool MaySendAgain(MailLine line) =>
        line is { ToAddress.Length: > 0, State: not (OutboxState.Queued or OutboxState.Retrying or OutboxState.Claimed) };

    /// <summary>What has arrived once is sent again only after a second yes.</summary>
    private async Task AskAsync(MailLine line)
    {
        list?.CloseMenu();
        if (line.State is OutboxState.Sent)
            asked = line;
        else
            await SendAgainAsync(line);
    }

    private Task SendAgainAsync(MailLine line) =>
        ChangeAsync(() => Again.HandleAsync(new(EventId, line.Id), leaving.Token), Text["QueuedAgain"]);

    private Task WithholdAsync(MailLine line) =>
        ChangeAsync(() => Withhold.HandleAsync(new(EventId, line.Id), leaving.Token), Text["Withheld"]);

    private async Task ChangeAsync(Func<Task<Result<Done>>> change, string done)
    {
        asked = null;
        busy = true;
        var refusal = await MayChange() ? (await change()).Refusal : MailingRefusals.NotAllowed;
        isRefused = refusal is not null;
        message = refusal is null ? done : Refusals.Say(refusal);
        busy = false;
        await CountAsync();
        if (list is not null)
            await list.ReloadAsync();
    }
}
