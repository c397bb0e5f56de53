using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace EventManager.Web.Platform.Security;

/// <summary>
/// Limits by address, wide enough for a school whose computer room shares one: thirty pupils who register in the same minute, each
/// with a slip or two, pass. Sign-in is limited more narrowly, and
/// by account and network beside it (SignInDelays).
/// </summary>
internal static class RateLimits
{
    /// <summary>For a public call that is no page; pages have <see cref="PublicFormLimit"/>.</summary>
    public const string PublicForms = "public-forms";
    public const string SignIn = "sign-in";

    public static void AddRateLimits(this IServiceCollection services)
    {
        services.AddSingleton(_ => new PublicFormLimit(Bucket(aMinute: 240)));
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                    context.HttpContext.Response.Headers.RetryAfter = Seconds(wait).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            options.AddPolicy(PublicForms, http => ByAddress(http, Bucket(aMinute: 240)));
            options.AddPolicy(SignIn, http => ByAddress(http, Bucket(aMinute: 30)));
        });
    }

    /// <summary>Whole seconds, rounded up, as <c>Retry-After</c> and people count them.</summary>
    public static int Seconds(TimeSpan wait) => (int)Math.Ceiling(wait.TotalSeconds);

    /// <summary>Only what changes something costs a token; pages can be read without a limit.</summary>
    public static RateLimitPartition<string> ByAddress(HttpContext http, TokenBucketRateLimiterOptions bucket) =>
        HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
            ? RateLimitPartition.GetNoLimiter("reading")
            : RateLimitPartition.GetTokenBucketLimiter(Partition(http.Connection.RemoteIpAddress), _ => bucket);

    /// <summary>As many in one burst as in a minute.</summary>
    public static TokenBucketRateLimiterOptions Bucket(int aMinute) =>
        new()
        {
            TokenLimit = aMinute,
            TokensPerPeriod = aMinute / 6,
            ReplenishmentPeriod = TimeSpan.FromSeconds(10),
            QueueLimit = 0,
        };

    /// <summary>Who shares an address is one to all limits.</summary>
    public static string NetworkOf(HttpContext http) => Partition(http.Connection.RemoteIpAddress);

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
