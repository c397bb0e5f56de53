using System.Net.Http.Json;
using System.Text.Json;
using EventManager.Domain.Accounts;
using EventManager.Integration.Tests.CheckIn;
using EventManager.Integration.Tests.Privacy;
using EventManager.Testing;
using EventManager.Web.Features.Accounts.Providers;
using EventManager.Web.Features.CheckIn.Devices;
using EventManager.Web.Features.Registrations.OwnData;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Secrets;

/// <summary>A copy of the database makes nobody anybody: none of the secrets that somebody holds stands in it, in no table and in no file.</summary>
public sealed class CopiedDatabaseTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task No_code_link_or_token_stands_in_it(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var scene = new DoorScene(app, fair, app.NewClient());
        var token = await scene.TokenAsync(AccessTokenKind.Api, "registrations:read registrations:write");
        using var program = scene.ClientWith(token);
        program.DefaultRequestHeaders.Add("Idempotency-Key", "once");
        var (first, second) = (await RegisterAsync(), await RegisterAsync());
        var answered = JsonDocument.Parse(first).RootElement;
        var ticket = answered.GetProperty("tickets")[0];
        var registration = answered.GetProperty("id").GetGuid();
        var pairing = await app
            .Services.GetRequiredService<CreateDoorDeviceHandler>()
            .HandleAsync(new CreateDoorDevice(fair.Id, "Tablet", null), Stop);
        await using var scope = app.Services.CreateAsyncScope();
        var emergency = await scope.ServiceProvider.GetRequiredService<EmergencyCodes>().MakeAsync("chef@example.org", Stop);
        var links = app.Services.GetRequiredService<PersonalLinks>();
        string[] secrets =
        [
            token,
            ticket.GetProperty("code").GetString()!,
            new Uri(ticket.GetProperty("url").GetString()!).AbsolutePath,
            links.Token(LinkPurpose.Registration, registration),
            links.Token(LinkPurpose.Event, fair.Id),
            pairing.Value.Code,
            emergency.Value,
            emergency.Value.Replace("-", "", StringComparison.Ordinal),
        ];

        second.ShouldBe(first, "the kept answer");
        (await EveryTrace.FindAsync(app, secrets)).ShouldBeEmpty();
        // What is no secret is found: the search looks where such things stand.
        (await EveryTrace.FindAsync(app, "Tablet")).ShouldContain(place => place.EndsWith(".Name", StringComparison.Ordinal));
        (await EveryTrace.FindAsync(app, "ada@schule.example")).ShouldContain(place => place.EndsWith(".Email", StringComparison.Ordinal));
        // And it goes with whom it is about.
        await using var db = await app.OpenDbAsync();
        (await db.IdempotentAnswers.CountAsync(Stop)).ShouldBe(1);
        (await app.Services.GetRequiredService<EraseOwnDataHandler>().HandleAsync(registration, Stop)).IsRefused.ShouldBeFalse();
        (await db.IdempotentAnswers.CountAsync(Stop)).ShouldBe(0);

        async Task<string> RegisterAsync()
        {
            var person = new
            {
                firstName = "Ada",
                lastName = "Öz",
                email = "ada@schule.example",
            };
            var body = new
            {
                person,
                language = "de",
                confirmEmail = false,
            };
            using var answer = await program.PostAsJsonAsync(scene.Api + "/registrations", body, Stop);
            return await answer.Content.ReadAsStringAsync(Stop);
        }
    }
}
