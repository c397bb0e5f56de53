using System.Globalization;
using System.Text.Json;

namespace EventManager.Web.Features.CheckIn.Phones;

/// <summary>What a phone says of itself, as far as it can be read; nothing here is worth refusing a scan.</summary>
internal sealed record PhoneHeartbeat
{
    /// <summary>A smaller difference is the way of the message, not the clock.</summary>
    private static readonly TimeSpan Noise = TimeSpan.FromSeconds(5);

    /// <summary>Thirty years: also a clock that begins at 1970 or 1996 can be put right.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromDays(366 * 60);

    public TimeSpan? Drift { get; init; }

    public int? Waiting { get; init; }

    public int? BatteryPercent { get; init; }

    public int? SnapshotAge { get; init; }

    public string? Gate { get; init; }

    /// <summary>How far the times in this request are ahead of the server's.</summary>
    public TimeSpan Correction { get; private init; }

    public bool SaysSomething => Drift is not null || Waiting is not null || BatteryPercent is not null || SnapshotAge is not null;

    /// <summary>From a batch of scans: <c>phone</c> and <c>sentAt</c> beside <c>scans</c>.</summary>
    public static PhoneHeartbeat InBatch(JsonElement body, DateTimeOffset now) =>
        (body.TryGetProperty("phone", out var phone) ? Read(phone) : new PhoneHeartbeat()).Measured(body, now);

    /// <summary>From a call of its own.</summary>
    public static PhoneHeartbeat Alone(JsonElement body, DateTimeOffset now) => Read(body).Measured(body, now);

    private PhoneHeartbeat Measured(JsonElement body, DateTimeOffset now)
    {
        if (!body.TryGetProperty("sentAt", out var sent) || Instant(sent) is not { } sentAt || (sentAt - now).Duration() > Most)
            return this;
        var ahead = sentAt - now;
        var correction = ahead.Duration() > Noise ? ahead : TimeSpan.Zero;
        // A phone that has corrected its times itself says by how much; what is left is what it does not know of.
        return this with { Drift = (Drift ?? TimeSpan.Zero) + ahead, Correction = correction };
    }

    private static PhoneHeartbeat Read(JsonElement element)
    {
        if (element.ValueKind is not JsonValueKind.Object)
            return new PhoneHeartbeat();
        var drift = Number(element, "driftMs");
        return new PhoneHeartbeat
        {
            Drift = drift is { } ms && Math.Abs(ms) <= Most.TotalMilliseconds ? TimeSpan.FromMilliseconds(Math.Round(ms)) : null,
            Waiting = Number(element, "waiting") is { } waiting ? (int)Math.Clamp(waiting, 0, 1_000_000) : null,
            BatteryPercent = Number(element, "battery") is >= 0 and <= 1 and var battery ? (int)Math.Round(battery * 100) : null,
            SnapshotAge = Number(element, "snapshotAge") is { } age ? (int)Math.Clamp(age, 0, 10_000_000) : null,
            Gate = element.TryGetProperty("gate", out var gate) && gate.ValueKind is JsonValueKind.String ? gate.GetString() : null,
        };
    }

    private static double? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && double.IsFinite(value.GetDouble())
            ? value.GetDouble()
            : null;

    private static DateTimeOffset? Instant(JsonElement value) =>
        value.ValueKind is JsonValueKind.String
        && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : null;
}
