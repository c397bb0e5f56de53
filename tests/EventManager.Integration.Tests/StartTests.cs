using System.Net;
using EventManager.Testing;

namespace EventManager.Integration.Tests;

public sealed class StartTests
{
    [Fact]
    public async Task The_program_starts_and_answers_that_it_lives()
    {
        await using var app = await TestApp.StartAsync();

        var live = await app.Client.GetAsync("/health/live", TestContext.Current.CancellationToken);
        var styles = await app.Client.GetAsync("/styles/app.css", TestContext.Current.CancellationToken);

        live.StatusCode.ShouldBe(HttpStatusCode.OK);
        styles.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
