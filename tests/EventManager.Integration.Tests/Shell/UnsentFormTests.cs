using System.Net;
using System.Text.RegularExpressions;
using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Registrations;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Registrations.Guardians;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Shell;

/// <summary>A form that has gone while it was open, or that comes without its token, is answered by its page and never by a blank one.</summary>
public sealed partial class UnsentFormTests
{
    private const string Gone = "Inzwischen hat sich hier etwas geändert";
    private const string Kept = "Alles Eingegebene steht noch da";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Every_page_answers_a_form_that_it_does_not_have_and_one_without_a_token(string environment)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Mail:Transport"] = "Smtp",
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:From"] = "messe@example.org",
        };
        await using var app = await TestApp.StartAsync(settings: environment == "Production" ? settings : null, environment: environment);
        var fair = await app.AddEventAsync();
        var registration = (await app.RegisterAsync(fair.Slug, "anna", 2)).Value.Id;
        using var administrator = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        var tried = 0;
        foreach (var path in Paths(app, fair, registration))
        {
            foreach (var client in new[] { app.Client, administrator })
            {
                var token = FormToken().Match(await client.GetStringAsync("/sign-in", Stop)).Groups[1].Value;
                foreach (
                    var fields in new Dictionary<string, string>[]
                    {
                        new() { ["_handler"] = "gone-by-now", ["__RequestVerificationToken"] = token },
                        new() { ["__RequestVerificationToken"] = token },
                        new() { ["_handler"] = "gone-by-now" },
                        [],
                    }
                )
                {
                    using var content = new FormUrlEncodedContent(fields);
                    using var answer = await client.PostAsync(path, content, Stop);
                    var page = await answer.Content.ReadAsStringAsync(Stop);
                    answer.StatusCode.ShouldNotBe(HttpStatusCode.BadRequest, path);
                    ((int)answer.StatusCode).ShouldBeLessThan(500, path);
                    if ((int)answer.StatusCode is < 300 or > 399)
                        page.ShouldContain("<body", Case.Insensitive, path);
                    if (answer.StatusCode is HttpStatusCode.OK && page.Contains("<main id=\"main\"", StringComparison.Ordinal))
                        page.ShouldContain("id=\"unsent\"", Case.Sensitive, path);
                    tried++;
                }
            }
        }
        tried.ShouldBeGreaterThan(150, "the routes were found");
    }

    [Theory, EachDatabase]
    public async Task The_last_seat_goes_while_the_form_is_open(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync(1, e => e.HasWaitingList = false);

        var page = await app.SendStaleAsync(
            $"/e/{fair.Slug}/register",
            "register",
            () => app.RegisterAsync(fair.Slug, "ben"),
            ("Form.FirstName", "Anna")
        );

        page.ShouldContain(Gone);
        page.ShouldContain("role=\"alert\" id=\"unsent\" tabindex=\"-1\"");
        page.ShouldNotContain("name=\"Form.FirstName\"");
    }

    /// <summary>Nothing happens but that the time goes on.</summary>
    [Fact]
    public async Task A_deadline_passes_while_its_form_is_open()
    {
        await using var app = await TestApp.StartAsync();
        foreach (var form in new[] { "register", "class", "apply" })
        {
            var fair = await app.AddEventAsync(change: e =>
            {
                e.Categories.Add(TicketCategory.ForClasses(e.Id));
                e.ExhibitorsMayApply = true;
            });
            DateTimeOffset? past = DateTimeOffset.UtcNow.AddMinutes(-1);

            var page = await app.SendStaleAsync(
                $"/e/{fair.Slug}/{form}",
                form,
                async () =>
                {
                    await using var db = await app.OpenDbAsync();
                    await db
                        .Events.Where(e => e.Id == fair.Id)
                        .ExecuteUpdateAsync(
                            set =>
                                set.SetProperty(e => e.RegistrationClosesAt, past).SetProperty(e => e.ExhibitorApplicationsCloseAt, past),
                            Stop
                        );
                },
                ("Form.FirstName", "Anna")
            );

            page.ShouldContain(Gone, Case.Sensitive, form);
            page.ShouldNotContain($"name=\"_handler\" value=\"{form}\"", Case.Sensitive, form);
        }
    }

    [Fact]
    public async Task Cancelled_in_one_tab_and_everything_else_tried_in_the_other()
    {
        await using var app = await TestApp.StartAsync();
        foreach (var form in new[] { "cancel", "change", "party", "names" })
        {
            var fair = await app.AddEventAsync();
            var id = (await app.RegisterAsync(fair.Slug, "anna", 2)).Value.Id;

            var page = await app.SendStaleAsync(
                "/me/" + app.Token(LinkPurpose.Registration, id),
                form,
                () => app.Get<CancelRegistrationHandler>().HandleAsync(id, Stop),
                ("Party.People", "3")
            );

            page.ShouldContain(Gone, Case.Sensitive, form);
            page.ShouldContain("<h1", Case.Sensitive, form);
        }
    }

    [Theory]
    [InlineData("accept")]
    [InlineData("decline")]
    public async Task An_offer_runs_out_while_its_page_is_open(string form)
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync(1);
        var first = (await app.RegisterAsync(fair.Slug, "anna")).Value.Id;
        var second = (await app.RegisterAsync(fair.Slug, "ben")).Value.Id;
        await app.Get<CancelRegistrationHandler>().HandleAsync(first, Stop);

        var page = await app.SendStaleAsync(
            "/me/" + app.Token(LinkPurpose.Registration, second),
            form,
            async () =>
            {
                await using var db = await app.OpenDbAsync();
                await db
                    .Registrations.Where(r => r.Id == second)
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RegistrationState.Expired), Stop);
            }
        );

        page.ShouldContain(Gone);
    }

    [Fact]
    public async Task The_other_parent_was_faster()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync(change: e => e.GuardianConsentUnderAge = 16);
        var visitor = TestRegistrations.Visitor(fair.Slug, "anna") with { IsMinor = true, GuardianEmail = "eltern@haus.example" };
        var id = (await app.RegisterAsync(visitor)).Value.Id;

        var page = await app.SendStaleAsync(
            "/consent/" + app.Token(LinkPurpose.Guardian, id),
            "agree",
            () => app.Get<GuardianConsentHandler>().AgreeAsync(id, "1", Stop)
        );

        page.ShouldContain(Gone);
        page.ShouldContain("name=\"_handler\" value=\"take-back\"");
    }

    [Fact]
    public async Task All_names_of_a_party_are_taken()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        var id = (await app.RegisterAsync(fair.Slug, "anna", 2)).Value.Id;
        var naming = app.Get<EventManager.Web.Features.Registrations.SelfService.NamePartyHandler>();

        var page = await app.SendStaleAsync(
            "/party/" + app.Token(LinkPurpose.Party, id),
            "join",
            () => naming.JoinAsync(id, "Ben", Stop),
            ("Name", "Cem")
        );

        page.ShouldContain(Gone);
        page.ShouldContain("Alle Namen sind schon da");
    }

    [Theory, EachDatabase]
    public async Task Without_its_token_a_form_does_nothing_and_keeps_what_was_typed(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var id = (await app.RegisterAsync(fair.Slug, "ben", 2)).Value.Id;

        var register = await app.SendForgedAsync(
            $"/e/{fair.Slug}/register",
            "register",
            ("Form.FirstName", "Änne"),
            ("Form.LastName", "Öztürk"),
            ("Form.Email", "anna@schule.example"),
            ("Form.Consent", "true")
        );
        var own = "/me/" + app.Token(LinkPurpose.Registration, id);
        var cancel = await app.SendForgedAsync(own, "cancel");
        var party = await app.SendForgedAsync(own, "party", ("Party.People", "4"));

        register.ShouldContain(Kept);
        register.ShouldContain("value=\"Änne\"");
        register.ShouldContain("name=\"Form.Consent\" value=\"true\" checked");
        cancel.ShouldContain(Kept);
        party.ShouldContain("value=\"4\"");
        await using var db = await app.OpenDbAsync();
        var only = await db.Registrations.SingleAsync(Stop);
        (only.FirstName, only.State, only.PartySize).ShouldBe(("ben", RegistrationState.Confirmed, 2));
    }

    [Fact]
    public async Task A_call_that_is_no_page_is_refused_in_words_too()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);

        using var content = new FormUrlEncodedContent([]);
        using var answer = await organiser.PostAsync("/sign-out", content, Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain("<h1");
    }

    /// <summary>Every page of the program, with addresses that open it as far as they can be known here.</summary>
    private static IEnumerable<string> Paths(TestApp app, Event fair, Guid registration)
    {
        string TokenOf(string route) =>
            app.Token(
                route.Split('/', StringSplitOptions.RemoveEmptyEntries)[0] switch
                {
                    "confirm" => LinkPurpose.Confirm,
                    "party" => LinkPurpose.Party,
                    "consent" => LinkPurpose.Guardian,
                    _ => LinkPurpose.Registration,
                },
                registration
            );
        return app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            .Select(endpoint => endpoint.RoutePattern)
            .Where(pattern => !pattern.RawText!.StartsWith("/error", StringComparison.Ordinal))
            .Select(pattern =>
                RouteParameter()
                    .Replace(
                        pattern.RawText!,
                        match =>
                            match.Groups[1].Value switch
                            {
                                "Slug" => fair.Slug,
                                "Token" => TokenOf(pattern.RawText!),
                                var name when name.EndsWith("Id", StringComparison.Ordinal) => registration.ToString(),
                                _ => "1",
                            }
                    )
            )
            .Distinct();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("\\{\\*?(\\w+)[^}]*\\}")]
    private static partial Regex RouteParameter();
}

internal static class UnsentFormSending
{
    /// <summary>Opens the page, lets something happen, and sends the form as it was.</summary>
    public static async Task<string> SendStaleAsync(
        this TestApp app,
        string path,
        string form,
        Func<Task> meanwhile,
        params (string Name, string Value)[] fields
    )
    {
        var page = await app.Client.GetStringAsync(path);
        page.ShouldContain($"name=\"_handler\" value=\"{form}\"");
        var token = Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        await meanwhile();
        return await SendAsync(app.Client, path, [.. fields, ("_handler", form), ("__RequestVerificationToken", token)]);
    }

    public static async Task<string> SendForgedAsync(
        this TestApp app,
        string path,
        string form,
        params (string Name, string Value)[] fields
    )
    {
        using var client = app.NewClient();
        return await SendAsync(client, path, [.. fields, ("_handler", form)]);
    }

    private static async Task<string> SendAsync(HttpClient client, string path, IEnumerable<(string Name, string Value)> fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await client.PostAsync(path, content);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }
}
