using System.Diagnostics;
using EventManager.Web.Platform.Settings;

namespace EventManager.Integration.Tests.Settings;

/// <summary>In Production a missing or wrong setting stops the start with one line that names its key.</summary>
public sealed class StartRefusalTests
{
    private static readonly (string Key, string Value)[] Enough =
    [
        ("Site__PublicUrl", "https://messe.example"),
        ("Database__ConnectionString", "Data Source=:memory:"),
        ("Mail__Transport", "Pickup"),
        ("Mail__PickupFolder", Path.GetTempPath()),
        ("Mail__From", "messe@kassel.example"),
    ];

    [Theory]
    [InlineData("Site__PublicUrl", "", "Site:PublicUrl")]
    [InlineData("Site__TrustedProxies", "10.0.0.1, proxy", "Site:TrustedProxies")]
    [InlineData("Database__ConnectionString", "", "Database:ConnectionString")]
    [InlineData("Database__Provider", "Mongo", "Database:Provider")]
    [InlineData("Mail__Transport", "Mailbox", "Mail:Transport")]
    [InlineData("Mail__From", "", "Mail:From")]
    [InlineData("Privacy__KeepDaysAfterEvent", "many", "Privacy:KeepDaysAfterEvent")]
    public async Task It_stops_with_a_line_that_names_the_key(string key, string value, string named)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(typeof(SiteOptions).Assembly.Location);
        foreach (var (name, text) in Enough.Append(("ASPNETCORE_URLS", "http://127.0.0.1:0")).Append((key, value)))
            start.Environment[name] = text;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var said = await process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        await output;

        process.ExitCode.ShouldBe(1);
        said.Trim().ShouldStartWith("EventManager cannot start: ");
        said.ShouldContain(named);
        said.Trim().ShouldNotContain("\n", customMessage: "a stack trace helps nobody here");
    }
}
