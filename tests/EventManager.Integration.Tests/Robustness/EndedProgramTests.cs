using System.Runtime.CompilerServices;
using EventManager.Testing;

namespace EventManager.Integration.Tests.Robustness;

/// <summary>A program that a test has started and ended is gone: a thousand that are not make the suite slow, and hide what a program itself keeps.</summary>
public sealed class EndedProgramTests
{
    [Fact]
    public async Task A_program_that_ended_keeps_nothing_of_itself()
    {
        var programs = new List<WeakReference>();
        for (var i = 0; i < 4; i++)
            programs.Add(await RunAsync());
        for (var i = 0; i < 5; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        // The last one may still lie in a variable of what awaited it.
        programs.Count(one => one.IsAlive).ShouldBeLessThan(2);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> RunAsync()
    {
        await using var app = await TestApp.StartAsync();
        await app.Client.GetStringAsync("/", TestContext.Current.CancellationToken);
        return new WeakReference(app.Services);
    }
}
