using System.Text.RegularExpressions;
using EventManager.Testing;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Architecture.Tests;

/// <summary>A secret that is made when it is first asked for, in the middle of somebody's transaction, waits on SQLite for that somebody.</summary>
public sealed partial class SiteSecretTests
{
    /// <summary>Asked for at the start, by what makes the demo's data.</summary>
    private const string Demo = "demo-password";

    [Fact]
    public async Task Every_secret_is_there_before_the_first_request()
    {
        var asked = House
            .WebFiles(".cs")
            .SelectMany(file => Asked().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .ToHashSet();
        await using var app = await TestApp.StartAsync();
        await using var db = await app.OpenDbAsync();

        asked.Count.ShouldBeGreaterThan(5);
        asked.Except([Demo]).Order().ShouldBe(SiteSecrets.Names.Order());
        (await db.SiteSecrets.Select(secret => secret.Name).ToListAsync(TestContext.Current.CancellationToken))
            .Order()
            .ShouldBe(SiteSecrets.Names.Order());
    }

    [GeneratedRegex("""[sS]ecrets(?:>\(\))?\.Get\("([a-z-]+)"\)""")]
    private static partial Regex Asked();
}
