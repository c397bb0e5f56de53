using System.Globalization;
using System.Threading.RateLimiting;
using EventManager.Web.Platform.Security;

namespace EventManager.Web.Features.Accounts.Providers;

/// <summary>
/// How often one address may set out to a provider, or come back with an answer: each return asks the provider and looks for an account.
/// Before authentication, which takes the answers itself; as wide as a seminar that signs in at once.
/// </summary>
internal static class ProviderLimit
{
    private const string Way = "/sign-in/with";

    public static void UseProviderLimit(this IApplicationBuilder app)
    {
        // It lives as long as the program.
        var limiter = PartitionedRateLimiter.Create<string, string>(network =>
            RateLimitPartition.GetTokenBucketLimiter(network, _ => RateLimits.Bucket(aMinute: 120))
        );
        app.Use(
            async (http, next) =>
            {
                if (!http.Request.Path.StartsWithSegments(Way))
                {
                    await next(http);
                    return;
                }
                using var lease = limiter.AttemptAcquire(RateLimits.NetworkOf(http));
                if (lease.IsAcquired)
                {
                    await next(http);
                    return;
                }
                var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var said) ? said : TimeSpan.FromMinutes(1);
                http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                http.Response.Headers.RetryAfter = RateLimits.Seconds(wait).ToString(CultureInfo.InvariantCulture);
            }
        );
    }
}
