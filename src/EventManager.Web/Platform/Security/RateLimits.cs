using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace EventManager.Web.Platform.Security;

/// <summary>
/// Limits by address, wide enough for a school whose computer room shares one: thirty pupils who register in the same minute, each
/// with a slip or two, pass. Sign-in is limited more narrowly, and by account (Identity's lockout) beside it.
/// </summary>
internal static class RateLimits
{
    public const string PublicForms = "public-forms";
    public const string SignIn = "sign-in";

    public static void AddRateLimits(this IServiceCollection services) =>
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                    context.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString();
                return ValueTask.CompletedTask;
            };
            options.AddPolicy(PublicForms, http => ByAddress(http, burst: 240, aMinute: 240));
            options.AddPolicy(SignIn, http => ByAddress(http, burst: 30, aMinute: 30));
        });

    /// <summary>Only what changes something costs a token; pages can be read without a limit.</summary>
    private static RateLimitPartition<string> ByAddress(HttpContext http, int burst, int aMinute) =>
        HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
            ? RateLimitPartition.GetNoLimiter("reading")
            : RateLimitPartition.GetTokenBucketLimiter(
                Partition(http.Connection.RemoteIpAddress),
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = burst,
                    TokensPerPeriod = aMinute / 6,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(10),
                    QueueLimit = 0,
                }
            );

    /// <summary>An IPv6 household or school owns a /64, not one address.</summary>
    private static string Partition(IPAddress? address) =>
        address switch
        {
            null => "unknown",
            { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexString(
                address.GetAddressBytes().AsSpan(0, 8)
            ),
            _ => address.MapToIPv4().ToString(),
        };
}
