using System.Diagnostics;
using System.Globalization;
using EventManager.Testing;
using EventManager.Web.Features.Privacy;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Benchmarks;

/// <summary>
/// The clean-up where years of events lie in the database: what it takes to blank one event that has come to its end. Between the others,
/// as each hour, and together with the daily look at all events that ever were.
/// </summary>
internal static class CleanUpBenchmark
{
    private const int ManyEvents = 200;
    private const int FewEvents = 2;
    private const int PerEvent = 500;
    private const int Ending = 250;
    private const int PerLine = 5;

    public static async IAsyncEnumerable<Figure> RunAsync(Stages _)
    {
        foreach (var kind in BenchmarkList.Databases)
        {
            var name = BenchmarkList.NameOf(kind);
            await using var warm = await HouseAsync(kind, 1);
            await using var few = await HouseAsync(kind, FewEvents);
            await Console.Error.WriteLineAsync($"  filling {name} with {ManyEvents} events of {PerEvent}");
            await using var many = await HouseAsync(kind, ManyEvents);
            foreach (var (line, isWhole) in new[] { ("cleanup-growth", false), ("cleanup-whole-growth", true) })
            {
                var ratio = await Rounds.RatioAsync(
                    $"milliseconds, {line}, {name}",
                    PerLine,
                    () => many.EraseAsync(isWhole),
                    () => few.EraseAsync(isWhole),
                    () => warm.EraseAsync(isWhole)
                );
                var what = isWhole ? "the daily run over all events" : "the hourly run";
                yield return new(
                    line,
                    ratio,
                    $"{name}: {what} with {Ending} to blank, beside {ManyEvents * PerEvent} blanked against {FewEvents * PerEvent}"
                );
            }
        }
    }

    private static async Task<House> HouseAsync(DatabaseUnderTest kind, int events)
    {
        var house = new House(await Stage.OpenAsync(kind));
        for (var i = 0; i < events; i++)
            await house.EndAsync(PerEvent);
        await house.EraseAsync(isWhole: true);
        return house;
    }

    private sealed class House(Stage stage) : IAsyncDisposable
    {
        private CleanUpSweep sweep = New(stage);
        private int slug;

        /// <summary>An event whose people have been kept for long enough, just now.</summary>
        public async Task EndAsync(int people)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"vorbei-{++slug}");
            var id = await stage.AddEventAsync(name, people, people);
            var rules = stage.App.Services.GetRequiredService<RetentionRules>();
            await using var db = await stage.App.OpenDbAsync();
            var over = await db.Events.SingleAsync(e => e.Id == id);
            var days = rules.Days(over.Kind, "registration");
            // Its door and its program were before.
            await db
                .Events.Where(e => e.Id == id)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(e => e.EndsAt, DateTimeOffset.UtcNow.AddDays(-days))
                        .SetProperty(e => e.StartsAt, DateTimeOffset.UtcNow.AddDays(-days).AddHours(-6))
                );
        }

        /// <summary>Milliseconds of one run.</summary>
        /// <param name="isWhole">As a node does that has just started, and each once a day.</param>
        public async Task<double> EraseAsync(bool isWhole)
        {
            await EndAsync(Ending);
            if (isWhole)
                sweep = New(stage);
            var watch = Stopwatch.StartNew();
            var done = await sweep.RunAsync(CancellationToken.None);
            watch.Stop();
            return done >= Ending ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException($"It blanked {done} rows.");
        }

        public ValueTask DisposeAsync() => stage.DisposeAsync();

        private static CleanUpSweep New(Stage stage) => ActivatorUtilities.CreateInstance<CleanUpSweep>(stage.App.Services);
    }
}
