using Microsoft.AspNetCore.Components;

namespace EventManager.Integration.Tests.Robustness;

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
