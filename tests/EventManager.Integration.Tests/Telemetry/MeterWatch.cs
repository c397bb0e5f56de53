using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using EventManager.Testing;
using EventManager.Web.Platform.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Telemetry;

/// <summary>Listens to the own metrics of one program, beside all that run in this process.</summary>
internal sealed class MeterWatch : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<(string Name, double Value, string Labels)> measured = [];

    public MeterWatch(TestApp app)
    {
        var own = app.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == ProgramMetrics.Name && ReferenceEquals(instrument.Meter.Scope, own))
                listener.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, labels, _) => Keep(instrument, value, labels));
        listener.SetMeasurementEventCallback<double>((instrument, value, labels, _) => Keep(instrument, value, labels));
        listener.Start();
    }

    /// <summary>What was measured with an instrument so far: its labels and the sum.</summary>
    public Dictionary<string, double> Sums(string name) =>
        measured
            .Where(one => one.Name == name)
            .GroupBy(one => one.Labels)
            .ToDictionary(group => group.Key, group => group.Sum(one => one.Value));

    /// <summary>How often, by labels.</summary>
    public Dictionary<string, int> Counts(string name) => measured.Where(one => one.Name == name).CountBy(one => one.Labels).ToDictionary();

    /// <summary>What an observed instrument shows now.</summary>
    public Dictionary<string, double> Look(string name)
    {
        measured.Clear();
        listener.RecordObservableInstruments();
        return Sums(name);
    }

    public void Dispose() => listener.Dispose();

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> labels) =>
        measured.Enqueue((instrument.Name, value, string.Join(' ', labels.ToArray().Select(label => $"{label.Key}={label.Value}"))));
}
