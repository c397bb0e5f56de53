using System.Text.RegularExpressions;
using EventManager.Testing;
using EventManager.Web.Platform.Security;

namespace EventManager.Integration.Tests.Shell;

/// <summary>What the organisers' pages are sent with, and public ones without.</summary>
public sealed partial class OrganiserShellTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_the_organisers_pages_get_the_parts_and_style_attributes()
    {
        await using var app = await TestApp.StartAsync();
        using var administrator = await app.SignInAsync(null, null, administrator: true);

        using var organise = await administrator.GetAsync("/organise", Stop);
        using var past = await app.Client.GetAsync("/past", Stop);

        var (inside, outside) = (await organise.Content.ReadAsStringAsync(Stop), await past.Content.ReadAsStringAsync(Stop));
        inside.ShouldContain("MudBlazor");
        outside.ShouldNotContain("MudBlazor");
        outside.ShouldNotContain("<script");
        Policies(organise).ShouldContain(SecurityHeaders.Organiser);
        SecurityHeaders.Organiser.ShouldEndWith("style-src 'self'; style-src-elem 'self'; style-src-attr 'unsafe-inline'");
        Policies(past).ShouldBe([SecurityHeaders.Public]);
        SecurityHeaders.Public.ShouldNotContain("unsafe-inline");
    }

    /// <summary>A new version may ask for a variable that we do not set: then something is drawn in no colour.</summary>
    [Fact]
    public async Task Every_variable_that_MudBlazor_reads_is_set()
    {
        await using var app = await TestApp.StartAsync();
        var theirs = await app.Client.GetStringAsync("/_content/MudBlazor/MudBlazor.min.css", Stop);
        var ours = await app.Client.GetStringAsync("/styles/mud.css", Stop);

        var set = Setting().Matches(theirs + ours).Select(match => match.Groups[1].Value).ToHashSet();
        var read = Reading().Matches(theirs).Select(match => match.Groups[1].Value).Distinct().ToList();

        read.Count.ShouldBeGreaterThan(150);
        read.Except(set).Except(SetByItsParts).ShouldBeEmpty();
    }

    /// <summary>A drawer sets its own measures at the element; the others stand in rules that no part uses any more.</summary>
    private static readonly string[] SetByItsParts =
    [
        "--mud-drawer-width",
        "--mud-drawer-height",
        "--mud-drawer-height-top",
        "--mud-drawer-height-bottom",
        "--mud-theme-default-hover",
        "--mud-theme-on-surface",
        "--mud-zindex-select",
    ];

    [Fact]
    public async Task Its_rules_lie_in_a_layer_below_ours_whole_and_unchanged()
    {
        await using var app = await TestApp.StartAsync();
        var theirs = await app.Client.GetStringAsync("/_content/MudBlazor/MudBlazor.min.css", Stop);

        var layered = await app.Client.GetStringAsync("/styles/mudblazor.css", Stop);

        layered.ShouldStartWith("@layer mudblazor {");
        layered.ShouldContain(theirs.Trim('\uFEFF', '\n'), Case.Sensitive);
        layered.IndexOf("@layer plain", StringComparison.Ordinal).ShouldBeGreaterThan(theirs.Length);
    }

    /// <summary>Where there is a circuit, Blazor adds one of its own about frames; all of them hold.</summary>
    private static IEnumerable<string> Policies(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy");

    [GeneratedRegex(@"(--mud-[\w-]+)\s*:")]
    private static partial Regex Setting();

    /// <summary>With a comma it brings what to take instead.</summary>
    [GeneratedRegex(@"var\((--mud-[\w-]+)\)")]
    private static partial Regex Reading();
}
