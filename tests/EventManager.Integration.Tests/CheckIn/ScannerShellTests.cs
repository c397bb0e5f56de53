using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using EventManager.Testing;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>What a phone keeps to open the scanner without a network.</summary>
public sealed partial class ScannerShellTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [GeneratedRegex("""^self\.shell = (\{.*\});$""", RegexOptions.Multiline)]
    private static partial Regex ShellLine { get; }

    [GeneratedRegex("(?:src|href)=\"([^\"#]+\\.(?:js|css|svg))\"")]
    private static partial Regex Linked { get; }

    [Fact]
    public async Task The_worker_reaches_the_page_and_is_asked_for_each_time()
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);

        var worker = await scene.App.Client.GetAsync("/door/worker.js", Stop);

        worker.StatusCode.ShouldBe(HttpStatusCode.OK);
        worker.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        worker.Headers.GetValues("Service-Worker-Allowed").ShouldBe(["/door"]);
        worker.Headers.CacheControl!.NoCache.ShouldBeTrue();
        string.Join(";", worker.Headers.GetValues("Content-Security-Policy")).ShouldContain("connect-src 'self'");
    }

    [Fact]
    public async Task It_lists_everything_that_the_page_links_to_and_every_file_is_there()
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);

        var shell = await ShellAsync(scene);
        var page = await scene.App.Client.GetStringAsync("/door", Stop);

        var files = shell.GetProperty("files").EnumerateArray().Select(file => file.GetString()!).ToList();
        files[0].ShouldBe("/door");
        files.ShouldContain(file => file.EndsWith(".wasm", StringComparison.Ordinal));
        Linked.Matches(page).Select(match => "/" + match.Groups[1].Value.TrimStart('/')).ShouldBeSubsetOf(files);
        foreach (var file in files)
            (await scene.App.Client.GetAsync(file, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK, file);
        // What a script imports is as needed as the script: Vite shares code among the site's scripts, and names the files.
        foreach (var file in files.Where(file => file.EndsWith(".js", StringComparison.Ordinal)))
        {
            var folder = new Uri(scene.App.Address, file);
            var script = await scene.App.Client.GetStringAsync(file, Stop);
            Imports.Matches(script).Select(match => new Uri(folder, match.Groups[1].Value).AbsolutePath).ShouldBeSubsetOf(files, file);
        }
    }

    [GeneratedRegex("""\b(?:from|import)\s*["'](\.{1,2}/[^"']+)["']""")]
    private static partial Regex Imports { get; }

    [Fact]
    public async Task Its_version_stays_while_nothing_changes()
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);

        var versions = new[] { await ShellAsync(scene), await ShellAsync(scene) }.Select(shell => shell.GetProperty("version").GetString());

        versions.Distinct().ShouldHaveSingleItem().ShouldNotBeNullOrEmpty();
    }

    private static async Task<JsonElement> ShellAsync(DoorScene scene)
    {
        var script = await scene.App.Client.GetStringAsync("/door/worker.js", Stop);
        return JsonDocument.Parse(ShellLine.Match(script).Groups[1].Value).RootElement;
    }
}
