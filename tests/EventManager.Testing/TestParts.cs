using EventManager.Web.Platform.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Testing;

/// <summary>What a program under test is made of.</summary>
public static class TestParts
{
    public static T Get<T>(this TestApp app)
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>One of those that look after the program while nobody asks it.</summary>
    internal static T Sweep<T>(this TestApp app)
        where T : ISweep => app.Services.GetServices<ISweep>().OfType<T>().Single();
}
