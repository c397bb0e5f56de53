using System.Text.Json;
using System.Text.Json.Serialization;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Events.Creating;

/// <summary>
/// Copies a large event. The copy is all or nothing, and says so in its own transaction: a node that dies right after it leaves no second
/// one behind.
/// </summary>
internal sealed class CopyEventTask(
    CreateEventHandler creating,
    IStringLocalizer<OrganiseText> text,
    IStringLocalizer<CopyText> dates,
    RefusalWords words
) : ITaskKind
{
    public const string Kind = "events.copy";

    /// <summary>An event with more parts than these is copied as a task.</summary>
    public const int MostAtOnce = 1_000;

    /// <summary>So is one whose files have more bytes together.</summary>
    public const long MostBytesAtOnce = 20_000_000;

    public string Name => Kind;

    public TaskRight Right => TaskRight.CreateEvents;

    public static NewTask Of(CreateEvent command) =>
        new(Kind, command.UserId, command.EarlierEventId, JsonSerializer.Serialize(Wish.Of(command.Title, command.Day!.Value)));

    public async Task<TaskResult> RunAsync(TaskRun run, CancellationToken stop)
    {
        if (run.Task.Checkpoint is { Length: > 0 } made)
            return new TaskResult("copied_before") { Link = Address(made) };
        var wish = JsonSerializer.Deserialize<Wish>(run.Task.Arguments)!;
        var command = new CreateEvent(null, run.Task.EventId, wish.Title, wish.Day, run.Task.UserId);
        var result = await creating.HandleAsync(command, stop, run.CheckpointAsync);
        var created = result.IsRefused ? null : result.Value;
        await using (var file = run.OpenResult())
            await CsvFile.WriteAsync(file, new("", Heads, Rows(created, result.Refusals).ToAsyncEnumerable()), stop);
        if (created is null)
            return new TaskResult("refused") { File = text["CopyFile"] };
        var taken = created.Report.Sum(line => line.Taken);
        run.Progress(taken, taken);
        return new TaskResult("copied", taken) { File = text["CopyFile"], Link = Address(created.Slug) };
    }

    private static string Address(string slug) => $"/organise/events/{slug}/edit";

    private IEnumerable<string> Heads => [text["Part"], text["TakenCount"], text["LeftCount"], text["Why"], dates["Was"], dates["Is"]];

    private IEnumerable<IEnumerable<TableCell>> Rows(CreatedEvent? created, IEnumerable<Refusal> refusals) =>
        created is null
            ? refusals.Select(refusal => (IEnumerable<TableCell>)["", "", "", words.Say(refusal), "", ""])
            : created.Report.Select(Row).Concat(created.Dates.Select(date => Row(date, created.TimeZone)));

    private IEnumerable<TableCell> Row(CopyLine line) =>
        [
            text["Area." + line.Area],
            line.Taken,
            line.Left,
            line.Reason is CopyReason.None ? "" : text["Reason." + line.Reason].Value,
            "",
            "",
        ];

    private IEnumerable<TableCell> Row(CopyDate date, string zone) =>
        [
            date.Name.IsEmpty ? dates["Date." + date.Date]
            : date.Date is CopiedDate.Session ? date.Name.In(Languages.Current)
            : $"{dates["Date." + date.Date]}: {date.Name.In(Languages.Current)}",
            "",
            "",
            "",
            TableCell.At(date.From, zone),
            TableCell.At(date.To, zone),
        ];

    private sealed record Wish(string German, Dictionary<string, string> Translations, DateOnly Day)
    {
        public static Wish Of(LocalizedText title, DateOnly day) =>
            new(title.German, title.Languages.ToDictionary(language => language, title.Translated), day);

        [JsonIgnore]
        public LocalizedText Title => Translations.Aggregate(new LocalizedText(German), (title, one) => title.With(one.Key, one.Value));
    }
}
