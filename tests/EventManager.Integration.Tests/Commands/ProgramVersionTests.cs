using System.Diagnostics;
using System.Net;
using EventManager.Testing;
using EventManager.Web.Platform.Settings;

namespace EventManager.Integration.Tests.Commands;

/// <summary>Whoever reads a log or asks for help knows which program it is.</summary>
public sealed class ProgramVersionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_log_begins_with_version_and_node()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseUnderTest.Sqlite);
        var start = new ProcessStartInfo("dotnet", [typeof(Web.EventManagerProgram).Assembly.Location])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Database__ConnectionString"] = database.ConnectionString;
        start.Environment["Keys__File"] = TestKeys.File;
        start.Environment["Demo__CreateAtStart"] = "false";
        using var program = Process.Start(start)!;
        try
        {
            var (head, line) = (await program.StandardOutput.ReadLineAsync(Stop), await program.StandardOutput.ReadLineAsync(Stop));
            head.ShouldNotBeNull().ShouldStartWith("info: ");
            line.ShouldNotBeNull().Trim().ShouldStartWith($"EventManager {ProgramVersion.Text} starts in Development as ");
        }
        finally
        {
            program.Kill(entireProcessTree: true);
            await program.WaitForExitAsync(Stop);
        }
    }

    [Fact]
    public async Task The_administration_says_the_version_at_its_foot_and_other_pages_do_not()
    {
        await using var app = await TestApp.StartAsync();
        using var administrator = await app.SignInAsync(null, null, administrator: true);

        var page = WebUtility.HtmlDecode(await administrator.GetStringAsync("/organise/administration/tokens/new", Stop));

        page.ShouldContain("EventManager " + ProgramVersion.Short);
        WebUtility.HtmlDecode(await app.Client.GetStringAsync("/", Stop)).ShouldNotContain(ProgramVersion.Short);
    }
}
