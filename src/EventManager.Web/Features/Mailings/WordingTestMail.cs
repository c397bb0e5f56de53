using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Settings;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Mailings;

/// <summary>
/// Another kind of mail as somebody would get it, sent to the organiser who asked: marked as a test, and without what is that person's alone.
/// Its links open nothing personal; tickets, files and the entry for the calendar stay here.
/// </summary>
internal sealed class WordingTestMail(IServiceProvider services, IStringLocalizer<MailingsText> text, IOptions<SiteOptions> site)
    : IMailKind
{
    public const string Name = "mail-wording-test";

    public string Kind => Name;

    public bool TakesOwnWords => false;

    /// <param name="kind">Which mail is tried.</param>
    /// <param name="subject">What it would be about; null for nobody.</param>
    public static string Arguments(string kind, Guid? subject) => $"{kind} {subject:N}";

    public async Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop)
    {
        // The kinds are asked for late: this is one of them.
        if (row.Arguments.Split(' ') is not [var name, var about] || Find(name) is not { } kind)
            return null;
        var tried = new OutboxMail(name, row.ToAddress, row.ToName, row.Language, row.CreatedAt)
        {
            EventId = row.EventId,
            SubjectId = Guid.TryParse(about, out var subject) ? subject : null,
            Arguments = TriedWords.Attach(db, row),
        };
        var frame = await MailRendering.FrameAsync(db, tried, stop);
        var draft = await kind.WriteAsync(db, tried, stop) ?? await RuledWords.SampleAsync(db, tried, kind, frame, stop);
        frame = await MailRendering.FilledAsync(db, tried, kind, frame, stop);
        return new MailDraft(
            text["TestMailSubject", frame.Subject.Length > 0 ? frame.Subject : draft.Subject],
            [
                .. MailComposer.WithOpening(draft.Blocks, frame).Where(block => block is not MailBlock.Picture).Select(WithoutSecret),
                new MailBlock.Note(text["TestMailNote"]),
            ]
        )
        {
            FromName = draft.FromName,
            ReplyTo = draft.ReplyTo,
        };
    }

    private IMailKind? Find(string name) => services.GetServices<IMailKind>().FirstOrDefault(kind => kind.Kind == name && name != Name);

    private MailBlock WithoutSecret(MailBlock block) =>
        block is MailBlock.Action action ? action with { Address = site.Value.Address("/") } : block;
}
