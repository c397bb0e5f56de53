using EventManager.Domain.Registrations;
using EventManager.Testing;

namespace EventManager.Integration.Tests.Localisation;

/// <summary>In which language somebody is answered.</summary>
public sealed class LanguageChoiceTests
{
    [Theory]
    [InlineData(null, "de")]
    [InlineData("en", "en")]
    [InlineData("en-US,de;q=0.5", "en")]
    [InlineData("uk,de-AT;q=0.9,en;q=0.8", "de")]
    [InlineData("en;q=0,uk", "de")]
    [InlineData("de;q=0.3,en;q=0.7", "en")]
    [InlineData("not a language;;", "de")]
    public async Task The_browser_is_answered_in_the_nearest_of_its_languages(string? wishes, string code)
    {
        await using var app = await TestApp.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        if (wishes is not null)
            request.Headers.TryAddWithoutValidation("Accept-Language", wishes);

        using var answer = await app.Client.SendAsync(request);

        (await answer.Content.ReadAsStringAsync()).ShouldContain($"<html lang=\"{code}\" dir=\"ltr\">");
    }

    [Fact]
    public async Task What_somebody_chose_counts_more_than_what_the_browser_wishes()
    {
        await using var app = await TestApp.StartAsync();
        app.Client.DefaultRequestHeaders.Add("Accept-Language", "de");

        using var chosen = await app.Client.GetAsync("/imprint?language=en");

        chosen.Headers.Location!.ToString().ShouldBe("/imprint");
        (await app.Client.GetStringAsync("/imprint")).ShouldContain("<html lang=\"en\"");
        (await app.Client.GetStringAsync("/imprint?language=uk")).ShouldContain("<html lang=\"en\"");
        (await app.Client.GetAsync("/language/uk")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_is_registered_in_a_language_that_the_program_does_not_speak()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();

        var refused = await app.RegisterAsync(TestRegistrations.Visitor(fair.Slug, "Ada") with { Language = "uk" });

        refused.Refusals.ShouldBe([RegistrationRefusals.LanguageUnknown]);
    }
}
