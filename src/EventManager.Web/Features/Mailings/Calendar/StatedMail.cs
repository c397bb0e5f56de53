using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Mailings.Calendar;

/// <summary>A mail and what became of it, as calendar and charts count it.</summary>
internal sealed class StatedMail
{
    public required OutboxMail Mail { get; init; }

    public required MailDayState State { get; init; }
}

internal static class StatedMails
{
    /// <summary>What is withheld for now, until a second person releases its rule, is not over; what came too late is missed.</summary>
    public static IQueryable<StatedMail> WithState(this IQueryable<OutboxMail> mails) =>
        mails.Select(m => new StatedMail
        {
            Mail = m,
            State =
                m.LastError.StartsWith(MailErrors.Bounced) ? MailDayState.Bounced
                : m.State == OutboxState.Sent ? MailDayState.Sent
                : m.State == OutboxState.Failed ? MailDayState.Failed
                : m.State == OutboxState.Withheld && m.LastError == MailErrors.RuleWaits ? MailDayState.AwaitsRelease
                : m.State == OutboxState.Withheld && m.LastError == MailErrors.TooLate ? MailDayState.Missed
                : m.State == OutboxState.Withheld ? MailDayState.Withheld
                : MailDayState.Queued,
        });
}
