using System.Diagnostics;

namespace EventManager.Mail.Tests.Surroundings;

/// <summary>Programs of the machine that some tests measure us against. On the build server a missing one is a failure, elsewhere a skip.</summary>
internal static class OutsideProgram
{
    public static string Require(string name, string package)
    {
        var folders = $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin".Split(Path.PathSeparator, ':');
        if (folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists) is { } path)
            return path;
        var reason = $"{name} is not installed (Debian package {package}).";
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
            Assert.Skip(reason);
        throw new InvalidOperationException(reason);
    }

    public static async Task<string> RunAsync(string path, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var errors = process.StandardError.ReadToEndAsync(Samples.Stop);
        var output = await process.StandardOutput.ReadToEndAsync(Samples.Stop);
        await process.WaitForExitAsync(Samples.Stop);
        process.ExitCode.ShouldBe(0, await errors);
        return output;
    }
}
