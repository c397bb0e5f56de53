using System.Reflection;
using System.Text.RegularExpressions;
using EventManager.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace EventManager.Architecture.Tests;

/// <summary>What stands behind a question mark is written down by proxies, browsers and histories: nothing there names or opens anybody.</summary>
public sealed partial class QueryTests
{
    private static readonly Dictionary<string, string> Harmless = new()
    {
        ["saved"] = "yes or no",
        ["returnurl"] = "a page of this site",
        ["back"] = "a page of the signed-in, never a personal link",
        ["page"] = "a number",
        ["month"] = "of a calendar",
        ["event"] = "the name of an event that one organises, as its pages' addresses have it",
        ["calendar"] = "one of three: a yes, a no, or not taken",
        ["chosen"] = "a task of one's own, whose file names the rows",
        ["floor"] = "of the plan",
        ["kind"] = "of mail, whose words are looked at",
        ["q"] = "companies and occupations on the public list of a fair",
        ["occupation"] = "of the public list",
        ["show"] = "of the public list",
        ["category"] = "a kind of registration",
        ["order"] = "of badges",
        ["again"] = "yes or no",
        ["open"] = "the id of a row, never a name",
        ["booth"] = "the id of a booth on the plan",
        ["immutable"] = "how SQLite reads a backup's file; no address of ours",
        ["problem"] = "one of eight codes: why a provider signed nobody in",
        ["ticket"] = "a row's id, which opens nothing by itself",
        ["classes"] = "yes or no",
        ["programme"] = "what came of a choice",
        ["language"] = "one of the list",
        ["id"] = "of a circuit, as the framework names it",
        ["since"] = "a cursor",
        ["cursor"] = "a cursor",
        ["limit"] = "a number",
        ["state"] = "one of a list",
        ["called"] = "an event's name, looked for by its organisers",
        ["do"] = "a question that a page is to ask, one of two",
        ["recent"] = "short names of events",
        ["rule"] = "the id of a mail rule",
        ["sort"] = "a column of a list",
    };

    [Fact]
    public void No_page_takes_a_name_or_a_secret_from_the_query()
    {
        var names = House
            .Web.GetTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
            .Where(property => property.IsDefined(typeof(SupplyParameterFromQueryAttribute)))
            .Select(property => property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()!.Name ?? property.Name)
            .ToList();

        names.Count.ShouldBeGreaterThan(5);
        names.Where(name => !Harmless.ContainsKey(name.ToLowerInvariant())).Distinct().ShouldBeEmpty("Take it from a posted form.");
    }

    [Fact]
    public async Task No_route_at_all_takes_a_name_or_a_secret_from_the_query()
    {
        await using var app = await TestApp.StartAsync();
        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        var names = routes
            .SelectMany(route =>
                route
                    .Metadata.GetOrderedMetadata<IParameterBindingMetadata>()
                    .Where(one => IsFromQuery(one, route))
                    .Select(one => (one.Name, route.RoutePattern.RawText))
            )
            .ToList();

        names.ShouldContain(one => one.Name == "since", "routes tell what they take");
        names.Where(one => !Harmless.ContainsKey(one.Name.ToLowerInvariant())).ShouldBeEmpty("Take it from a posted form.");
    }

    [Fact]
    public void Nothing_writes_a_name_or_a_secret_into_a_query_nor_reads_it_there_by_hand()
    {
        var found = House
            .WebFiles(".cs", ".razor")
            .SelectMany(file => Queries().Matches(WithoutComments(file)).Select(match => (match.Groups["name"].Value, House.Short(file))))
            .ToList();

        found.Count.ShouldBeGreaterThan(20);
        found.Where(one => !Harmless.ContainsKey(one.Value.ToLowerInvariant())).ShouldBeEmpty("Post it, or make it part of the path.");
    }

    /// <summary>What the framework binds by itself: no service, no body, no part of the path.</summary>
    private static bool IsFromQuery(IParameterBindingMetadata one, RouteEndpoint route)
    {
        var type = Nullable.GetUnderlyingType(one.ParameterInfo.ParameterType) ?? one.ParameterInfo.ParameterType;
        return (type == typeof(string) || type == typeof(StringValues) || type.IsArray || one.HasTryParse)
            && route.RoutePattern.GetParameter(one.Name) is null
            && one.ParameterInfo.GetCustomAttributes().All(attribute => attribute is IFromQueryMetadata or not IFromBodyMetadata)
            && !one.ParameterInfo.GetCustomAttributes().Any(attribute => attribute is IFromHeaderMetadata or IFromFormMetadata);
    }

    /// <summary>A question mark with a name behind it inside of words, or a name that is asked of a request's query.</summary>
    [GeneratedRegex(
        """[^\s?]\?(?<name>[A-Za-z_]\w*)=(?!=)|\.Query(\[|\.ContainsKey\(|\.TryGetValue\()"(?<name>\w+)"|AddQueryString\([^;]*?"(?<name>\w+)"|&(amp;)?(?<name>[a-z]\w*)=(?!=)"""
    )]
    private static partial Regex Queries();

    private static string WithoutComments(string file) =>
        string.Join(
            '\n',
            File.ReadLines(file)
                .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
                // Drawn as a picture on this server, and asked for by nobody.
                .Where(line => !line.Contains("otpauth://", StringComparison.Ordinal))
        );

    [Fact]
    public async Task No_call_takes_a_name_or_a_secret_from_the_query()
    {
        await using var app = await TestApp.StartAsync();
        var calls = app.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items;
        var names = calls
            .SelectMany(group => group.Items)
            .SelectMany(call => call.ParameterDescriptions)
            .Where(parameter => parameter.Source == BindingSource.Query)
            .Select(parameter => parameter.Name)
            .ToList();

        names.ShouldNotBeEmpty();
        names.Where(name => !Harmless.ContainsKey(name.ToLowerInvariant())).Distinct().ShouldBeEmpty("Take it from the body.");
    }
}
