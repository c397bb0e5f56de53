using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Web.Features.Mailings.Previewing;
using EventManager.Web.Platform.Databases;
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
        var sample = new OutboxMail(words.Kind, Somebody.Address, Somebody.Name, language, clock.GetUtcNow()) { EventId = words.EventId };
        return await rendering.SampleAsync(sample, MailDraft.Unknown, words.Subject.In(language), words.Opening.In(language), stop);
    }

    /// <summary>As one person would get it now: every condition is asked for her, so it may be that she would get none.</summary>
    public async Task<PreviewedMail> AsAsync(SaveWording words, string who, CancellationToken stop)
    {
        who = who.Trim();
        if (who.Length == 0)
            return new(null, "", null);
        await using var db = await databases.CreateDbContextAsync(stop);
        var row = rendering.KindOf(words.Kind) is { IsAboutRegistration: true }
            ? await OfRegistrationAsync(db, words, who, stop)
            : await OfRowAsync(db, words, who, stop);
        return row is null ? new(null, "", null) : new(await TryAsync(row, words, stop), row.ToName, row.SubjectId);
    }

    private async Task<OutboxMail?> OfRegistrationAsync(EventDb db, SaveWording words, string who, CancellationToken stop)
    {
        var address = MailAddressRules.Normalise(who);
        var all = db.Registrations.AsNoTracking().Where(r => r.EventId == words.EventId && r.Email != "");
        var found =
            await all.Where(r => r.NormalizedEmail == address).OrderByDescending(r => r.CreatedAt).FirstOrDefaultAsync(stop)
            ?? await all.WithWords(who, word => r => r.SearchName.Contains(word))
                .OrderBy(r => r.SortName)
                .ThenBy(r => r.Id)
                .FirstOrDefaultAsync(stop);
        return found is null
            ? null
            : new OutboxMail(words.Kind, found.Email, found.FullName, found.Language, clock.GetUtcNow())
            {
                EventId = words.EventId,
                SubjectId = found.Id,
            };
    }

    private static Task<OutboxMail?> OfRowAsync(EventDb db, SaveWording words, string who, CancellationToken stop) =>
        db
            .Outbox.AsNoTracking()
            .Where(m => m.EventId == words.EventId && m.Kind == words.Kind && m.ToAddress != "")
            .Where(m => m.ToAddress == who || m.ToName == who)
            .OrderByDescending(m => m.CreatedAt)
            .FirstOrDefaultAsync(stop);

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

/// <param name="Message">Null where that person would get no such mail now.</param>
/// <param name="Name">Whose; empty where nobody was found.</param>
/// <param name="SubjectId">What the mail would be about.</param>
internal sealed record PreviewedMail(MailMessage? Message, string Name, Guid? SubjectId)
{
    public bool IsNobody => Message is null && Name.Length == 0 && SubjectId is null;
}
