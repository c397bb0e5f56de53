using System.Reflection;

namespace EventManager.Web.Platform.Health;

/// <summary>Which program this is.</summary>
/// <param name="Number">As released.</param>
/// <param name="Commit">The source's revision; empty where the build did not know it.</param>
internal sealed record ProgramVersion(string Number, string Commit)
{
    public static readonly ProgramVersion Own = Of(
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion
    );

    private static ProgramVersion Of(string text) => text.Split('+', 2) is [var number, var commit] ? new(number, commit) : new(text, "");
}
