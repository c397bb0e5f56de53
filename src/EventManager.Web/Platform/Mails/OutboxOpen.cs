using EventManager.Domain.Mailings;

namespace EventManager.Web.Platform.Mails;

/// <summary>What may go now. Asked by who claims, who counts and who says whether all is well: they must never disagree.</summary>
internal static class OutboxOpen
{
    /// <summary>In quiet hours, and of an event whose mails wait for a person, only service mails.</summary>
    /// <param name="mails">The outbox, or some of it.</param>
    /// <param name="isQuiet">Whether these are quiet hours.</param>
    /// <param name="paused">Whose mails wait for a person: <see cref="Sending.SendingBreaks.OfAsync"/>.</param>
    public static IQueryable<OutboxMail> MayGo(this IQueryable<OutboxMail> mails, bool isQuiet, IReadOnlySet<Guid> paused)
    {
        if (isQuiet)
            return mails.Where(m => m.Priority == (int)MailPurpose.Service);
        if (paused.Count == 0)
            return mails;
        var waiting = paused.ToList();
        return mails.Where(m => m.Priority == (int)MailPurpose.Service || !waiting.Contains(m.EventId ?? SendingBreak.House));
    }
}
