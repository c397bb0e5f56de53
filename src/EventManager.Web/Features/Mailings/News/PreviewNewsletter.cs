using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Mail.Mime;
using EventManager.Web.Features.Mailings.Previewing;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Sending;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.News;

/// <param name="Message">As a reader gets it.</param>
/// <param name="Bytes">On the wire.</param>
/// <param name="Version">Of the newsletter as it was read.</param>
internal sealed record PreviewedNewsletter(MailMessage Message, int Bytes, long Version);

/// <summary>A saved newsletter as its readers will get it: on the page, and in the mailbox of whoever asks.</summary>
internal sealed class PreviewNewsletter(
    IDbContextFactory<EventDb> databases,
    Transactions transactions,
    MailRendering rendering,
    MailChoices choices,
    OutboxSignal signal,
    TimeProvider clock
)
{
    /// <summary>Null where it is gone.</summary>
    public async Task<PreviewedNewsletter?> RenderAsync(Guid id, string language, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Newsletters.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, stop) is { } letter
            ? await RenderAsync(letter, language, stop)
            : null;
    }

    public async Task<PreviewedNewsletter> RenderAsync(Newsletter letter, string language, CancellationToken stop)
    {
        var draft = await Languages.InAsync(language, () => Task.FromResult(choices.Offer(NewsletterMail.Draft(letter), Somebody.Address)));
        var row = new OutboxMail(Newsletter.Mail, Somebody.Address, "", language, clock.GetUtcNow());
        var message = await rendering.SampleAsync(row, draft, "", "", stop);
        return new(message, MimeWriter.Write(message).Length, letter.Version);
    }

    /// <summary>Each press is a mail: whoever tries wants to see it again.</summary>
    public async Task<Result<Done>> TestAsync(Guid id, string language, Guid userId, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Done>(
            AskedRight.CreateEvents,
            async (db, ends) =>
            {
                if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId, ends) is not { Email: { } address } me)
                    return NewsletterRefusals.NotFound;
                if (!await db.Newsletters.AnyAsync(n => n.Id == id, ends))
                    return NewsletterRefusals.NotFound;
                db.Outbox.Add(
                    new OutboxMail(NewsletterTestMail.Name, address, me.DisplayName, language, clock.GetUtcNow()) { SubjectId = id }
                );
                return default(Done);
            },
            stop
        );
        if (!result.IsRefused)
            signal.Send();
        return result;
    }
}
