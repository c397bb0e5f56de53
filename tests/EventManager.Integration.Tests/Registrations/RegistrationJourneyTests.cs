using System.Net;
using System.Text.RegularExpressions;
using EventManager.Domain.Registrations;
using EventManager.Testing;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>The public pages as a browser without JavaScript uses them.</summary>
public sealed partial class RegistrationJourneyTests
{
    [Fact]
    public async Task Somebody_registers_confirms_and_sees_the_ticket()
    {
        await using var app = await TestApp.StartAsync();
        var @event = await app.AddEventAsync();

        var answer = await PostAsync(app, $"/e/{@event.Slug}/register", "register", Typed());
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location!.ToString().ShouldEndWith("/sent");
        var registration = await OnlyRegistrationAsync(app);
        registration.State.ShouldBe(RegistrationState.AwaitingConfirmation);

        var confirm = "/confirm/" + Token(app, LinkPurpose.Confirm, registration.Id);
        (await app.Client.GetAsync(confirm)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await OnlyRegistrationAsync(app)).State.ShouldBe(
            RegistrationState.AwaitingConfirmation,
            "a mail scanner that opens the link confirms nothing"
        );
        var confirmed = await PostAsync(app, confirm, "confirm", []);
        confirmed.StatusCode.ShouldBe(HttpStatusCode.Found);

        var page = await app.Client.GetStringAsync(confirmed.Headers.Location);
        page.ShouldContain("Du bist dabei");
        page.ShouldContain("<svg class=\"qr\"");
        var calendar = await app.Client.GetStringAsync("/me/" + Token(app, LinkPurpose.Registration, registration.Id) + "/calendar.ics");
        calendar.ShouldContain("SUMMARY:Ausbildungsmesse");
    }

    [Fact]
    public async Task What_is_missing_is_said_at_its_field_and_what_was_typed_stays()
    {
        await using var app = await TestApp.StartAsync();
        var @event = await app.AddEventAsync();
        var typed = Typed();
        typed["Form.Email"] = "anna@schule";
        typed["Form.FirstName"] = "<script>alert(1)</script>";
        typed["Form.LastName"] = new string('x', 201);

        var answer = await PostAsync(app, $"/e/{@event.Slug}/register", "register", typed);
        var page = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("Das ist keine gültige E-Mail-Adresse");
        page.ShouldContain("höchstens 200 Zeichen");
        page.ShouldContain("value=\"anna@schule\"");
        page.ShouldContain("&lt;script&gt;");
        page.ShouldNotContain("<script>alert");
        await using var db = await app.OpenDbAsync();
        (await db.Registrations.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task English_browsers_get_English_words()
    {
        await using var app = await TestApp.StartAsync();
        var @event = await app.AddEventAsync();
        app.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-US,en;q=0.9");

        var answer = await PostAsync(app, $"/e/{@event.Slug}/register", "register", []);

        (await answer.Content.ReadAsStringAsync()).ShouldContain("Please type your first name.");
    }

    [Fact]
    public async Task Two_tabs_make_one_registration_and_tell_a_stranger_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var @event = await app.AddEventAsync();
        // The browser has its form cookie from the first tab.
        await app.Client.GetAsync($"/e/{@event.Slug}/register");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => PostAsync(app, $"/e/{@event.Slug}/register", "register", Typed()))
        );

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Found);
        (await OnlyRegistrationAsync(app)).Email.ShouldBe("anna@schule.example");
    }

    [Fact]
    public async Task A_link_of_somebody_else_or_a_changed_one_opens_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var @event = await app.AddEventAsync();
        var receipt = (await app.RegisterAsync(@event.Slug, "anna")).Value;
        var token = Token(app, LinkPurpose.Registration, receipt.Id);
        var torn = token[..^1] + (token[^1] == 'A' ? 'B' : 'A');

        foreach (
            var wrong in new[] { torn, Token(app, LinkPurpose.Confirm, receipt.Id), Token(app, LinkPurpose.Exhibitor, receipt.Id), "x" }
        )
            (await app.Client.GetAsync("/me/" + wrong)).StatusCode.ShouldBe(HttpStatusCode.NotFound, wrong);
        (await app.Client.GetAsync("/me/" + token)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static Dictionary<string, string> Typed() =>
        new()
        {
            ["Form.FirstName"] = "Anna",
            ["Form.LastName"] = "Öztürk",
            ["Form.Email"] = "anna@schule.example",
            ["Form.Organisation"] = "",
            ["Form.PartySize"] = "1",
            ["Form.Consent"] = "true",
        };

    private static async Task<HttpResponseMessage> PostAsync(TestApp app, string path, string form, Dictionary<string, string> fields)
    {
        var page = await app.Client.GetStringAsync(path);
        var token = AntiforgeryToken().Match(page).Groups[1].Value;
        return await app.Client.PostAsync(
            path,
            new FormUrlEncodedContent(
                new Dictionary<string, string>(fields) { ["_handler"] = form, ["__RequestVerificationToken"] = token }
            )
        );
    }

    private static string Token(TestApp app, LinkPurpose purpose, Guid id) =>
        app.Services.GetRequiredService<PersonalLinks>().Token(purpose, id);

    private static async Task<Registration> OnlyRegistrationAsync(TestApp app)
    {
        await using var db = await app.OpenDbAsync();
        return await db.Registrations.SingleAsync();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex AntiforgeryToken();
}
