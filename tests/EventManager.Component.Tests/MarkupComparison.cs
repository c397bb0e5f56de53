using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace EventManager.Component.Tests;

/// <summary>
/// bunit asks for a version of AngleSharp.Diffing that our package source does not carry; the one that it carries does the same. The
/// runtime refuses an older version than asked for, so it is handed over here.
/// </summary>
internal static class MarkupComparison
{
    private const string Name = "AngleSharp.Diffing";

    [ModuleInitializer]
    internal static void TakeTheVersionThatIsThere() =>
        AssemblyLoadContext.Default.Resolving += (context, asked) =>
            asked.Name == Name ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, Name + ".dll")) : null;
}
