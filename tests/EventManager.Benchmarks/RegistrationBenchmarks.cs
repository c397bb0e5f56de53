using EventManager.Testing;
using Microsoft.AspNetCore.Http;

namespace EventManager.Benchmarks;

/// <summary>Registering through the API, each registration with its ticket, its mail in the outbox, and its durable commit.</summary>
internal static class RegistrationBenchmarks
{
    private const int Clients = 16;
    private const int PerRound = 7;
    private const int SmallAtFirst = 1_000;
    private const int StepsOfGrowth = 160;
    private const int RoundsOfGrowth = 11;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(2);
    private static int people;

    public static async IAsyncEnumerable<Figure> AgainstDatabaseAsync(Stages stages)
    {
        foreach (var kind in BenchmarkList.Databases)
        {
            var stage = await stages.SmallAsync(kind);
            const string slug = "anmeldung";
            await stage.AddEventAsync(slug, 900_000, 0);
            var steps = await StepsAsync(stage, slug);
            await using var raw = await RawDatabase.OpenAsync(stage.App.Database, Clients);
            var name = BenchmarkList.NameOf(kind);
            var ratio = await Rounds.RatioAsync(
                $"registrations a second, {name}",
                PerRound,
                () => Load.RateAsync(Time, steps),
                () => Load.RateAsync(Time, raw.Steps)
            );
            yield return new(
                "registration-vs-db",
                ratio,
                $"{name}: confirmed registrations against the database's own transactions, {Clients} clients"
            );
        }
    }

    public static async IAsyncEnumerable<Figure> GrowthAsync(Stages stages)
    {
        foreach (var kind in BenchmarkList.Databases)
        {
            var large = await StepsAsync(await stages.LargeAsync(kind), Stages.LargeEvent);
            const string slug = "wachstum";
            var stage = await stages.SmallAsync(kind);
            await stage.AddEventAsync(slug, 100_000, SmallAtFirst);
            var small = await StepsAsync(stage, slug);
            // Elsewhere, so that the small event stays small.
            await stage.AddEventAsync("aufwaermen", 900_000, 0);
            var warm = await StepsAsync(stage, "aufwaermen");
            var name = BenchmarkList.NameOf(kind);
            var ratio = await Rounds.RatioAsync(
                $"milliseconds a registration, {name}",
                RoundsOfGrowth,
                () => Load.CostAsync(StepsOfGrowth, large),
                () => Load.CostAsync(StepsOfGrowth, small),
                () => Load.CostAsync(StepsOfGrowth, warm)
            );
            yield return new(
                "registration-growth",
                ratio,
                $"{name}: cost of a registration at 100,000 existing against 1,000, {Clients} clients"
            );
        }
    }

    /// <param name="stage">Where.</param>
    /// <param name="slug">The event.</param>
    /// <param name="client">Who sends.</param>
    /// <param name="address">The part of the mail address before the @.</param>
    /// <param name="mustSeat">Whoever gets no place ends the measurement.</param>
    public static Func<Task<int>> Step(Stage stage, string slug, LeanClient client, Func<int, string> address, bool mustSeat) =>
        async () =>
        {
            var who = address(Interlocked.Increment(ref people));
            var body = $$"""
                {"person":{"firstName":"Ada","lastName":"Muster","email":"{{who}}@ansturm.example"},"language":"de","confirmEmail":false}
                """;
            var answer = await client.SendAsync(client.Post($"/api/v1/events/{slug}/registrations", stage.Token, body));
            if (answer.Status == StatusCodes.Status201Created && answer.Says("\"status\":\"confirmed\""u8))
                return 1;
            var isTurned = answer.Status == StatusCodes.Status409Conflict || answer.Says("\"status\":\"waitlisted\""u8);
            return isTurned && !mustSeat ? 0 : throw answer.Unexpected();
        };

    private static async Task<IReadOnlyList<Func<Task<int>>>> StepsAsync(Stage stage, string slug) =>
        [.. (await stage.ClientsAsync(Clients)).Select(client => Step(stage, slug, client, number => $"p{number}", mustSeat: true))];
}
