using System.CommandLine;
using System.Reflection;

namespace EventManager.Web.Commands;

internal static class VersionCommand
{
    public static Command Create()
    {
        var command = new Command("version", "Prints the program's version.");
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.WriteLine(Version));
        return command;
    }

    /// <summary>With the source's revision behind a plus, where the build knew it.</summary>
    private static string Version =>
        typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
