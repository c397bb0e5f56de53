using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace EventManager.Web.Platform;

/// <summary>
/// Keeps a public page for two seconds, one copy a language and encoding: when a school reads the same page in the same minute, the database is
/// asked once. Never for somebody signed in, who may see a preview, nor for a page that sets a cookie.
/// </summary>
internal sealed class PublicPageCaching : IOutputCachePolicy
{
    public const string Name = "public-page";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var may = MayBeKept(http);
        context.EnableOutputCaching = true;
        context.AllowCacheLookup = context.AllowCacheStorage = may;
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Fresh;
        context.CacheVaryByRules.VaryByValues["key"] = EventKeys.Of(http) ?? "";
        context.CacheVaryByRules.VaryByValues["language"] = Languages.Current;
        context.CacheVaryByRules.VaryByValues["encoding"] = IsOfEverybody(http) ? PublicPageCompression.EncodingOf(http) : "";
        return ValueTask.CompletedTask;
    }

    /// <summary>Nothing of who asks is in it.</summary>
    public static bool IsOfEverybody(HttpContext http) => MayBeKept(http) && EventKeys.Of(http) is null;

    private static bool MayBeKept(HttpContext http) =>
        (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        && http.User.Identity is not { IsAuthenticated: true }
        // Answered afresh, so that nobody can fill the memory.
        && http.Request.Query.Count == 0;

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie))
            context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }
}
