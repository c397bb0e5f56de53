using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using EventManager.Web.Ui;
using EventManager.Web.Ui.Lists;

namespace EventManager.Web.Platform.Jobs.Tasks;

/// <summary>Long work that survives its page.</summary>
internal static class TasksModule
{
    public static void AddBackgroundTasks(this IServiceCollection services)
    {
        services.AddSingleton<TaskRights>();
        services.AddSingleton<TaskParts>();
        services.AddSingleton<TaskClaims>();
        services.AddSingleton<DoneByTask>();
        services.AddSingleton<TaskRunner>();
        services.AddSingleton<BackgroundTasks>();
        services.AddSingleton<TaskSweep>();
        services.AddSingleton<ISweep>(provider => provider.GetRequiredService<TaskSweep>());
        services.AddHostedService<TaskLookout>();
        services.AddRefusalTexts<TaskText>();
        services.AddSingleton<ListPreferences>();
        services.AddSingleton<SharedViews>();
        services.AddRefusalTexts<ListText>();
    }

    /// <summary>Adds a kind of long work; each area adds its own.</summary>
    public static void AddTaskKind<T>(this IServiceCollection services)
        where T : class, ITaskKind => services.AddSingleton<ITaskKind, T>();

    public static void MapBackgroundTasks(this IEndpointRouteBuilder routes) =>
        routes
            .MapGetLate("/organise/tasks/{id:guid}/file", DownloadAsync)
            .RequireAuthorization(Policies.SignedIn)
            // Most are lists of people.
            .WithMetadata(new ConfirmedAttribute())
            .ExcludeFromDescription();

    /// <summary>Whose it is not, and who lost the right since, gets the same answer as for one that is not there.</summary>
    private static async Task<IResult> DownloadAsync(Guid id, BackgroundTasks tasks, TaskParts parts, HttpContext http)
    {
        var task = EventAccess.UserId(http.User) is { } user ? await tasks.FindFileAsync(user, id, http.RequestAborted) : null;
        if (task is null)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return Results.Stream(
            target => parts.CopyAsync(task.Id, task.Attempts, target, http.RequestAborted),
            Csv.TableFormat.Of(task.ResultFile).ContentType,
            task.ResultFile
        );
    }
}
