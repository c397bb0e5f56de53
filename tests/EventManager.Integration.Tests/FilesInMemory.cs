using System.Runtime.CompilerServices;
using EventManager.Testing;

namespace EventManager.Integration.Tests;

internal static class FilesInMemory
{
    [ModuleInitializer]
    internal static void Choose() => TestDatabase.PrefersMemory = true;
}
