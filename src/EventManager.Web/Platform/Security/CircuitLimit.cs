using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Security;

/// <summary>Section <c>Circuits</c> of the settings: an open page of the organisers' area is one.</summary>
internal sealed class CircuitLimitOptions
{
    public const string Section = "Circuits";

    /// <summary>Open pages from one address on each node; an office shares one. Default 200; 1 to 100000.</summary>
    [Range(1, 100_000)]
    public int PerAddress { get; set; } = 200;

    /// <summary>Open pages on each node. Default 2000, which take about 2 GB; 1 to 100000.</summary>
    [Range(1, 100_000)]
    public int InAll { get; set; } = 2_000;

    /// <summary>
    /// Pages whose connection is lost (a phone in a pocket, a lid that was closed) that each node keeps for their people to come back to; the
    /// oldest goes first, and is drawn anew from what the browser has. Default 100; 0 to 100000.
    /// </summary>
    [Range(0, 100_000)]
    public int Kept { get; set; } = 100;

    /// <summary>How long such a page is kept. Default 3 min; 0 to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan KeptFor { get; set; } = TimeSpan.FromMinutes(3);
}

/// <summary>
/// A circuit holds memory as long as its page is open, and nothing else of the program does. Where there are too many, the newest is refused;
/// the page says that the connection is lost and tries again.
/// </summary>
internal static class CircuitLimit
{
    public static void UseCircuitLimit(this IApplicationBuilder app)
    {
        var limits = app.ApplicationServices.GetRequiredService<IOptions<CircuitLimitOptions>>().Value;
        var open = new OpenCircuits(limits);
        app.Use(
            async (http, next) =>
            {
                // The connection itself: a WebSocket lasts as long as its circuit.
                if (http.Request.Path != "/_blazor" || !http.Request.Query.ContainsKey("id"))
                {
                    await next(http);
                    return;
                }
                var network = RateLimits.NetworkOf(http);
                if (!open.Enter(network))
                {
                    http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                    http.Response.Headers.RetryAfter = "60";
                    return;
                }
                try
                {
                    await next(http);
                }
                finally
                {
                    open.Leave(network);
                }
            }
        );
    }

    private sealed class OpenCircuits(CircuitLimitOptions limits)
    {
        private readonly Dictionary<string, int> byNetwork = [];
        private readonly Lock gate = new();
        private int all;

        public bool Enter(string network)
        {
            lock (gate)
            {
                var here = byNetwork.GetValueOrDefault(network);
                if (all >= limits.InAll || here >= limits.PerAddress)
                    return false;
                all++;
                byNetwork[network] = here + 1;
                return true;
            }
        }

        public void Leave(string network)
        {
            lock (gate)
            {
                all--;
                if (--byNetwork[network] == 0)
                    byNetwork.Remove(network);
            }
        }
    }
}
