using System.Threading.RateLimiting;
using EventManager.Domain.Common;

namespace EventManager.Web.Platform.Security;

/// <summary>
/// How much one person may send in files: whoever comes by a personal link or with an account counts alone, all others with their network,
/// which may be a school's computer room.
/// </summary>
internal sealed class UploadLimit : IDisposable
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>Megabytes at once, and again in an hour.</summary>
    public const int OfAPerson = 200;
    public const int OfANetwork = 1_000;

    public static readonly Refusal TooMuch = new("uploads.too_much");

    private readonly PartitionedRateLimiter<(string Key, int Most)> limiter = PartitionedRateLimiter.Create<(string Key, int Most), string>(
        who =>
            RateLimitPartition.GetTokenBucketLimiter(
                who.Key,
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = who.Most,
                    TokensPerPeriod = who.Most / 10,
                    ReplenishmentPeriod = TimeSpan.FromMinutes(6),
                    QueueLimit = 0,
                }
            )
    );

    public bool Takes(HttpContext http, long bytes) =>
        http.Request.RouteValues.TryGetValue("Token", out var token) ? Takes("link:" + token, OfAPerson, bytes)
        : EventAccess.UserId(http.User) is { } account ? Takes(account, bytes)
        : Takes("network:" + RateLimits.NetworkOf(http), OfANetwork, bytes);

    /// <summary>What an account sends over its circuit.</summary>
    public bool Takes(Guid account, long bytes) => Takes("account:" + account, OfAPerson, bytes);

    public void Dispose() => limiter.Dispose();

    private bool Takes(string key, int most, long bytes)
    {
        using var lease = limiter.AttemptAcquire((key, most), (int)Math.Min(most, (bytes + Megabyte - 1) / Megabyte));
        return lease.IsAcquired;
    }
}
