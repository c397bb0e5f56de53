using System.Globalization;
using System.Text.RegularExpressions;
using EventManager.Integration.Tests.Robustness;
using EventManager.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace EventManager.Integration.Tests.Access;

/// <summary>Every page that runs over a circuit; a new one is in by itself.</summary>
internal static partial class InteractivePages
{
    public static List<Type> All() =>
        [.. typeof(App).Assembly.GetTypes().Where(IsInteractive).OrderBy(page => page.FullName, StringComparer.Ordinal)];

    public static Task<OpenCircuit> OpenAsync(WholeProgram program, HttpClient client, Type page)
    {
        var template = "/" + page.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>().First().Template.TrimStart('/');
        var address = program.Fill(template, values => values[0]);
        return OpenCircuit.OpenAsync(program.App, client, page, address, Values(template, address));
    }

    private static bool IsInteractive(Type type) =>
        type.IsDefined(typeof(RouteAttribute), false)
        && (type.IsDefined(typeof(RenderModeAttribute), true) || type.IsSubclassOf(typeof(OrganiserPage)));

    private static Dictionary<string, object?> Values(string template, string address)
    {
        var values = new Dictionary<string, object?>();
        foreach (var (asked, given) in template.Split('/').Zip(address.Split('/')))
        {
            if (Parameter().Match(asked) is { Success: true } found)
                values[found.Groups["name"].Value] = found.Groups["kind"].Value switch
                {
                    "guid" => Guid.Parse(given),
                    "int" => int.Parse(given, CultureInfo.InvariantCulture),
                    _ => given,
                };
        }
        return values;
    }

    [GeneratedRegex(@"\{(?<name>\w+)(?::(?<kind>\w+))?.*\}")]
    private static partial Regex Parameter();
}
