using System.Net;
using EventManager.Testing;

namespace EventManager.Integration.Tests;

public sealed class UnknownAddressTests
{
    [Fact]
    public async Task An_address_that_nobody_knows_is_not_found_and_asks_for_no_password()
    {
        await using var app = await TestApp.StartAsync();

        var answer = await app.Client.GetAsync("/nothing/here");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Diese Seite gibt es nicht");
    }
}
