using System.Net;
using System.Text.RegularExpressions;
using EventManager.Testing;

namespace EventManager.Benchmarks;

/// <summary>What a phone loads for the heaviest public page of the demo before it can show anything: the page and its styles, no pictures.</summary>
internal static partial class PageWeightBenchmark
{
    private static readonly string[] Pages = ["/", "/e/{0}", "/e/{0}/exhibitors", "/e/{0}/register"];

    public static async IAsyncEnumerable<Figure> RunAsync()
    {
        await using var app = await TestApp.StartAsync(DatabaseUnderTest.Sqlite, new() { ["Demo:CreateAtStart"] = "true" });
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None })
        {
            BaseAddress = app.Address,
        };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, br");
        var (most, heaviest) = (0L, "");
        foreach (
            var page in Pages.Select(page =>
                string.Format(System.Globalization.CultureInfo.InvariantCulture, page, "ausbildungsmesse-2027")
            )
        )
        {
            var weight = await WeighAsync(client, page);
            await Console.Error.WriteLineAsync($"  {page}: {weight / 1_000} kB");
            if (weight > most)
                (most, heaviest) = (weight, page);
        }
        yield return new("public-page-kb", most / 1_000d, $"kilobytes over the air for {heaviest} with its styles, without pictures");
    }

    private static async Task<long> WeighAsync(HttpClient client, string page)
    {
        var (sent, html) = await GetAsync(client, page);
        foreach (Match file in Loaded().Matches(html))
            sent += (await GetAsync(client, "/" + file.Groups[1].Value.TrimStart('/'))).Sent;
        return sent;
    }

    /// <summary>The bytes as they travel, and the text.</summary>
    private static async Task<(long Sent, string Text)> GetAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        answer.EnsureSuccessStatusCode();
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        await using Stream packed = new MemoryStream(bytes);
        await using var stream = answer.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new System.IO.Compression.BrotliStream(packed, System.IO.Compression.CompressionMode.Decompress),
            "gzip" => new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Decompress),
            _ => packed,
        };
        using var reader = new StreamReader(stream);
        return (bytes.Length, await reader.ReadToEndAsync());
    }

    [GeneratedRegex("<(?:link rel=\"stylesheet\"|script)[^>]* (?:href|src)=\"([^\"]+)\"")]
    private static partial Regex Loaded();
}
