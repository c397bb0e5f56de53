using System.Net;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Questions;

/// <summary>A computer room behind one address sends more forms than the limit takes.</summary>
public sealed class TooManyFormsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_was_typed_stays_and_the_page_says_how_long_to_wait(DatabaseUnderTest database)
    {
        await using var scene = await QuestionScene.StartAsync(database, Taking(forms: 1));
        await scene.PostAsync([("Answer.eats", "no")], name: "ben");

        var answer = await scene.PostAsync([("Answer.eats", "yes"), ("Answer.food", "Nüsse & Öl"), ("Answer.topics", "try")]);
        var page = await answer.Content.ReadAsStringAsync(Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromHours(1));
        page.ShouldContain("Bitte 3600 Sekunden warten");
        page.ShouldContain("value=\"anna\"");
        page.ShouldContain("value=\"Öztürk\"");
        page.ShouldContain("value=\"anna@schule.example\"");
        page.ShouldContain("value=\"Nüsse &amp; Öl\"");
        page.ShouldContain("name=\"Answer.topics\" value=\"try\" checked");
        page.ShouldContain("name=\"Form.Consent\" value=\"true\" checked");
        page.ShouldNotContain("field__error");
        (await scene.OnlyRegistrationAsync()).FirstName.ShouldBe("ben", "over the limit nothing is done");
        (await scene.App.Client.GetAsync(scene.Register, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK, "reading has no limit");
    }

    [Fact]
    public async Task On_the_personal_page_the_form_that_was_sent_is_open_and_filled_in()
    {
        await using var scene = await QuestionScene.StartAsync(DatabaseUnderTest.Sqlite, Taking(forms: 1));
        await scene.PostAsync([("Answer.eats", "no")]);
        var registration = await scene.OnlyRegistrationAsync();

        async Task<string> SendAsync(string form, params (string, string)[] fields)
        {
            var answer = await scene.App.Client.PostFormAsync("/me/" + scene.Link(LinkPurpose.Registration, registration.Id), form, fields);
            answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
            return await answer.Content.ReadAsStringAsync(Stop);
        }

        (await SendAsync("answers", ("Answer.eats", "yes"), ("Answer.food", "Milch"))).ShouldContain("value=\"Milch\"");
        (await SendAsync("change", ("Change.FirstName", "Änne"), ("Change.LastName", "Ö"))).ShouldContain("value=\"Änne\"");
        (await SendAsync("party", ("Party.People", "4"))).ShouldMatch(
            "<details class=\"card\" open[^>]*><summary>Zahl der Personen ändern</summary>[\\s\\S]*value=\"4\""
        );
        (await SendAsync("cancel")).ShouldContain("dann noch einmal abschicken");

        var now = await scene.OnlyRegistrationAsync();
        (now.FirstName, now.PartySize, now.State).ShouldBe(("anna", 1, RegistrationState.AwaitingConfirmation));
        (await scene.AnswersAsync())["eats"].ShouldBe("no");
    }

    private static Action<IServiceCollection> Taking(int forms) =>
        services =>
            services.AddSingleton(
                new PublicFormLimit(
                    new()
                    {
                        TokenLimit = forms,
                        TokensPerPeriod = forms,
                        ReplenishmentPeriod = TimeSpan.FromHours(1),
                        QueueLimit = 0,
                    }
                )
            );
}
