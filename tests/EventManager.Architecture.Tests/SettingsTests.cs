using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace EventManager.Architecture.Tests;

/// <summary><c>appsettings.template.json</c> names every setting with its default and a comment.</summary>
public sealed class SettingsTests
{
    /// <summary>Settings that have no default: the template shows an example.</summary>
    private static readonly string[] Examples =
    [
        "Site:PublicUrl",
        "Database:ConnectionString",
        "Mail:Host",
        "Mail:From",
        "Mail:SenderAddress",
        "SignIn:Providers:0:Name",
        "SignIn:Providers:0:Title",
        "SignIn:Providers:0:Authority",
        "SignIn:Providers:0:ClientId",
        "SignIn:Providers:0:Roles:0:Value",
        "SignIn:Providers:0:Roles:0:Right",
    ];

    private static readonly string File = Path.Combine(House.Root, "appsettings.template.json");

    private static readonly IConfigurationRoot Template = new ConfigurationBuilder().AddJsonFile(File).Build();

    public static TheoryData<string> Sections => [.. Options().Select(one => one.Section)];

    [Theory, MemberData(nameof(Sections))]
    public void Every_setting_stands_in_the_template(string section) =>
        Settings(Type(section), section)
            .Where(setting => !Template.GetSection(setting.Key).Exists())
            .Select(setting => setting.Key)
            .ShouldBeEmpty();

    [Theory, MemberData(nameof(Sections))]
    public void Everything_in_the_template_is_a_setting(string section) => Should.NotThrow(() => Bound(section));

    [Theory, MemberData(nameof(Sections))]
    public void The_template_is_valid(string section)
    {
        var options = Bound(section);
        var results = new List<ValidationResult>();

        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);

        results.Select(result => result.ErrorMessage).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Sections))]
    public void The_template_shows_the_defaults(string section)
    {
        var type = Type(section);
        var written = Settings(type, section, Bound(section)).ToDictionary(setting => setting.Key, setting => setting.Value);
        var meant = Settings(type, section, Activator.CreateInstance(type, true)!);

        meant
            .Where(setting => !Examples.Contains(setting.Key))
            .Where(setting => (setting.Value?.ToString() ?? "") != (written[setting.Key]?.ToString() ?? ""))
            .Select(setting => $"{setting.Key}: the default is {setting.Value}, the template says {written[setting.Key]}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_setting_of_the_template_is_explained()
    {
        var lines = System.IO.File.ReadAllLines(File).Select(line => line.Trim()).ToList();

        lines
            .Index()
            .Where(line => line.Item.StartsWith('"') && !line.Item.EndsWith('{') && !line.Item.EndsWith('['))
            .Where(line => !lines[line.Index - 1].StartsWith("//", StringComparison.Ordinal))
            .Select(line => line.Item)
            .ShouldBeEmpty();
    }

    /// <summary>Classes that are a section of the settings: they say which one.</summary>
    private static List<(string Section, Type Type)> Options()
    {
        var all = House
            .TypesOf(House.Web)
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal))
            .Select(type =>
                (Section: type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string, type)
            )
            .Where(one => one.Section is not null)
            .Select(one => (one.Section!, one.type))
            .ToList();
        all.Count.ShouldBeGreaterThan(2);
        return all;
    }

    private static Type Type(string section) => Options().Single(one => one.Section == section).Type;

    private static object Bound(string section) =>
        Template.GetSection(section).Get(Type(section), binder => binder.ErrorOnUnknownConfiguration = true)
        ?? throw new InvalidOperationException($"The template has no section {section}.");

    private static IEnumerable<(string Key, object? Value)> Settings(Type type, string prefix, object? from = null)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            var key = prefix + ":" + property.Name;
            var value = from is null ? null : property.GetValue(from);
            if (
                property.PropertyType.Namespace?.StartsWith("EventManager", StringComparison.Ordinal) == true
                && property.PropertyType.IsClass
            )
            {
                foreach (var inner in Settings(property.PropertyType, key, value))
                    yield return inner;
            }
            else if (ElementType(property.PropertyType) is { } element)
            {
                // The template shows one of a list, which is empty where nothing is said.
                var shown = value is System.Collections.IList { Count: > 0 } list ? list[0] : Activator.CreateInstance(element);
                foreach (var inner in Settings(element, key + ":0", shown))
                    yield return inner;
            }
            else
                yield return (key, value);
        }
    }

    private static Type? ElementType(Type list) =>
        list is { IsGenericType: true } && list.GetGenericTypeDefinition() == typeof(List<>)
            ? list.GetGenericArguments()[0] is { IsClass: true, Namespace: not "System" } element
                ? element
                : null
            : null;
}
