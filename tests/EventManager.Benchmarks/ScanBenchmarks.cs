using System.Globalization;
using EventManager.Testing;
using Microsoft.AspNetCore.Http;

namespace EventManager.Benchmarks;

/// <summary>
/// Phones at the door: every scan lets a real ticket in or out again, its commit durable. A code that the server has seen before is
/// compared and not verified again; where <c>unseen</c> is asked, each ticket comes in by one code and goes out by another, so that
/// every signature is verified. Ids are made as the scanner makes them: they grow with the time.
/// </summary>
internal static class ScanBenchmarks
{
    private const int Clients = 8;
    private const int PerRound = 7;
    private const int Tickets = 2_000;
    private const int StepsOfGrowth = 240;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(2);

    public static async IAsyncEnumerable<Figure> AgainstDatabaseAsync(Stages stages, string benchmark, int batch, bool unseen = false)
    {
        foreach (var kind in BenchmarkList.Databases)
        {
            var stage = await stages.SmallAsync(kind);
            var slug = benchmark;
            var steps = await StepsAsync(stage, slug, await stage.AddEventAsync(slug, Tickets, Tickets), among: Tickets, batch, unseen);
            await using var raw = await RawDatabase.OpenAsync(stage.App.Database, Clients);
            var name = BenchmarkList.NameOf(kind);
            var ratio = await Rounds.RatioAsync(
                $"scans a second in requests of {batch}, {name}",
                PerRound,
                () => Load.RateAsync(Time, steps),
                () => Load.RateAsync(Time, raw.Steps)
            );
            yield return new(
                benchmark,
                ratio,
                $"{name}: scans in requests of {batch}{(unseen ? ", every signature verified," : "")} against the database's own transactions, {Clients} clients"
            );
        }
    }

    public static async IAsyncEnumerable<Figure> GrowthAsync(Stages stages)
    {
        foreach (var kind in BenchmarkList.Databases)
        {
            var bigStage = await stages.LargeAsync(kind);
            var bigId = await bigStage.AddEventAsync(Stages.LargeEvent, 2 * Stages.Registrations, Stages.Registrations);
            var large = await StepsAsync(bigStage, Stages.LargeEvent, bigId, among: Stages.Registrations, batch: 1);
            var stage = await stages.SmallAsync(kind);
            const string slug = "wachstum-einlass";
            var small = await StepsAsync(stage, slug, await stage.AddEventAsync(slug, Tickets, Tickets), among: Tickets, batch: 1);
            var name = BenchmarkList.NameOf(kind);
            var ratio = await Rounds.RatioAsync(
                $"milliseconds a scan, {name}",
                2 * PerRound + 1,
                () => Load.CostAsync(StepsOfGrowth, large),
                () => Load.CostAsync(StepsOfGrowth, small)
            );
            yield return new("scan-growth", ratio, $"{name}: cost of a scan at 100,000 tickets against 2,000, {Clients} clients");
        }
    }

    /// <summary>Each client has tickets of its own; it lets all of them in, then all out, and so on.</summary>
    private static async Task<IReadOnlyList<Func<Task<int>>>> StepsAsync(
        Stage stage,
        string slug,
        Guid eventId,
        int among,
        int batch,
        bool unseen = false
    )
    {
        var inward = await stage.TicketsAsync(eventId, Tickets, among);
        var outward = unseen ? await stage.TicketsAsync(eventId, Tickets, among) : inward;
        var clients = await stage.ClientsAsync(Clients);
        return [.. clients.Select((client, number) => Step(stage, slug, client, Part(inward, number), Part(outward, number), batch))];
    }

    private static string[] Part(IEnumerable<string> codes, int number) => [.. codes.Where((_, at) => at % Clients == number)];

    private static Func<Task<int>> Step(Stage stage, string slug, LeanClient client, string[] inward, string[] outward, int batch)
    {
        var next = 0;
        return async () =>
        {
            var scannedAt = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture);
            var scans = new string[batch];
            for (var i = 0; i < batch; i++, next++)
            {
                var (direction, tickets) = next / inward.Length % 2 == 0 ? ("in", inward) : ("out", outward);
                scans[i] =
                    $$"""{"id":"{{Guid.CreateVersion7()}}","ticket":"{{tickets[next % tickets.Length]}}","gate":"main","direction":"{{direction}}","scannedAt":"{{scannedAt}}"}""";
            }
            var request = client.Post(
                $"/api/v1/events/{slug}/check-in/scans",
                stage.Token,
                $$"""{"scans":[{{string.Join(',', scans)}}]}"""
            );
            var answer = await client.SendAsync(request);
            var judged = answer.Count("\"verdict\":\"admitted\""u8) + answer.Count("\"verdict\":\"left\""u8);
            return answer.Status == StatusCodes.Status200OK && judged == batch ? batch : throw answer.Unexpected();
        };
    }
}
