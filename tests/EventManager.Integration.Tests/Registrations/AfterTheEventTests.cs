using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Registrations.Guardians;
using EventManager.Web.Features.Registrations.Questions;
using EventManager.Web.Features.Registrations.SelfService;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EventManager.Integration.Tests.Registrations;

public sealed class AfterTheEventTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task After_the_end_the_personal_page_is_to_read_and_nothing_is_given_back(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(kind, services: s => s.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        var fair = await app.AddEventAsync();
        var anna = (await app.RegisterAsync(fair.Slug, "anna", 2)).Value.Id;
        var me = "/me/" + app.Token(LinkPurpose.Registration, anna);
        (await app.Client.GetStringAsync(me, Stop)).ShouldContain("Zeig am Eingang den QR-Code.");
        clock.Advance(fair.EndsAt - clock.GetUtcNow());

        var page = await app.Client.GetStringAsync(me, Stop);
        var refused = await app.Get<CancelRegistrationHandler>().HandleAsync(anna, Stop);

        page.ShouldContain("Die Veranstaltung ist vorbei");
        page.ShouldNotContain("Zeig am Eingang");
        page.ShouldNotContain("<form method=\"post\"");
        refused.Refusal.ShouldBe(EventRefusals.Finished);
        await using var db = await app.OpenDbAsync();
        (await db.SeatPools.SingleAsync(p => p.Id == fair.SeatPoolId, Stop)).Taken.ShouldBe(2);
    }

    [Theory, EachDatabase]
    public async Task After_the_end_whoever_kept_a_page_open_changes_nothing(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(kind, services: s => s.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        var fair = await app.AddEventAsync();
        var anna = (await app.RegisterAsync(fair.Slug, "anna", 2)).Value.Id;
        var guardians = app.Get<GuardianConsentHandler>();
        clock.Advance(fair.EndsAt - clock.GetUtcNow());

        Result<Done>[] results =
        [
            await app.Get<ChangeAnswersHandler>().HandleAsync(anna, [], Stop),
            await app.Get<ChangeNameHandler>().HandleAsync(anna, "Anna", "Neu", null, Stop),
            await app.Get<ChangePartyHandler>().HandleAsync(new ChangeParty(anna, 1), Stop),
            await app.Get<NamePartyHandler>().SetAsync(anna, new Dictionary<int, string?> { [2] = "Ben" }, Stop),
            await app.Get<NamePartyHandler>().JoinAsync(anna, "Ben", Stop),
            await guardians.SayAgeAsync(anna, true, "eltern@haus.example", Stop),
            await guardians.AskAsync(anna, "eltern@haus.example", Stop),
        ];

        results.Select(result => result.Refusal).ShouldAllBe(refusal => refusal == EventRefusals.Finished);
    }

    [Theory, EachDatabase]
    public async Task A_guardian_agrees_before_the_end_and_an_organiser_files_the_paper_later(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(kind, services: s => s.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        var fair = await app.AddEventAsync();
        var anna = (await app.RegisterAsync(fair.Slug, "anna")).Value.Id;
        await using (var db = await app.OpenDbAsync())
        {
            (await db.Registrations.SingleAsync(Stop)).AskGuardian("eltern@haus.example", clock.GetUtcNow());
            await db.SaveChangesAsync(Stop);
        }
        var guardians = app.Get<GuardianConsentHandler>();
        clock.Advance(fair.EndsAt - clock.GetUtcNow());

        var late = await guardians.AgreeAsync(anna, "1", Stop);
        var paper = await guardians.MarkPaperAsync(fair.Id, Guid.CreateVersion7(), anna, null, Stop);

        late.Refusal.ShouldBe(EventRefusals.Finished);
        paper.IsRefused.ShouldBeFalse();
    }

    [Theory, EachDatabase]
    public async Task A_seat_in_which_somebody_sits_is_not_given_back(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var anna = (await app.RegisterAsync(fair.Slug, "anna", 2)).Value.Id;
        await using var db = await app.OpenDbAsync();
        var now = DateTimeOffset.UtcNow;
        await db
            .Tickets.Where(t => t.RegistrationId == anna && t.Number == 2)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.AdmittedAt, now).SetProperty(t => t.IsInside, true), Stop);

        var refused = await app.Get<CancelRegistrationHandler>().HandleAsync(anna, Stop);

        refused.Refusal.ShouldBe(RegistrationRefusals.AlreadyCame);
        (await app.Client.GetStringAsync("/me/" + app.Token(LinkPurpose.Registration, anna), Stop)).ShouldNotContain(
            "Ja, wirklich absagen"
        );
        (await db.SeatPools.SingleAsync(p => p.Id == fair.SeatPoolId, Stop)).Taken.ShouldBe(2);
    }
}
