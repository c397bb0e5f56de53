using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Web.Features.Registrations;

/// <summary>The kinds of mail that a registration brings about.</summary>
internal static class RegistrationMails
{
    public const string Confirm = "registration-confirm";
    public const string Ticket = "registration-ticket";
    public const string TicketReplaced = "registration-ticket-replaced";
    public const string Reinstated = "registration-reinstated";
    public const string Waiting = "registration-waiting";
    public const string Offer = BuiltInRules.Offer;
    public const string OfferExpired = "registration-offer-expired";
    public const string Cancelled = "registration-cancelled";
    public const string TimeChanged = "registration-time-changed";
    public const string Again = "registration-again";
    public const string Link = "registration-link";
    public const string Reminder = MailRule.Reminder;
    public const string Message = MailRule.Message;

    /// <summary>The argument of a mail that is sent because a form came again.</summary>
    public const string FormAgain = "again";

    public static OutboxMail Row(
        string kind,
        Registration registration,
        DateTimeOffset now,
        string? onceKey = null,
        string arguments = ""
    ) =>
        new(kind, registration.Email, registration.FullName, registration.Language, now)
        {
            EventId = registration.EventId,
            SubjectId = registration.Id,
            OnceKey = onceKey,
            Arguments = arguments,
        };

    /// <summary>The personal link, or the unconfirmed one's click, to somebody for whom the public form came a second time.</summary>
    public static OutboxMail FormCameAgain(Registration registration, DateTimeOffset now, string onceKey) =>
        Row(registration.State is RegistrationState.AwaitingConfirmation ? Confirm : Again, registration, now, onceKey, FormAgain);

    /// <summary>To an address that nobody registered: written and looked at as any other, and never sent, since it is about nobody.</summary>
    public static OutboxMail Withheld(string kind, string address, DateTimeOffset now, string onceKey) =>
        new(kind, address, "", Languages.Current, now) { SubjectId = Guid.CreateVersion7(), OnceKey = onceKey };
}
