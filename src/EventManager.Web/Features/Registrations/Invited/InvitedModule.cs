using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Bounces;

namespace EventManager.Web.Features.Registrations.Invited;

/// <summary>Answers of people who are invited by name.</summary>
internal static class InvitedModule
{
    public static void AddInvited(this IServiceCollection services)
    {
        services.AddRefusalTexts<InvitedText>();
        services.AddSingleton<InvitedQuery>();
        services.AddSingleton<GiveUpSupersededHandler>();
        services.AddSingleton<ReplyHandler>();
        services.AddSingleton<ICalendarReplyTaker, CalendarReplyHandler>();
        services.AddMailKind<UntakenReplyMail>();
    }
}
