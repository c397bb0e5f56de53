using EventManager.Domain.Common;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;

namespace EventManager.Web.Ui;

/// <summary>What the pasting of a table is with a file: the same text, so that whoever reads it needs to know nothing of files.</summary>
public sealed partial class TextFile
{
    private byte[] content = [];
    private IReadOnlyList<EncodingChoice> encodings = [];
    private int? codePage;
    private Refusal? problem;

    /// <summary>Rows with tabs between their cells, or the file's text as it is.</summary>
    [Parameter, EditorRequired]
    public required EventCallback<string> OnText { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private async Task TakeAsync(InputFileChangeEventArgs args)
    {
        (encodings, codePage, problem) = ([], null, null);
        if (args.File.Size > CsvTable.MaxBytes)
        {
            problem = ImportRefusals.FileTooLarge;
            return;
        }
        if (EventAccess.UserId((await Authentication).User) is not { } account || !Uploads.Takes(account, args.File.Size))
        {
            problem = UploadLimit.TooMuch;
            return;
        }
        using var copy = new MemoryStream();
        await using (var stream = args.File.OpenReadStream(CsvTable.MaxBytes))
            await stream.CopyToAsync(copy);
        content = copy.ToArray();
        if (XlsxRows.IsWorkbook(content))
        {
            var book = CsvTable.Read(content);
            problem = book.Refusal;
            if (!book.IsRefused)
                await OnText.InvokeAsync(book.Value.AsText());
            return;
        }
        var decoded = FileText.Decode(content);
        if (decoded.CodePage is not null)
            encodings = FileText.Choices(content);
        if (decoded.IsSure)
            await DecodeAsync(decoded.CodePage);
    }

    private Task DecodeAsync(int? chosen)
    {
        codePage = chosen;
        return OnText.InvokeAsync(FileText.Decode(content, chosen).Text);
    }
}
