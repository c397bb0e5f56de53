using EventManager.Domain.Common;
using EventManager.Domain.Programme;
using EventManager.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EventManager.Benchmarks;

/// <summary>The public page of an event with a programme, against the least page that Blazor renders on the same server.</summary>
internal static class PageBenchmark
{
    private const int Connections = 16;
    private const int PerRound = 7;
    private const string Bare = "/bench/bare";
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(2);

    public static async IAsyncEnumerable<Figure> RunAsync()
    {
        await using var stage = await Stage.OpenAsync(
            DatabaseUnderTest.Sqlite,
            app => app.MapGet(Bare, () => new RazorComponentResult<BarePage>()).AllowAnonymous()
        );
        var page = await AddEventAsync(stage.App);
        var clients = await stage.ClientsAsync(Connections);
        Task<double> RateAsync(string path) => Load.RateAsync(Time, clients.Select(client => Step(client, client.Get(path))));

        var cached = await Rounds.RatioAsync("page", PerRound, () => RateAsync(page), () => RateAsync(Bare));
        yield return new("page-vs-bare-ssr", cached, "event page a second against an empty SSR page a second, 16 connections");
        // Whatever else is asked beside the page is answered afresh, see PublicPageCaching.
        var afresh = await Rounds.RatioAsync("page uncached", PerRound, () => RateAsync(page + "?afresh=1"), () => RateAsync(Bare));
        yield return new(
            "page-uncached-vs-bare-ssr",
            afresh,
            "event page made afresh, with its queries on SQLite, against an empty SSR page, 16 connections"
        );
    }

    private static Func<Task<int>> Step(LeanClient client, byte[] request) =>
        async () =>
        {
            var answer = await client.SendAsync(request);
            return answer.Status == StatusCodes.Status200OK ? 1 : throw answer.Unexpected();
        };

    private static async Task<string> AddEventAsync(TestApp app)
    {
        var text = string.Concat(Enumerable.Repeat("Betriebe aus der Region zeigen ihre Berufe. **Zum Anfassen.**\n\n", 4));
        var @event = await app.AddEventAsync(change: e => e.Description = new LocalizedText(text, text));
        await using var db = await app.OpenDbAsync();
        for (var hour = 0; hour < 6; hour++)
        {
            var starts = @event.StartsAt.AddHours(hour);
            var title = new LocalizedText($"Vortrag {hour + 1}", $"Talk {hour + 1}");
            db.Sessions.Add(new Session(@event.Id, SessionKind.Talk, title, starts, starts.AddMinutes(45), null));
        }
        await db.SaveChangesAsync();
        return "/e/" + @event.Slug;
    }
}

/// <summary>An empty page: a component without layout, text, data or state.</summary>
internal sealed class BarePage : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder) =>
        builder.AddMarkupContent(0, "<!DOCTYPE html><html lang=\"de\"><head><title></title></head><body></body></html>");
}
