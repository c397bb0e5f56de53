using System.Globalization;
using EventManager.Domain.Accounts;

namespace EventManager.Web.Platform.Audit;

/// <summary>That many were written to at once: which kind of mail, and how many people.</summary>
internal static class MailingRecord
{
    public static AuditEntry Of(string mail, int count, Guid? userId, Guid? eventId, DateTimeOffset at, Guid? subjectId = null) =>
        new(at, userId, eventId, "mailing.queued", subjectId, string.Create(CultureInfo.InvariantCulture, $"{mail}: {count}"));
}
