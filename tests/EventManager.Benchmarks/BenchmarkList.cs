using EventManager.Testing;

namespace EventManager.Benchmarks;

/// <summary>What can be measured, in the order in which it is.</summary>
internal static class BenchmarkList
{
    private static readonly Dictionary<string, Func<Stages, IAsyncEnumerable<Figure>>> All = new()
    {
        ["page-vs-bare-ssr"] = _ => PageBenchmark.RunAsync(),
        ["public-page-kb"] = _ => PageWeightBenchmark.RunAsync(),
        ["public-first-content-ms"] = _ => FirstContentBenchmark.RunAsync(),
        ["rush-oversold"] = RushBenchmark.RunAsync,
        ["registration-vs-db"] = RegistrationBenchmarks.AgainstDatabaseAsync,
        ["registration-growth"] = RegistrationBenchmarks.GrowthAsync,
        ["scan-vs-db"] = stages => ScanBenchmarks.AgainstDatabaseAsync(stages, "scan-vs-db", batch: 1),
        ["scan-batch-vs-db"] = stages => ScanBenchmarks.AgainstDatabaseAsync(stages, "scan-batch-vs-db", batch: 50),
        ["scan-batch-unseen-vs-db"] = stages =>
            ScanBenchmarks.AgainstDatabaseAsync(stages, "scan-batch-unseen-vs-db", batch: 50, unseen: true),
        ["scan-growth"] = ScanBenchmarks.GrowthAsync,
        ["cleanup-growth"] = CleanUpBenchmark.RunAsync,
        ["mail-vs-smtp-source"] = _ => MailBenchmark.RunAsync(),
        ["mail-memory-growth"] = _ => MailMemoryBenchmark.RunAsync(),
        ["snapshot-mb"] = PhoneBenchmarks.SnapshotAsync,
        ["scan-decide-ms"] = PhoneBenchmarks.DecideAsync,
        ["organiser-first-row-ms"] = OrganiserBenchmarks.FirstRowAsync,
        ["organiser-filter-growth"] = OrganiserBenchmarks.FilterGrowthAsync,
        ["circuit-kb"] = _ => OrganiserBenchmarks.CircuitAsync(),
    };

    public static IReadOnlyList<string> Names => [.. All.Keys];

    /// <summary>SQLite always, PostgreSQL where there is one.</summary>
    public static IReadOnlyList<DatabaseUnderTest> Databases =>
        TestDatabase.WhyNoPostgres is null ? [DatabaseUnderTest.Sqlite, DatabaseUnderTest.PostgreSql] : [DatabaseUnderTest.Sqlite];

    public static string NameOf(DatabaseUnderTest kind) => kind is DatabaseUnderTest.Sqlite ? "SQLite" : "PostgreSQL";

    public static IAsyncEnumerable<Figure> RunAsync(string name, Stages stages) => All[name](stages);
}
