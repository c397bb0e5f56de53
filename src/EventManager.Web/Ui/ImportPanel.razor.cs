using EventManager.Domain.Common;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;

namespace EventManager.Web.Ui;

/// <summary>Reads a file, lets its columns be named, shows what would happen, and writes when asked.</summary>
public sealed partial class ImportPanel : IDisposable
{
    private const int MaxShown = 100;

    private CancellationTokenSource? stopping;
    private byte[] content = [];
    private IReadOnlyList<EncodingChoice> encodings = [];
    private int? codePage;
    private CsvTable? table;
    private Dictionary<string, int> mapping = [];
    private IReadOnlyList<ImportLine>? lines;
    private string? message;
    private string? show = "";
    private bool isRefused;
    private bool busy;
    private bool written;
    private int done;
    private int total;
    private Guid? task;

    [Parameter, EditorRequired]
    public required IImport Import { get; set; }

    /// <summary>Asked before anything is written: may this account (still)?</summary>
    [Parameter, EditorRequired]
    public required Func<Task<bool>> MayWrite { get; set; }

    /// <summary>The kind of task that writes a long table; null writes every table here, where none is long.</summary>
    [Parameter]
    public string? Task { get; set; }

    /// <summary>The event that a task is about.</summary>
    [Parameter]
    public Guid? EventId { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private UploadLimit Uploads { get; set; } = null!;

    [Inject]
    private BackgroundTasks Tasks { get; set; } = null!;

    /// <summary>What somebody should know before writing: that mails go out.</summary>
    [Parameter]
    public RenderFragment? Before { get; set; }

    [Parameter]
    public EventCallback OnWritten { get; set; }

    private int ToWrite => lines!.Count(line => line.Outcome is ImportOutcome.Created or ImportOutcome.Changed && !line.IsWritten);

    private bool IsLong => Task is not null && ToWrite > ImportTask.MostAtOnce;

    private IEnumerable<ImportColumn> Used => Import.Columns.Where(column => mapping.GetValueOrDefault(column.Key, -1) >= 0);

    private IEnumerable<ImportLine> Filtered => lines!.Where(line => string.IsNullOrEmpty(show) || line.Outcome.ToString() == show);

    private IEnumerable<(string Value, string Words)> Heads =>
        table!.Heads.Select((head, i) => (i.ToString(), head)).Prepend(("-1", Text["ColumnNone"].Value));

    private IEnumerable<(string Value, string Words)> HeadRows =>
        table!.Candidates.Select((row, at) => (at.ToString(), Text["RowWords", row.Number, string.Join("; ", row)].Value));

    private IEnumerable<(string Value, string Words)> Shown =>
        Enum.GetNames<ImportOutcome>().Select(name => (name, Text["Outcome." + name].Value)).Prepend(("", Text["All"].Value));

    public void Dispose()
    {
        stopping?.Cancel();
        stopping?.Dispose();
    }

    private async Task ReadAsync(InputFileChangeEventArgs args)
    {
        (table, lines, written, show, task, encodings, codePage) = (null, null, false, "", null, [], null);
        if (args.File.Size > CsvTable.MaxBytes)
        {
            Say(ImportRefusals.FileTooLarge);
            return;
        }
        if (EventAccess.UserId((await Authentication).User) is not { } account || !Uploads.Takes(account, args.File.Size))
        {
            Say(UploadLimit.TooMuch);
            return;
        }
        (message, isRefused, busy, total) = (Text["Reading"], false, true, 0);
        StateHasChanged();
        using var copy = new MemoryStream();
        await using (var stream = args.File.OpenReadStream(CsvTable.MaxBytes))
            await stream.CopyToAsync(copy);
        (busy, content) = (false, copy.ToArray());
        // A workbook says itself how its letters are spelled.
        if (XlsxRows.IsWorkbook(content))
        {
            await DecodeAsync(null);
            return;
        }
        var decoded = FileText.Decode(content);
        if (decoded.CodePage is not null)
            encodings = FileText.Choices(content);
        if (decoded.IsSure)
            await DecodeAsync(decoded.CodePage);
        else
            message = null;
    }

    private async Task DecodeAsync(int? chosen)
    {
        codePage = chosen;
        var read = CsvTable.Read(content, chosen);
        (table, lines) = (read.IsRefused ? null : read.Value.WithHeads(Import.Columns), null);
        if (read.IsRefused)
            Say(read.Refusal);
        else
            await GuessAsync();
    }

    private Task ChooseHeadAsync(string? head)
    {
        (table, lines) = (table!.WithHead(int.TryParse(head, out var at) ? at : 0), null);
        return GuessAsync();
    }

    /// <summary>Names the columns by their heads, and judges the rows at once where none is missing.</summary>
    private async Task GuessAsync()
    {
        message = null;
        mapping = ImportMapping.Guess(table!, Import.Columns);
        if (Import.Columns.All(column => !column.IsRequired || mapping[column.Key] >= 0))
            await CheckAsync();
    }

    private void Map(string column, string? head)
    {
        mapping[column] = int.TryParse(head, out var at) ? at : -1;
        lines = null;
    }

    private async Task CheckAsync()
    {
        var applied = ImportMapping.Apply(table!, Import.Columns, mapping);
        if (applied.IsRefused)
        {
            Say(applied.Refusal);
            return;
        }
        busy = true;
        await Import.JudgeAsync(applied.Value, default);
        (lines, message, busy) = (applied.Value, null, false);
    }

    private async Task WriteAsync()
    {
        // Pressed again while it begins: the same rows would be written, or their task started, once more.
        if (busy || task is not null)
            return;
        busy = true;
        try
        {
            if (!await MayWrite())
                return;
            if (IsLong)
                await StartAsync();
            else
                await WriteNowAsync();
        }
        finally
        {
            busy = false;
        }
    }

    private async Task StartAsync()
    {
        if (EventAccess.UserId((await Authentication).User) is not { } user)
            return;
        var started = await Tasks.StartAsync(new NewTask(Task!, user, EventId, Input: ImportTask.Input(lines!)), default);
        if (started.IsRefused)
            Say(started.Refusal);
        else
            task = started.Value;
    }

    private async Task WriteNowAsync()
    {
        (done, total, stopping) = (0, ToWrite, new CancellationTokenSource());
        var user = EventAccess.UserId((await Authentication).User);
        await Trail.ImportsAsync(Import, ToWrite, user, EventId);
        try
        {
            await Import.WriteAsync(lines!, ProgressAsync, stopping.Token);
            (message, isRefused) = (
                Text["Done", Written(ImportOutcome.Created), Written(ImportOutcome.Changed), Count(ImportOutcome.Refused)],
                false
            );
        }
        catch (OperationCanceledException)
        {
            (message, isRefused) = (Text["Stopped", done, total], false);
        }
        await Trail.ImportedAsync(Import, lines!, user, EventId);
        (written, total) = (true, 0);
        await OnWritten.InvokeAsync();
    }

    private Task ProgressAsync(int count)
    {
        done = count;
        return InvokeAsync(StateHasChanged);
    }

    private void Stop() => stopping?.Cancel();

    private void Say(Refusal refusal) => (message, isRefused) = (Words.Say(refusal), true);

    private int Written(ImportOutcome outcome) => lines!.Count(line => line.Outcome == outcome && line.IsWritten);

    private int Count(ImportOutcome outcome) => lines!.Count(line => line.Outcome == outcome);

    private static string BadgeOf(ImportOutcome outcome) =>
        outcome switch
        {
            ImportOutcome.Created => "badge--success",
            ImportOutcome.Changed => "badge--info",
            ImportOutcome.Refused => "badge--danger",
            _ => "badge--neutral",
        };
}
