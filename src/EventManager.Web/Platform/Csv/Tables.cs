using EventManager.Data;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Csv;

/// <summary>The lists that can be saved as files.</summary>
internal static class Tables
{
    /// <summary>Adds a list, the task that writes it when it is long, and the one that writes chosen rows.</summary>
    public static void AddTable<T>(this IServiceCollection services)
        where T : class, ITable
    {
        services.AddSingleton<T>();
        services.AddSingleton<ITable>(provider => provider.GetRequiredService<T>());
        services.AddSingleton<ITaskKind>(provider => new TableTask(provider.GetRequiredService<T>()));
        if (typeof(T).IsAssignableTo(typeof(IChosenTable)))
            services.AddSingleton<ITaskKind>(provider => new ExportChosenTask((IChosenTable)provider.GetRequiredService<T>()));
    }

    /// <summary>The list as an answer that the browser saves, in each format; with a route's <c>slug</c> that of its event.</summary>
    /// <param name="route">Without the format's extension.</param>
    public static void MapTable<T>(this IEndpointRouteBuilder routes, string route, string policy)
        where T : class, ITable
    {
        var isPersonal = routes.ServiceProvider.GetRequiredService<T>().IsPersonal;
        foreach (var format in TableFormat.All)
        {
            var file = routes
                .MapGet(
                    route + format.Extension,
                    // Not a method with the list as its argument: for a generic one no code is written at build time, and compiling it
                    // at each start took longer than anything else there.
                    async http =>
                    {
                        var services = http.RequestServices;
                        var eventId = await EventIdAsync(http, services.GetRequiredService<IDbContextFactory<EventDb>>());
                        var rows = await services.GetRequiredService<T>().OpenAsync(eventId, http.RequestAborted);
                        await format.Download(rows, eventId).ExecuteAsync(http);
                    }
                )
                .RequireAuthorization(policy)
                .ExcludeFromDescription();
            if (isPersonal)
                file.WithMetadata(new ConfirmedAttribute());
        }
    }

    private static async Task<Guid?> EventIdAsync(HttpContext http, IDbContextFactory<EventDb> databases)
    {
        if (http.GetRouteValue("slug") is not string slug)
            return null;
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        return await db.Events.Where(e => e.Slug == slug).Select(e => e.Id).SingleAsync(http.RequestAborted);
    }
}
