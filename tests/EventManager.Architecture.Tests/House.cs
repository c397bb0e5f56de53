using System.Reflection;
using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Mail;
using EventManager.Testing;
using EventManager.Web;

namespace EventManager.Architecture.Tests;

/// <summary>What the tests look at: our assemblies, and the sources they were built from.</summary>
internal static class House
{
    public static readonly Assembly Domain = typeof(Event).Assembly;
    public static readonly Assembly Data = typeof(EventDb).Assembly;
    public static readonly Assembly Mail = typeof(MailMessage).Assembly;
    public static readonly Assembly Web = typeof(EventManagerProgram).Assembly;

    /// <summary>The folder of the solution.</summary>
    public static readonly string Root = SourceTree.Root;

    public static string WebSources => Path.Combine(Root, "src", "EventManager.Web");

    /// <summary>Types that somebody wrote: without those that the compiler makes for closures, iterators and the like.</summary>
    public static IEnumerable<Type> TypesOf(params Assembly[] assemblies) =>
        assemblies
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute)) && !type.Name.Contains('<', StringComparison.Ordinal))
            .Where(type => type.Namespace?.StartsWith("EventManager", StringComparison.Ordinal) == true);

    /// <summary>Sources of the web project with one of the endings, without what builds make.</summary>
    public static IEnumerable<string> WebFiles(params string[] endings) =>
        Directory
            .EnumerateFiles(WebSources, "*", SearchOption.AllDirectories)
            .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Where(file => !Path.GetRelativePath(WebSources, file).Split('/', '\\').Any(part => part is "bin" or "obj" or "wwwroot"));

    public static string Short(string file) => Path.GetRelativePath(Root, file);
}
