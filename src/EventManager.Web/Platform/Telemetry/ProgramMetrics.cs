using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;

namespace EventManager.Web.Platform.Telemetry;

/// <summary>
/// What the program counts about its own work, beside what ASP.NET Core, the circuits and the runtime count. A label takes one of a
/// handful of values and never names anybody. Costs next to nothing while nobody listens.
/// </summary>
internal sealed class ProgramMetrics
{
    /// <summary>Of the meter, and of the source of our own spans.</summary>
    public const string Name = "EventManager";

    /// <summary>Spans of what no request asked for.</summary>
    public static readonly ActivitySource Spans = new(Name);

    private readonly Counter<long> registrations;
    private readonly Counter<long> scans;
    private readonly Counter<long> mails;
    private readonly Histogram<double> jobs;

    public ProgramMetrics(IMeterFactory meters)
    {
        Meter = meters.Create(Name);
        registrations = Meter.CreateCounter<long>("eventmanager.registrations", "{registration}", "Registrations asked for.");
        scans = Meter.CreateCounter<long>("eventmanager.scans", "{scan}", "Scans judged at the door.");
        mails = Meter.CreateCounter<long>("eventmanager.mails", "{mail}", "Attempts to send a mail.");
        jobs = Meter.CreateHistogram(
            "eventmanager.job.duration",
            "s",
            "How long jobs ran.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300] }
        );
    }

    /// <summary>For what is looked at rather than counted; its owner adds it.</summary>
    public Meter Meter { get; }

    /// <summary>An enumeration's value as the API writes it, too: <c>already-inside</c>.</summary>
    public static string Label<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <param name="kind">How it came: <c>visitor</c>, <c>class</c> …</param>
    /// <param name="outcome">The state that it got, or the refusal's code.</param>
    public void Registered(string kind, string outcome) => registrations.Add(1, new("kind", kind), new("outcome", outcome));

    /// <param name="verdict">The API's name: <c>already-inside</c>.</param>
    public void Scanned(string verdict) => scans.Add(1, new KeyValuePair<string, object?>("verdict", verdict));

    /// <param name="outcome">The state that the attempt left the mail in: <c>sent</c>, <c>retrying</c>, <c>failed</c>, <c>withheld</c>.</param>
    public void Mailed(string outcome) => mails.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <param name="job">The sweep's name.</param>
    /// <param name="duration">From its start.</param>
    /// <param name="succeeded">False where it failed.</param>
    public void Ran(string job, TimeSpan duration, bool succeeded) =>
        jobs.Record(duration.TotalSeconds, new("job", job), new("outcome", succeeded ? "succeeded" : "failed"));
}
