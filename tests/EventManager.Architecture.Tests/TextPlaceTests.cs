using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using EventManager.Domain.Common;
using EventManager.Testing;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Architecture.Tests;

/// <summary>Whatever holds words in languages says where they are edited: else nobody would miss their translation.</summary>
public sealed class TextPlaceTests
{
    [Fact]
    public async Task Every_table_with_words_in_languages_says_where_they_are_edited()
    {
        await using var app = await TestApp.StartAsync();
        var said = app.Services.GetServices<TextPlace>().Select(place => place.Entity).ToList();

        said.ShouldBeUnique();
        said.ShouldBe((await TablesAsync(app)).Select(type => type.ClrType), ignoreOrder: true, "AddTextPlace<…>() in the area's module.");
    }

    [Fact]
    public async Task Every_place_leads_to_a_page()
    {
        await using var app = await TestApp.StartAsync();
        var routes = House
            .Web.GetTypes()
            .SelectMany(type => type.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>())
            .Select(route => new Regex("^" + Regex.Replace(route.Template, @"\{[^}]+\}", "[^/]+") + "$"))
            .ToList();

        foreach (var place in app.Services.GetServices<TextPlace>())
        {
            var row = RuntimeHelpers.GetUninitializedObject(place.Entity);
            var root = IsOfEvent(place) ? "/organise/events/messe" : "/organise";
            foreach (var text in Texts((await TablesAsync(app)).Single(type => type.ClrType == place.Entity)))
                routes.ShouldContain(route => route.IsMatch(root + place.PathOf(row, text.Name)), $"{place.Entity.Name}.{text.Name}");
        }
    }

    [Fact]
    public async Task Every_table_and_text_has_a_name_in_the_translators_table()
    {
        await using var app = await TestApp.StartAsync();
        var known = TextResources.All.Single(texts => texts.Marker == "TranslationText").German.Keys;
        var tables = await TablesAsync(app);

        tables
            .Select(type => "Row." + type.ClrType.Name)
            .Concat(tables.SelectMany(Texts).Select(text => "Text." + text.Name))
            .Except(known)
            .ShouldBeEmpty();
    }

    private static bool IsOfEvent(TextPlace place) => place.GetType().BaseType!.GetGenericTypeDefinition() == typeof(EventTextPlace<>);

    private static IEnumerable<IComplexProperty> Texts(IEntityType type) =>
        type.GetComplexProperties().Where(property => property.ClrType == typeof(LocalizedText));

    private static async Task<IReadOnlyList<IEntityType>> TablesAsync(TestApp app)
    {
        await using var db = await app.OpenDbAsync();
        return [.. db.Model.GetEntityTypes().Where(type => Texts(type).Any())];
    }
}
