using System.Globalization;

namespace EventManager.Web.Platform.Jobs;

/// <summary>What this process is called in lists of who does what: machine and process, so that two on one machine differ.</summary>
internal sealed class NodeName
{
    public string Text { get; } =
        $"{Environment.MachineName.ToLowerInvariant()}:{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The same name for Hangfire's <c>machine:process:number</c>.</summary>
    public static string OfServer(string server) => string.Join(':', server.Split(':').Take(2));
}
