using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using EventManager.Testing;
using Microsoft.AspNetCore.Components;

namespace EventManager.Integration.Tests.Robustness;

/// <summary>
/// No bytes that anybody can send make the program fail: all forms of all pages, all calls of the API and all queries, found in the table of
/// routes and in the API's description, with what nobody should send. The seed is fixed, so that a failure comes again.
/// </summary>
public sealed class FuzzTests
{
    private const int Seed = 20261128;

    private static int Requests => Environment.GetEnvironmentVariable("EVENTMANAGER_TEST_FAST") is null ? 2_000 : 300;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Whatever_is_sent_is_answered(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
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
        for (var i = 0; i < Requests; i++)
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
        answers.GetValueOrDefault(200).ShouldBeGreaterThan(Requests / 4, string.Join(", ", answers));
        answers.GetValueOrDefault(429).ShouldBe(0);
    }

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

/// <summary>Makes requests of one kind.</summary>
internal interface ISender
{
    /// <summary>Null where this time there is nothing to send.</summary>
    Task<(HttpClient Client, HttpRequestMessage Request)?> MakeAsync(Random random, BadText text);
}

/// <summary>Forms of pages, with their token and fields, some filled well and some badly.</summary>
internal sealed class FormSender(WholeProgram program) : ISender
{
    /// <summary>Would end the sessions that the others need.</summary>
    private static readonly string[] Leaving = ["/sign-out", "end-others", "disable", "enable", "password"];

    private readonly List<string> pages = program.Pages();

    public async Task<(HttpClient Client, HttpRequestMessage Request)?> MakeAsync(Random random, BadText text)
    {
        for (var tries = 0; tries < 30; tries++)
        {
            var page = pages[random.Next(pages.Count)];
            var client = program.Caller(page);
            var path = program.Fill(page, values => values[random.Next(values.Length)]);
            var forms = PageForm.In(await (await client.GetAsync(path)).Content.ReadAsStringAsync(), path);
            forms.RemoveAll(form => Leaving.Contains(form.Name) || Leaving.Contains(form.Action));
            if (forms.Count == 0)
            {
                // Never again: it has none, or is drawn over a circuit.
                if (tries > 5)
                    pages.Remove(page);
                continue;
            }
            var form = forms[random.Next(forms.Count)];
            return (client, new HttpRequestMessage(HttpMethod.Post, form.Action) { Content = Fill(form, random, text) });
        }
        return null;
    }

    private static ByteArrayContent Fill(PageForm form, Random random, BadText text)
    {
        var fields = form.Fields.SelectMany(field => Values(field, random, text).Select(value => (field.Name, Value: value))).ToList();
        if (random.Next(10) == 0)
            fields.Add((text.Next(), text.Next()));
        if (random.Next(3) == 0)
            return Parts(fields, form, random, text);
        var body = string.Join('&', fields.Select(field => BadText.Escaped(field.Name) + "=" + BadText.Escaped(field.Value)));
        return new ByteArrayContent(Encoding.ASCII.GetBytes(body)) { Headers = { ContentType = new("application/x-www-form-urlencoded") } };
    }

    private static IEnumerable<string> Values(FormField field, Random random, BadText text) =>
        field.Name is PageForm.Token or "_handler" ? [random.Next(50) == 0 ? text.Next() : field.Values[0]]
        : random.Next(20) == 0 ? []
        : random.Next(20) == 0 ? [text.Next(), text.Next()]
        : random.Next(2) == 0 ? [text.Next()]
        : field.Type is "checkbox" && random.Next(2) == 0 ? []
        : field.Type is "email" ? [$"a{random.Next(1_000)}@schule.example"]
        : [field.Values[random.Next(field.Values.Count)] is { Length: > 0 } there ? there : "Ada"];

    private static ByteArrayContent Parts(List<(string Name, string Value)> fields, PageForm form, Random random, BadText text)
    {
        const string boundary = "----fuzz";
        var body = new MemoryStream();
        void Line(string line) => body.Write(BadText.Bytes(line + "\r\n"));
        string Quoted(string name) => name.Replace("\"", "%22", StringComparison.Ordinal).ReplaceLineEndings(" ");

        foreach (var (name, value) in fields)
        {
            Line("--" + boundary);
            Line($"Content-Disposition: form-data; name=\"{Quoted(name)}\"");
            if (random.Next(60) == 0)
                Line("Content-Type: text/plain; charset=" + (random.Next(2) == 0 ? "utf-7" : "none"));
            Line("");
            Line(value);
        }
        foreach (var file in form.Fields.Where(field => field.Type == "file"))
        {
            Line("--" + boundary);
            Line($"Content-Disposition: form-data; name=\"{Quoted(file.Name)}\"; filename=\"{Quoted(text.Next())}\"");
            Line("Content-Type: application/pdf");
            Line("");
            Line(random.Next(2) == 0 ? "%PDF-1.7 " + text.Next() : text.Next());
        }
        Line("--" + boundary + "--");
        return new ByteArrayContent(body.ToArray())
        {
            Headers = { ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=" + boundary) },
        };
    }
}

/// <summary>Every address that is read, with every query that any page or call knows, and others.</summary>
internal sealed class QuerySender(WholeProgram program) : ISender
{
    private readonly List<string> addresses =
    [
        .. program
            .Routes()
            .Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/'))
            .Where(path => !path.StartsWith("/_", StringComparison.Ordinal) && !path.StartsWith("/{", StringComparison.Ordinal))
            .Where(path =>
                path.Contains('{', StringComparison.Ordinal) || !Path.HasExtension(path) || path.EndsWith(".csv", StringComparison.Ordinal)
            )
            .Where(path => !path.StartsWith("/organise/jobs", StringComparison.Ordinal))
            .Distinct(),
    ];

    /// <summary>Of pages and their parts, and of calls.</summary>
    private readonly List<string> keys =
    [
        .. typeof(Web.Shell.App)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetProperties())
            .Select(property =>
                (property.Name, property.GetCustomAttributes(typeof(SupplyParameterFromQueryAttribute), true).FirstOrDefault())
            )
            .Where(found => found.Item2 is not null)
            .Select(found => ((SupplyParameterFromQueryAttribute)found.Item2!).Name ?? found.Name)
            .Concat(["limit", "cursor", "since", "q", "back", "language"])
            .Distinct(),
    ];

    public Task<(HttpClient Client, HttpRequestMessage Request)?> MakeAsync(Random random, BadText text)
    {
        keys.Count.ShouldBeGreaterThan(15);
        var template = addresses[random.Next(addresses.Count)];
        var path = program.Fill(
            template,
            values => random.Next(6) == 0 ? BadText.Escaped(text.Next()) : values[random.Next(values.Length)]
        );
        var query = string.Join(
            '&',
            Enumerable.Range(0, random.Next(4)).Select(_ => $"{keys[random.Next(keys.Count)]}={Value(random, text)}")
        );
        var client = template.StartsWith("/api", StringComparison.Ordinal) ? program.Callers["program"] : program.Caller(template);
        return Task.FromResult<(HttpClient, HttpRequestMessage)?>((client, new HttpRequestMessage(HttpMethod.Get, Address(path, query))));
    }

    /// <summary>Not longer than Kestrel takes.</summary>
    private static string Value(Random random, BadText text) =>
        BadText.Escaped(text.Next() is var value && value.Length > 600 ? value[..random.Next(600)] : value);

    private static Uri Address(string path, string query) =>
        new((path.Length > 2_000 ? path[..2_000].TrimEnd('%') : path) + (query.Length > 0 ? "?" + query : ""), UriKind.Relative);
}

/// <summary>Every call of the API's description, its bodies after their schemas, some well and some badly filled.</summary>
internal sealed class CallSender(WholeProgram program, JsonElement description) : ISender
{
    private readonly List<(string Path, string Method, JsonElement? Schema)> calls =
    [
        .. description
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path =>
                path.Value.EnumerateObject().Select(call => (path.Name, call.Name.ToUpperInvariant(), SchemaOf(call.Value)))
            ),
    ];

    /// <summary>The same ids again and again, so that they meet.</summary>
    private readonly string[] known = [.. Enumerable.Range(0, 6).Select(_ => Guid.NewGuid().ToString())];

    public Task<(HttpClient Client, HttpRequestMessage Request)?> MakeAsync(Random random, BadText text)
    {
        calls.Count.ShouldBeGreaterThan(12);
        var (template, method, schema) = calls[random.Next(calls.Count)];
        var caller =
            template.Contains("kiosk", StringComparison.Ordinal) ? "kiosk"
            : template.Contains("check-in", StringComparison.Ordinal) ? "phone"
            : "program";
        var slug = caller == "program" ? program.Slugs[random.Next(program.Slugs.Length)] : program.Slugs[0];
        var path = program.Fill(
            template.Replace("{slug}", slug, StringComparison.Ordinal),
            values => random.Next(3) == 0 ? known[random.Next(known.Length)] : values[random.Next(values.Length)]
        );
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (schema is { } shape)
            request.Content = new StringContent(
                random.Next(30) == 0 ? text.Next() : Value(shape, "", random, text, 0),
                Encoding.UTF8,
                "application/json"
            );
        if (random.Next(4) == 0)
            request.Headers.TryAddWithoutValidation(
                "Idempotency-Key",
                random.Next(3) == 0 ? new string('k', random.Next(1, 400)) : known[random.Next(known.Length)]
            );
        return Task.FromResult<(HttpClient, HttpRequestMessage)?>((program.Callers[caller], request));
    }

    private static JsonElement? SchemaOf(JsonElement call) =>
        call.TryGetProperty("requestBody", out var body)
            ? body.GetProperty("content").EnumerateObject().First().Value.GetProperty("schema")
            : null;

    private string Value(JsonElement schema, string name, Random random, BadText text, int depth)
    {
        if (random.Next(12) == 0 || depth > 6)
            return random.Next(4) == 0 ? "[[{}]]" : BadText.Json(text.Next());
        if (schema.ValueKind is JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference))
            return Value(
                description.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]),
                name,
                random,
                text,
                depth
            );
        if (schema.ValueKind is JsonValueKind.Object && schema.TryGetProperty("properties", out var properties))
        {
            var members = properties
                .EnumerateObject()
                .Where(_ => random.Next(10) > 0)
                .Select(p => $"\"{p.Name}\":{Value(p.Value, p.Name, random, text, depth + 1)}")
                .ToList();
            if (random.Next(8) == 0)
                members.Add(BadText.Json(text.Next()) + ":1");
            return "{" + string.Join(',', members) + "}";
        }
        if (schema.ValueKind is JsonValueKind.Object && schema.TryGetProperty("items", out var items))
            return "["
                + string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Value(items, name, random, text, depth + 1)))
                + "]";
        return Plain(name, random);
    }

    /// <summary>What would be right, by the name of the member.</summary>
    private string Plain(string name, Random random) =>
        name switch
        {
            "id" or "ticketId" or "timeSlotId" or "schoolId" => $"\"{known[random.Next(known.Length)]}\"",
            "ticket" => $"\"{program.Tickets[random.Next(program.Tickets.Length)]}\"",
            "gate" => "\"main\"",
            "direction" => random.Next(2) == 0 ? "\"in\"" : "\"out\"",
            "scannedAt" or "registeredAt" or "at" => $"\"{DateTimeOffset.UtcNow:O}\"",
            "people" or "partySize" or "pupils" or "adults" => random
                .Next(1, 4)
                .ToString(System.Globalization.CultureInfo.InvariantCulture),
            "offline" or "override" or "minor" or "confirmEmail" => random.Next(2) == 0 ? "true" : "false",
            "email" or "guardianEmail" => $"\"a{random.Next(1_000)}@schule.example\"",
            "language" => "\"de\"",
            "consents" => "[\"privacy\"]",
            "answers" => "{\"mittag\":true,\"essen\":\"nichts\"}",
            "pin" => $"\"{CheckIn.KioskScene.Pin}\"",
            _ => "\"Ada\"",
        };
}
