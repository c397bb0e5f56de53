using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EventManager.Browser.Tests.Published;

/// <summary>A published program in a folder of its own, running on a free port of loopback.</summary>
internal sealed class PublishedProgram : IAsyncDisposable
{
    /// <summary>Publishing compresses every file for the air; a start makes a database.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    private readonly string folder;
    private readonly Process process;

    private PublishedProgram(string folder, Process process, Uri address) =>
        (this.folder, this.process, Address) = (folder, process, address);

    public Uri Address { get; }

    public static async Task<PublishedProgram> StartAsync(CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Longest);
        var folder = Directory.CreateTempSubdirectory("eventmanager-published-").FullName;
        await PublishAsync(folder, patience.Token);
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var program = new PublishedProgram(folder, Start(folder, address), address);
        try
        {
            await program.AnswerAsync(patience.Token);
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    /// <summary>From what is built already: the same configuration as these tests.</summary>
    private static async Task PublishAsync(string folder, CancellationToken stop)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var root = AppContext.BaseDirectory.Split("/tests/")[0];
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = root, RedirectStandardOutput = true };
        foreach (
            var word in $"publish src/EventManager.Web --no-build -c {configuration} -o {folder} --nologo -v quiet -nodeReuse:false".Split(
                ' '
            )
        )
            start.ArgumentList.Add(word);
        using var publish = Process.Start(start)!;
        var said = await publish.StandardOutput.ReadToEndAsync(stop);
        await publish.WaitForExitAsync(stop);
        publish.ExitCode.ShouldBe(0, said);
    }

    /// <summary>By the host of the runtime alone, with no setting but what an administrator must give.</summary>
    private static Process Start(string folder, Uri address)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(folder, "EventManager.Web.dll")]) { WorkingDirectory = folder };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["Database__ConnectionString"] = $"Data Source={folder}/eventmanager.db";
        start.Environment["Site__PublicUrl"] = address.ToString();
        start.Environment["Mail__Transport"] = "Pickup";
        start.Environment["Mail__PickupFolder"] = Path.Combine(folder, "mails");
        start.Environment["Mail__From"] = "messe@stadt.example";
        return Process.Start(start)!;
    }

    private async Task AnswerAsync(CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = Address };
        while (true)
        {
            process.HasExited.ShouldBeFalse("The published program ended at once.");
            try
            {
                if ((await client.GetAsync("/health/ready", stop)).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException) { }
            await Task.Delay(200, stop);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
