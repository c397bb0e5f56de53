using System.Globalization;
using System.Threading.RateLimiting;

namespace EventManager.Web.Platform.Security;

/// <summary>On pages whose forms an address may send only so often: <see cref="PublicFormLimit"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LimitedFormsAttribute : Attribute;

/// <summary>Stands on a request that came over the limit: the page is shown, with what was typed, and nothing is done.</summary>
/// <param name="Wait">How long until the form can be sent again.</param>
public sealed record TooManyForms(TimeSpan Wait);

/// <summary>
/// How often one address may send the public forms. A request over the limit is not cut off but marked, since the page is all that
/// still has what was typed; <c>PublicForm</c>, from which each of these pages is made, does nothing with a marked one.
/// </summary>
internal sealed class PublicFormLimit(TokenBucketRateLimiterOptions bucket) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> limiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
        RateLimits.ByAddress(http, bucket)
    );

    public RateLimitLease Take(HttpContext http) => limiter.AttemptAcquire(http);

    public void Dispose() => limiter.Dispose();
}

internal static class PublicFormLimitSetup
{
    /// <summary>After the route is known and the visitor, too.</summary>
    public static void UsePublicFormLimit(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                if (http.GetEndpoint()?.Metadata.GetMetadata<LimitedFormsAttribute>() is not null)
                    Mark(http);
                return next(http);
            }
        );

    private static void Mark(HttpContext http)
    {
        using var lease = http.RequestServices.GetRequiredService<PublicFormLimit>().Take(http);
        if (lease.IsAcquired)
            return;
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var said) ? said : TimeSpan.FromMinutes(1);
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = RateLimits.Seconds(wait).ToString(CultureInfo.InvariantCulture);
        http.Features.Set(new TooManyForms(wait));
    }
}
