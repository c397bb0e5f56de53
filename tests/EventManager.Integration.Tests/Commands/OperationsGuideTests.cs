using System.Diagnostics;
using EventManager.Testing;

namespace EventManager.Integration.Tests.Commands;

/// <summary>An administrator follows <c>docs/operations.md</c> word for word.</summary>
public sealed class OperationsGuideTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_shell_line_of_the_guide_runs_and_every_command_stands_in_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The guide is for Debian.");
        var script = Path.Combine(SourceTree.Root, "tests", "operations", "documented.py");
        using var python = Process.Start(
            new ProcessStartInfo("python3", [script, typeof(Web.EventManagerProgram).Assembly.Location]) { RedirectStandardOutput = true }
        )!;
        var said = await python.StandardOutput.ReadToEndAsync(Stop);
        await python.WaitForExitAsync(Stop);

        python.ExitCode.ShouldBe(0, said);
        // Else it looked at nothing.
        said.ShouldContain("eventmanager check");
    }
}
