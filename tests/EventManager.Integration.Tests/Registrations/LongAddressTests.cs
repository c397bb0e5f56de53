using System.Net;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Registrations;

public sealed class LongAddressTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_address_that_grows_beyond_its_column_is_refused_in_words(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var address = new string('a', 30) + "@" + string.Join('.', Enumerable.Repeat(new string('ü', 31), 6)) + ".example";

        var answer = await app.PostFormAsync(
            $"/e/{fair.Slug}/register",
            "register",
            new()
            {
                ["Form.FirstName"] = "Ada",
                ["Form.LastName"] = "Öz",
                ["Form.Email"] = address,
                ["Form.Consent"] = "true",
            }
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain("Das ist keine gültige E-Mail-Adresse.");
        await using var db = await app.OpenDbAsync();
        (await db.Registrations.AnyAsync(Stop)).ShouldBeFalse();
    }
}
