using System.CommandLine;
using EventManager.Web.Platform.Settings;

namespace EventManager.Web.Commands;

internal static class VersionCommand
{
    public static Command Create()
    {
        var command = new Command("version", "Prints the program's version.");
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.WriteLine(ProgramVersion.Text));
        return command;
    }
}
