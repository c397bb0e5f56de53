using System.Security.Claims;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Mailings;
using EventManager.Integration.Tests.Robustness;
using EventManager.Testing;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Features.Mailings.Rules.Preflight;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Access;

/// <summary>What is looked at before a rule is saved names people and what they would get: it is for the event's organisers alone.</summary>
public sealed class RulePreflightRightsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Nobody_but_an_organiser_of_the_event_looks_at_it(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (here, elsewhere) = (await app.AddEventAsync(), await app.AddEventAsync());
        await MailRuleWorld.AddPeopleAsync(app, here, confirmed: 2, waiting: 0);
        await using var db = await app.OpenDbAsync();
        var person = await db.Registrations.Select(r => r.Id).FirstAsync(Stop);
        var plan = new MailRulePlan(
            MailRule.Message,
            new(MailAnchor.Once, true, 0, MailUnit.Minutes, null),
            MailAudience.Everybody,
            new("Hallo"),
            new("Bis bald")
        );
        var command = new SaveMailRule(here.Id, null, plan, null, null);

        foreach (
            var who in new[]
            {
                new ClaimsPrincipal(new ClaimsIdentity()),
                await WhoAsync(app, null, null),
                await WhoAsync(app, StaffRole.Organiser, elsewhere.Id),
                await WhoAsync(app, StaffRole.Contributor, here.Id),
                await WhoAsync(app, StaffRole.Door, here.Id),
            }
        )
            (await AskAsync(who)).ShouldAllBe(refusal => refusal == EventRefusals.NotAllowed);
        (await AskAsync(await WhoAsync(app, StaffRole.Organiser, here.Id))).ShouldAllBe(refusal => refusal == null);

        async Task<Refusal?[]> AskAsync(ClaimsPrincipal who)
        {
            using (CallingUser.As(who))
                return
                [
                    (await app.Get<PreflightRule>().HandleAsync(command, Stop)).Refusal,
                    (await app.Get<PreviewRule>().HandleAsync(command, person, null, Stop)).Refusal,
                    (await app.Get<PreviewRule>().HandleAsync(command, null, "de", Stop)).Refusal,
                    (await app.Get<FindReaders>().HandleAsync(command, "a", Stop)).Refusal,
                ];
        }
    }

    private static async Task<ClaimsPrincipal> WhoAsync(TestApp app, StaffRole? role, Guid? eventId)
    {
        using var client = await app.SignInAsync(role, eventId);
        return OpenCircuit.WhoIs(app.Services, client);
    }
}
