using System.Net;
using System.Text.RegularExpressions;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Exhibitors;
using EventManager.Integration.Tests.Registrations;
using EventManager.Testing;
using EventManager.Web.Platform.Security;

namespace EventManager.Integration.Tests.Shell;

/// <summary>What came of a form stands in the title and leads to the field, on every page where anybody sends one.</summary>
public sealed partial class FormOutcomeTests
{
    [Theory]
    [InlineData("/register", "register", "consent", "form-firstname", "minor")]
    [InlineData("/class", "class", "consent", "form-school", "form-classname")]
    public async Task A_refused_registration_leads_to_each_field(string path, string form, params string[] fields)
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync(
            50,
            e =>
            {
                e.GuardianConsentUnderAge = 16;
                e.Categories.Add(TicketCategory.ForClasses(e.Id));
            }
        );

        var page = await RefusedAsync(app.Client, $"/e/{fair.Slug}{path}", form);

        foreach (var field in fields)
            page.ShouldContain($"#{field}\"");
    }

    [Fact]
    public async Task A_refused_application_leads_to_each_field()
    {
        await using var scene = await ExhibitorScene.StartAsync(DatabaseUnderTest.Sqlite);

        var page = await RefusedAsync(scene.App.Client, "/e/messe/apply", "apply");

        page.ShouldContain("#termsAccepted\"");
        page.ShouldMatch("href=\"/e/messe/apply#companyName\"[^>]*data-to-field=\"companyName\"");
        page.ShouldContain("id=\"companyName-error\"");
        // The browser's own bubbles would speak its language, one field at a time, and say nothing to the summary.
        page.ShouldMatch("<form method=\"post\"[^>]*novalidate");
    }

    [Theory]
    [InlineData("/link", "again")]
    public async Task A_refused_field_is_said_in_the_title(string path, string form)
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync(50);

        await RefusedAsync(app.Client, $"/e/{fair.Slug}{path}", form);
    }

    [Theory]
    [InlineData("/organise/administration/accounts/new", "invite", "email", "name")]
    [InlineData("/organise/administration/tokens/new", "issue", "name")]
    public async Task A_refused_form_of_the_administration_leads_to_each_field(string path, string form, params string[] fields)
    {
        await using var app = await TestApp.StartAsync();
        using var administrator = await app.SignInAsync(null, null, administrator: true);

        var page = await RefusedAsync(administrator, path, form);

        foreach (var field in fields)
            page.ShouldContain($"#{field}\"");
    }

    [Fact]
    public async Task What_was_saved_is_said_in_the_title_and_has_the_focus()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync(50);
        var registration = (await app.RegisterAsync(fair.Slug, "anna", 1)).Value.Id;
        var personal = "/me/" + app.Token(LinkPurpose.Registration, registration);

        (await app.Client.GetStringAsync(personal)).ShouldNotContain("Gespeichert");
        var page = await app.Client.GetStringAsync(personal + "?saved=true");

        Title(page).ShouldStartWith("Gespeichert – ");
        page.ShouldMatch("role=\"status\" tabindex=\"-1\" autofocus");
    }

    /// <summary>Sends the form empty. All that is wrong is in the summary, and each line that stands at a field leads there.</summary>
    private static async Task<string> RefusedAsync(HttpClient client, string path, string form)
    {
        using var answer = await client.PostFormAsync(path, form, []);
        var page = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        Title(page).ShouldStartWith("Fehler: ");
        var ids = Id().Matches(page).Select(match => match.Groups[1].Value).ToList();
        ids.ShouldBeUnique();
        foreach (var link in Link().Matches(page).Select(match => match.Groups[1].Value))
        {
            var target = link.Split('#');
            target[0].ShouldBe(path);
            ids.ShouldContain(target[1]);
        }
        var errors = Error().Matches(page).ToList();
        errors.ShouldNotBeEmpty();
        foreach (var error in errors)
        {
            page.ShouldMatch($"aria-describedby=\"[^\"]*\\b{error.Groups[1].Value}-error\\b", error.Value);
            if (page.Contains("role=\"alert\"", StringComparison.Ordinal))
                page.ShouldContain($"#{error.Groups[1].Value}\"");
        }
        return page;
    }

    private static string Title(string page) => WebUtility.HtmlDecode(PageTitle().Match(page).Groups[1].Value);

    [GeneratedRegex("<title>([^<]*)</title>")]
    private static partial Regex PageTitle();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("<li>\\s*<a href=\"([^\"#]*#[^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<p class=\"field__error\" id=\"([^\"]+)-error\">[^<]*")]
    private static partial Regex Error();
}
