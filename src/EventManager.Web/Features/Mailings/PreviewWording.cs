using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings;

/// <summary>
/// A mail as it would look with new words: of the newest row of its kind, so that it shows what really goes out; where none was sent yet,
/// the frame alone around the words.
/// </summary>
internal sealed class PreviewWording(IDbContextFactory<EventDb> databases, MailRendering rendering, TimeProvider clock)
{
    public async Task<MailMessage> RenderAsync(SaveWording words, string language, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var newest = await db
            .Outbox.AsNoTracking()
            .Where(m => m.EventId == words.EventId && m.Kind == words.Kind && m.Language == language && m.ToAddress != "")
            .OrderByDescending(m => m.CreatedAt)
            .FirstOrDefaultAsync(stop);
        if (newest is not null && await TryAsync(newest, words, stop) is { } real)
            return real;
        var sample = new OutboxMail(words.Kind, "ada@example.org", "Ada Beispiel", language, clock.GetUtcNow()) { EventId = words.EventId };
        return await rendering.SampleAsync(sample, Draft, words.Subject.In(language), words.Opening.In(language), stop);
    }

    private static MailDraft Draft => new("…", [new MailBlock.Paragraph("…")]);

    /// <summary>What a row is about may have gone since: then it is no example.</summary>
    private async Task<MailMessage?> TryAsync(OutboxMail row, SaveWording words, CancellationToken stop)
    {
        try
        {
            return await rendering.RenderAsync(row, words.Subject.In(row.Language), words.Opening.In(row.Language), stop);
        }
        catch (Exception error) when (error is UnknownMailKindException or InvalidOperationException or MailFormatException)
        {
            return null;
        }
    }
}
