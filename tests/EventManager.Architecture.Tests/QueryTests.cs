using System.Reflection;
using EventManager.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Architecture.Tests;

/// <summary>What stands behind a question mark is written down by proxies, browsers and histories: nothing there names or opens anybody.</summary>
public sealed class QueryTests
{
    private static readonly Dictionary<string, string> Harmless = new()
    {
        ["saved"] = "yes or no",
        ["returnurl"] = "a page of this site",
        ["page"] = "a number",
        ["floor"] = "of the plan",
        ["q"] = "companies and occupations on the public list of a fair",
        ["occupation"] = "of the public list",
        ["show"] = "of the public list",
        ["category"] = "a kind of registration",
        ["order"] = "of badges",
        ["again"] = "yes or no",
        ["ticket"] = "a row's id, which opens nothing by itself",
        ["classes"] = "yes or no",
        ["programme"] = "what came of a choice",
        ["k"] = "opens an event found by its link, for everybody who has it",
        ["i"] = "an invitation's, as ?k= is an event's; not yet elsewhere",
        ["since"] = "a cursor",
        ["cursor"] = "a cursor",
        ["limit"] = "a number",
        ["state"] = "one of a list",
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
