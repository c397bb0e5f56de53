using EventManager.Web.Features.Programme.Attending;
using EventManager.Web.Features.Programme.Minuting;
using EventManager.Web.Features.Programme.Planning;
using EventManager.Web.Features.Programme.SignUp;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Attaching;
using Microsoft.AspNetCore.SignalR;

namespace EventManager.Web.Features.Programme;

/// <summary>Sessions, their places, who was there, and the minutes.</summary>
internal static class ProgrammeModule
{
    /// <summary>Minutes of 100,000 characters reach the circuit in one message, and JSON can take six bytes for a character.</summary>
    private const long LongestMessage = 1_000_000;

    public static void AddProgramme(this IServiceCollection services)
    {
        services.AddTextPlace<SessionTexts>();
        services.AddRefusalTexts<ProgrammeText>();
        services.AddSingleton<ProgrammeQuery>();
        services.AddSingleton<PlanningQuery>();
        services.AddList<SessionListQuery>();
        services.AddTaskKind<DeleteSessionsTask>();
        services.AddSingleton<SaveSessionHandler>();
        services.AddSingleton<DeleteSessionHandler>();
        services.AddSingleton<LinkedRegistrationQuery>();
        services.AddSingleton<SignUpQuery>();
        services.AddSingleton<ChooseSessionHandler>();
        services.AddSingleton<LeaveSessionHandler>();
        services.AddSingleton<WaitForSessionHandler>();
        services.AddSingleton<SessionQueue>();
        services.AddSweep<SessionQueue>();
        services.AddMailKind<SessionPlaceMail>();
        services.AddSingleton<AttendanceQuery>();
        services.AddSingleton<RecordAttendanceHandler>();
        services.AddSingleton<MinutesQuery>();
        services.AddSingleton<IMadeFile, MinutesFile>();
        services.AddSingleton<SaveMinutesHandler>();
        services.AddSingleton<ApproveMinutesHandler>();
        services.AddSingleton<MinutedTasksQuery>();
        services.AddSingleton<TickMinutedTaskHandler>();
        services.AddSingleton<RecipientsQuery>();
        services.AddSingleton<MinutesSending>();
        services.AddSingleton<SendMinutesHandler>();
        services.AddSingleton<ComingMinutes>();
        services.AddSweep<ApprovedMinutesSweep>();
        services.AddSingleton<SendCorrectionHandler>();
        services.AddSingleton<ArchiveQuery>();
        services.AddMailKind<SessionCancelledMail>();
        services.AddMailKind<MinutesMail>();
        services.AddMailKind<MinutesCorrectionMail>();
        services.Configure<HubOptions>(options => options.MaximumReceiveMessageSize = LongestMessage);
    }
}
