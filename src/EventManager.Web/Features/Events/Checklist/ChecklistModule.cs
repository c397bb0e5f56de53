using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Events.Checklist;

internal static class ChecklistModule
{
    public static void AddChecklist(this IServiceCollection services)
    {
        services.AddSingleton<ChecklistQuery>();
        services.AddSingleton<SaveChecklistPointHandler>();
        services.AddSingleton<TickChecklistPointHandler>();
        services.AddSingleton<MoveChecklistPointHandler>();
        services.AddSingleton<DeleteChecklistPointHandler>();
        services.AddSingleton<RestoreChecklistPointHandler>();
        services.AddSingleton<SuggestChecklistHandler>();
        services.AddMailKind<ChecklistDueMail>();
        services.AddSweep<ChecklistSweep>();
        services.AddRefusalTexts<ChecklistText>();
    }
}
