using System.CommandLine;
using EventManager.Web.Platform.Security.Keys;

namespace EventManager.Web.Commands;

/// <summary><c>keys new</c>: a key that encrypts those in the database, before those that the file has already.</summary>
internal static class KeysCommand
{
    private static readonly Option<string> Target = CommandOptions.Text("--file", "PATH", "The file that Keys:File names.");

    public static Command Create()
    {
        var add = new Command("new", "Puts a new key at the head of the key file; makes the file, readable by its owner alone.") { Target };
        add.SetAction(parsed =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(Target));
            KeyFile.Add(path);
            parsed.InvocationConfiguration.Output.WriteLine(path);
        });
        return new Command("keys", "The keys that encrypt those in the database.") { add };
    }
}
