using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Registrations.Mails;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Registrations.Guardians;

/// <summary>Asks a guardian. Withheld once the consent is there, or the registration is gone.</summary>
internal sealed class GuardianMail(
    RegistrationMailTools tools,
    PersonalLinks links,
    IOptions<SiteOptions> site,
    IStringLocalizer<GuardianText> words
) : RegistrationMailKind(tools)
{
    public const string Name = "guardian-consent";

    public override string Kind => Name;

    public override bool IsToStrangers => true;

    /// <summary>The same guardian is asked once for each registration in ten minutes.</summary>
    public static OutboxMail Row(Registration registration, DateTimeOffset now, string? once = null) =>
        new(Name, registration.GuardianEmail, "", registration.Language, now)
        {
            EventId = registration.EventId,
            SubjectId = registration.Id,
            OnceKey = once ?? $"guardian:{registration.Id:N}:{now.UtcTicks / (TimeSpan.TicksPerMinute * 10)}",
        };

    protected override bool IsStillTrue(Registration registration) =>
        registration is { IsActive: true, GuardianConsent: GuardianConsent.Missing }
        && registration.State is not RegistrationState.AwaitingConfirmation;

    protected override Task<MailDraft> WriteAsync(EventDb db, OutboxMail row, RegistrationFacts facts, CancellationToken stop)
    {
        var token = links.Token(LinkPurpose.Guardian, facts.Registration.Id, facts.Registration.LinkVersion);
        return Task.FromResult(
            new MailDraft(
                words["MailSubject", facts.Title],
                [
                    new MailBlock.Heading(words["MailHeading"]),
                    new MailBlock.Paragraph(words["MailText", facts.Title, facts.Event.GuardianConsentUnderAge ?? 18]),
                    WhenAndWhere(facts),
                    new MailBlock.Action(words["MailButton"], site.Value.Address("/consent/" + token)),
                    new MailBlock.Note(words["MailNote"]),
                ]
            )
        );
    }
}
