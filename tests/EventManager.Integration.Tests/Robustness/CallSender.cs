using System.Text;
using System.Text.Json;

namespace EventManager.Integration.Tests.Robustness;

/// <summary>Every call of the API's description, its bodies after their schemas, some well and some badly filled.</summary>
internal sealed class CallSender(WholeProgram program, JsonElement description) : ISender
{
    /// <summary>For each call that changes something: who calls, where, and a body that says what is right.</summary>
    public IEnumerable<(string Name, HttpClient Client, string Path, string? Body)> Writes(Random random) =>
        from call in calls
        where call.Method == "POST"
        let body = call.Schema is { } schema ? Value(schema, "", random, null, 0) : null
        select (call.Path, program.Callers[CallerOf(call.Path)], Address(call.Path, random, program.Slugs[0]), body);

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
        var caller = CallerOf(template);
        var slug = caller == "program" ? program.Slugs[random.Next(program.Slugs.Length)] : program.Slugs[0];
        var path = Address(template, random, slug);
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

    private static string CallerOf(string template) =>
        template.Contains("kiosk", StringComparison.Ordinal) ? "kiosk"
        : template.Contains("check-in", StringComparison.Ordinal) ? "phone"
        : "program";

    private string Address(string template, Random random, string slug) =>
        program.Fill(
            template.Replace("{slug}", slug, StringComparison.Ordinal),
            values => random.Next(3) == 0 ? known[random.Next(known.Length)] : values[random.Next(values.Length)]
        );

    private static JsonElement? SchemaOf(JsonElement call) =>
        call.TryGetProperty("requestBody", out var body)
            ? body.GetProperty("content").EnumerateObject().First().Value.GetProperty("schema")
            : null;

    /// <param name="text">Null where nothing is wrong.</param>
    private string Value(JsonElement schema, string name, Random random, BadText? text, int depth)
    {
        if (text is not null && (random.Next(12) == 0 || depth > 6))
            return random.Next(4) == 0 ? "[[{}]]" : BadText.Json(text.Next());
        if (text is null && name is "answers" or "consents" or "class")
            return name == "class" ? "null" : Plain(name, random);
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
                .Where(_ => text is null || random.Next(10) > 0)
                .Select(p => $"\"{p.Name}\":{Value(p.Value, p.Name, random, text, depth + 1)}")
                .ToList();
            if (text is not null && random.Next(8) == 0)
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
