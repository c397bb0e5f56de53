using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;

namespace EventManager.Web.Features.Exhibitors;

/// <summary>Mails to exhibitors, as rows of the outbox: each reason once.</summary>
internal static class ExhibitorOutbox
{
    public static OutboxMail Applied(Exhibitor exhibitor, DateTimeOffset now) =>
        Row("exhibitor-applied", exhibitor, $"exhibitor-applied:{exhibitor.Id:N}", now);

    /// <summary>Null where the state is none that is decided by the organiser.</summary>
    public static OutboxMail? Decided(Exhibitor exhibitor, DateTimeOffset now)
    {
        var kind = exhibitor.State switch
        {
            ExhibitorState.Accepted => "exhibitor-accepted",
            ExhibitorState.Waiting => "exhibitor-waiting",
            ExhibitorState.Declined => "exhibitor-declined",
            _ => null,
        };
        return kind is null ? null : Row(kind, exhibitor, $"{kind}:{exhibitor.Id:N}:{exhibitor.DecidedAt?.UtcTicks}", now);
    }

    public static OutboxMail LinkRenewed(Exhibitor exhibitor, DateTimeOffset now) =>
        Row(ExhibitorLinkMail.Name, exhibitor, $"{ExhibitorLinkMail.Name}:{exhibitor.Id:N}:{exhibitor.LinkVersion}", now);

    private static OutboxMail Row(string kind, Exhibitor exhibitor, string onceKey, DateTimeOffset now) =>
        new(kind, exhibitor.ContactEmail, exhibitor.ContactName, exhibitor.Language, now)
        {
            EventId = exhibitor.EventId,
            SubjectId = exhibitor.Id,
            OnceKey = onceKey,
        };
}
