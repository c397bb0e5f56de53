using EventManager.Testing;

namespace EventManager.Integration.Tests.Robustness;

/// <summary>
/// No bytes that anybody can send make the program fail: all forms of all pages, all calls of the API and all queries, found in the table of
/// routes and in the API's description, with what nobody should send. The seed is fixed, so that a failure comes again.
/// </summary>
public sealed class FuzzTests
{
    private const int Seed = 20261128;

    private const int Many = 2_000;
    private const int Few = 300;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Whatever_is_sent_is_answered(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var requests = RequestsOn(kind);
        await using var program = await WholeProgram.StartAsync(kind);
        var senders = new ISender[]
        {
            new FormSender(program),
            new CallSender(program, await program.DescriptionAsync()),
            new QuerySender(program),
        };
        var random = new Random(Seed);
        var text = new BadText(random);
        var failures = new List<string>();
        var answers = new Dictionary<int, int>();
        for (var i = 0; i < requests; i++)
        {
            var sender = senders[random.Next(senders.Length)];
            if (await sender.MakeAsync(random, text) is not var (client, request))
                continue;
            Disguise(request, random);
            var (status, body) = await SendAsync(client, request);
            answers[status] = answers.GetValueOrDefault(status) + 1;
            if (status >= 500 || !program.Errors.All.IsEmpty)
                failures.Add(
                    $"{i}: {status} {request.Method} {request.RequestUri} {await SentAsync(request)}\n{Short(body)}\n{Heard(program.Errors)}"
                );
            if (failures.Count == 10)
                break;
        }

        failures.ShouldBeEmpty();
        // Not all refused at the threshold: most of it reaches what it was made for.
        answers.GetValueOrDefault(200).ShouldBeGreaterThan(requests / 4, string.Join(", ", answers));
        answers.GetValueOrDefault(429).ShouldBe(0);
    }

    /// <summary>
    /// Nearly all that can go wrong does so on each database, and PostgreSQL refuses more than SQLite (bytes, lengths, years): where it is
    /// there, SQLite has the first few of the same.
    /// </summary>
    private static int RequestsOn(DatabaseUnderTest kind) =>
        kind is DatabaseUnderTest.Sqlite && TestDatabase.WhyNoPostgres is null ? Few
        : Environment.GetEnvironmentVariable("EVENTMANAGER_TEST_FAST") is null ? Many
        : Few;

    private static async Task<(int Status, string Body)> SendAsync(HttpClient client, HttpRequestMessage request)
    {
        try
        {
            using var answer = await client.SendAsync(request, Stop);
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop));
        }
        catch (HttpRequestException error)
        {
            // Kestrel hangs up on what is no HTTP.
            return (0, error.Message);
        }
    }

    /// <summary>From everywhere, so that no limit by address answers in the program's place; and with headers that nobody should send.</summary>
    private static void Disguise(HttpRequestMessage request, Random random)
    {
        request.Headers.Add("X-Forwarded-For", $"10.{random.Next(256)}.{random.Next(256)}.{random.Next(1, 255)}");
        if (random.Next(10) == 0)
            request.Headers.TryAddWithoutValidation("Accept-Language", random.Next(2) == 0 ? "xx-YY;q=9,*;q=0" : new string('e', 300));
        if (random.Next(40) == 0)
            request.Headers.TryAddWithoutValidation(
                "Host",
                new[] { "a..b", "x:99999", "1.2.3.4.5", "ä.example", "a_b", "-" }[random.Next(6)]
            );
        if (request.Content is { } content && random.Next(12) == 0)
        {
            var types = new[]
            {
                "application/json; charset=utf-7",
                "application/x-www-form-urlencoded; charset=utf-7",
                "application/json; charset=nonsense",
                "multipart/form-data",
                "multipart/form-data; boundary=\"",
                "text/plain",
                "application/x-www-form-urlencoded; charset=utf-16",
                ";",
            };
            content.Headers.Remove("Content-Type");
            content.Headers.TryAddWithoutValidation("Content-Type", types[random.Next(types.Length)]);
        }
    }

    private static async Task<string> SentAsync(HttpRequestMessage request)
    {
        try
        {
            return request.Content is null ? "" : Short(await request.Content.ReadAsStringAsync(Stop));
        }
        catch (Exception error) when (error is InvalidOperationException or ObjectDisposedException or NotSupportedException)
        {
            return $"({request.Content!.Headers.ContentType})";
        }
    }

    private static string Heard(HeardErrors errors)
    {
        var heard = string.Join("\n", errors.All.Select(Short));
        errors.All.Clear();
        return heard;
    }

    private static string Short(string text) => text.Length > 1_500 ? text[..1_500] : text;
}
