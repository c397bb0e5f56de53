using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Mails.Attaching;

/// <summary>
/// Hangs on a mail what its rule says, when it is sent: the row of the outbox carries no file. Names and sizes stand in the words too, so
/// that they are kept as they were sent, and are there for who reads no attachments.
/// </summary>
internal sealed class RuleAttachments(
    IOptions<MailOptions> settings,
    MailFileLinks links,
    ITicketFiles tickets,
    FileMaking making,
    IStringLocalizer<MailText> text
)
{
    /// <summary>In the current language. Rows and files are read once for all mails that share a context.</summary>
    public async Task<MailDraft> AddAsync(EventDb db, OutboxMail row, MailDraft draft, CancellationToken stop)
    {
        if (
            (RuledMail.Read(row.Arguments)?.RuleId ?? BuiltInMails.RuleOf(row)) is not { } id
            || await db.MailRules.FindAsync([id], stop) is not { } rule
        )
            return draft;
        var own = rule.HasTicket ? await tickets.OfAsync(db, row, stop) : [];
        var made = await making.OfAsync(db, rule, stop);
        if (rule.Files.Count == 0 && own.Count == 0 && made.Count == 0)
            return draft;
        var files = new List<MailFile>();
        foreach (var file in rule.Files)
            files.Add((await db.MailFiles.FindAsync([file.FileId], stop))!);
        var split = MailFileRules.Split(files, settings.Value.MaxAttached);
        List<MailAttachment> attached = [.. draft.Attachments, .. own];
        foreach (var file in split.Attached)
        {
            var content = await db.MailFileContents.FindAsync([file.Id], stop);
            attached.Add(new MailAttachment(file.Name, file.MediaType, content!.Bytes));
        }
        var (hung, linked) = Split(made, settings.Value.MaxAttached - split.Attached.Sum(file => (long)file.Size));
        attached.AddRange(hung.Select(one => one.File));
        var until = MailFileLinks.Until(row.CreatedAt);
        List<string> names =
        [
            .. own.Select(file => Named(file.FileName, file.Content.Length)),
            .. split.Attached.Select(file => Named(file.Name, file.Size)),
            .. hung.Select(one => Named(one.File.FileName, one.File.Content.Length)),
        ];
        List<MailBlock.Action> addresses =
        [
            .. split.Linked.Select(file => new MailBlock.Action(Named(file.Name, file.Size), links.AddressOf(file.Id, until))),
            .. linked.Select(one => new MailBlock.Action(
                Named(one.File.FileName, one.File.Content.Length),
                links.AddressOf(rule.EventId, one.Kind, until)
            )),
        ];
        return draft with { Attachments = attached, Blocks = Before(draft.Blocks, [.. Words(names, addresses, until)]) };
    }

    /// <summary>What is made comes last, so that what the form says of the chosen files stays true.</summary>
    /// <param name="made">In order.</param>
    /// <param name="room">Bytes that are left.</param>
    private static (List<MadeFile> Hung, List<MadeFile> Linked) Split(IEnumerable<MadeFile> made, long room)
    {
        var (hung, linked) = (new List<MadeFile>(), new List<MadeFile>());
        foreach (var one in made)
        {
            var fits = one.File.Content.Length <= room;
            (fits ? hung : linked).Add(one);
            room -= fits ? one.File.Content.Length : 0;
        }
        return (hung, linked);
    }

    private IEnumerable<MailBlock> Words(List<string> names, List<MailBlock.Action> addresses, DateTimeOffset until)
    {
        if (names.Count > 0)
            yield return new MailBlock.Section(text["FilesAttached"]);
        if (names.Count > 0)
            yield return new MailBlock.Bullets(names);
        if (addresses.Count == 0)
            yield break;
        yield return new MailBlock.Section(text["FilesLinked"]);
        foreach (var address in addresses)
            yield return address;
        yield return new MailBlock.Paragraph(text["FilesUntil", MailFileLinks.LastDay(until)]);
    }

    private string Named(string name, long bytes) => text["FileNamed", name, FileSize.Say(bytes)];

    /// <summary>The small print stays last.</summary>
    private static IReadOnlyList<MailBlock> Before(IReadOnlyList<MailBlock> blocks, IReadOnlyList<MailBlock> words)
    {
        var notes = blocks.Reverse().TakeWhile(block => block is MailBlock.Note).Count();
        return [.. blocks.SkipLast(notes), .. words, .. blocks.TakeLast(notes)];
    }
}

/// <summary>The codes of the valid tickets of whom a mail goes to, as files; none where it goes to somebody without.</summary>
internal interface ITicketFiles
{
    Task<IReadOnlyList<MailAttachment>> OfAsync(EventDb db, OutboxMail row, CancellationToken stop);
}
