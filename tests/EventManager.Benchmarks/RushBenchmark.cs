using EventManager.Testing;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Benchmarks;

/// <summary>Two hundred people want the last fifty places in the same moment. It is no speed: only 0 is right.</summary>
internal static class RushBenchmark
{
    private const int People = 200;
    private const int Places = 50;
    private const int Before = 400;
    private const int Rushes = 3;

    public static async IAsyncEnumerable<Figure> RunAsync(Stages stages)
    {
        var worst = 0;
        foreach (var kind in BenchmarkList.Databases)
        {
            var stage = await stages.SmallAsync(kind);
            for (var rush = 1; rush <= Rushes; rush++)
            {
                var beyond = await RushAsync(stage, $"ansturm-{rush}");
                await Console.Error.WriteLineAsync($"  rush {rush} on {BenchmarkList.NameOf(kind)}: {beyond} beyond");
                worst = Math.Abs(beyond) > Math.Abs(worst) ? beyond : worst;
            }
        }
        var databases = string.Join(" and ", BenchmarkList.Databases.Select(BenchmarkList.NameOf));
        yield return new("rush-oversold", worst, $"confirmed beyond {Places} places, {People} at once, {databases}");
    }

    /// <summary>What was answered and what is stored must agree; of both the one further from 0 is told.</summary>
    private static async Task<int> RushAsync(Stage stage, string slug)
    {
        var id = await stage.AddEventAsync(slug, Before + Places, Before);
        var clients = await stage.ClientsAsync(People);
        var steps = clients.Select(
            (client, number) => RegistrationBenchmarks.Step(stage, slug, client, _ => $"p{number}", mustSeat: false)
        );
        var confirmed = await Task.WhenAll(steps.Select(step => Task.Run(step)));
        await using var db = await stage.App.OpenDbAsync();
        var tickets = await db.Tickets.CountAsync(ticket => ticket.EventId == id);
        var (answered, stored) = (confirmed.Sum() - Places, tickets - Before - Places);
        return Math.Abs(answered) > Math.Abs(stored) ? answered : stored;
    }
}
