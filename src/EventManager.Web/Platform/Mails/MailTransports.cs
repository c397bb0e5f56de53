using EventManager.Mail;
using EventManager.Mail.Pickup;
using EventManager.Mail.Smtp;
using EventManager.Web.Platform.Mails.Attaching;
using EventManager.Web.Platform.Mails.Audiences;
using EventManager.Web.Platform.Mails.Bounces;
using EventManager.Web.Platform.Mails.Sending;
using EventManager.Web.Platform.Settings;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Mails;

/// <summary>Everything that brings the outbox out of the house.</summary>
internal static class MailTransports
{
    public static void AddMails(this IServiceCollection services)
    {
        services.AddValidatedOptions<MailOptions>(MailOptions.Section);
        services.AddSingleton<MailOptionsCheck>();
        services.AddSingleton<IPostConfigureOptions<MailOptions>>(provider => provider.GetRequiredService<MailOptionsCheck>());
        services.AddSingleton<IValidateOptions<MailOptions>>(provider => provider.GetRequiredService<MailOptionsCheck>());
        services.AddSingleton<AddressIds>();
        services.AddSingleton<Suppressions>();
        services.AddSingleton<SharedMoments>();
        services.AddSingleton<MailReach>();
        services.AddSingleton<ReachedAddresses>();
        services.AddSingleton<ChooseReadersHandler>();
        services.AddSingleton<MailToChosen>();
        services.AddSingleton<OrganiserNotices>();
        services.AddSingleton<SendingBreaks>();
        services.AddSingleton<MailHalts>();
        services.AddSingleton<OutboxGate>();
        services.AddSingleton<BounceAddresses>();
        services.AddSingleton<BounceRecords>();
        services.AddSingleton<CalendarReplies>();
        services.AddSingleton<MailChoices>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxMarks>();
        services.AddSingleton<OutboxClaims>();
        services.AddSingleton<OutboxDelivery>();
        services.AddSingleton<OutboxSweep>();
        services.AddSingleton<AddressKeys>();
        services.AddSingleton<StrangerMails>();
        services.AddSingleton<MailRendering>();
        services.AddSingleton<RuleAttachments>();
        services.AddSingleton<FileMaking>();
        services.AddSingleton<FileDocument>();
        services.AddSingleton<MailFileLinks>();
        services.AddSingleton<MailComposer>();
        services.AddSingleton<EventCalendar>();
        services.AddSingleton<RegistrationCalendar>();
        services.AddSingleton<InvitationCalendar>();
        services.AddSingleton<MailTest>();
        services.AddSingleton<MailPace>();
        services.AddSingleton<MailTransportState>();
        services.AddSingleton<DevelopmentMailbox>();
        services.AddSingleton(Create);
    }

    private static IMailTransport Create(IServiceProvider provider)
    {
        var settings = provider.GetRequiredService<IOptions<MailOptions>>().Value;
        return settings.Transport switch
        {
            MailTransportKind.Smtp => new SmtpTransport(settings.ToSmtp()),
            MailTransportKind.Pickup => new PickupFolderTransport(settings.PickupFolder),
            _ => provider.GetRequiredService<DevelopmentMailbox>(),
        };
    }
}
