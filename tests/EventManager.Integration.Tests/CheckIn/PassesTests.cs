using EventManager.Domain.Exhibitors;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn.Passes;
using EventManager.Web.Features.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>Tickets for those who work at the event: no visitor's seat, their own category.</summary>
public sealed class PassesTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_named_pass_opens_the_door_and_takes_no_seat(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);

        var made = await Issuer(scene).HandleAsync(new IssuePasses(scene.Event.Id, "team", "Mia Öztürk; KVV\n\n  \nAda\n", null), Stop);

        made.Value.ShouldBe(2);
        await using var db = await scene.App.OpenDbAsync();
        var tickets = await db.Tickets.Where(t => t.EventId == scene.Event.Id).OrderByDescending(t => t.HolderName).ToListAsync(Stop);
        tickets.Select(t => (t.HolderName, t.Category)).ShouldBe([("Mia Öztürk", "team"), ("Ada", "team")]);
        var answer = await scene.ScanAsync(await scene.CodeAsync(tickets[0].Id));
        (answer.Verdict(), answer.GetProperty("category").GetString()).ShouldBe(("admitted", "team"));
        (await SeatsAsync(scene)).ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task Each_accepted_exhibitor_gets_its_number_once_whoever_clicks(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await using var db = await scene.App.OpenDbAsync();
        db.AddRange(Company(scene, "KVV", 3, ExhibitorState.Accepted), Company(scene, "GWG", 2, ExhibitorState.Declined));
        await db.SaveChangesAsync(Stop);

        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Issuer(scene).ForExhibitorsAsync(scene.Event.Id, null, Stop)));

        made.Sum(result => result.Value).ShouldBe(3);
        (await db.Tickets.Where(t => t.EventId == scene.Event.Id && t.Category == "exhibitor").CountAsync(Stop)).ShouldBe(3);
        (await SeatsAsync(scene)).ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task Cancelling_a_pass_frees_nobodys_seat(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await using var db = await scene.App.OpenDbAsync();
        (
            await scene.App.Services.GetRequiredService<EventManager.Data.SeatCounter>().TakeAsync(db, scene.Event.SeatPoolId, 5, Stop)
        ).ShouldBeTrue();
        await Issuer(scene).HandleAsync(new IssuePasses(scene.Event.Id, "exhibitor", "Ada Adler", null), Stop);
        var pass = await db.Registrations.SingleAsync(r => r.EventId == scene.Event.Id, Stop);

        await scene.App.Services.GetRequiredService<CancelRegistrationHandler>().HandleAsync(pass.Id, Stop);

        (await SeatsAsync(scene)).ShouldBe(5);
        (await db.Registrations.AsNoTracking().SingleAsync(r => r.Id == pass.Id, Stop)).State.ShouldBe(RegistrationState.Cancelled);
        (await db.Outbox.CountAsync(m => m.EventId == scene.Event.Id, Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task What_names_nobody_is_refused()
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        async Task<string?> SayAsync(string category, string lines) =>
            (await Issuer(scene).HandleAsync(new IssuePasses(scene.Event.Id, category, lines, null), Stop)).Refusal?.Code;

        (await SayAsync("team", " \n ; KVV \n")).ShouldBe("door-passes.nobody");
        (await SayAsync("visitor", "Ada")).ShouldBe("door-passes.category_unknown");
        (await SayAsync("team", string.Join('\n', Enumerable.Range(0, 201)))).ShouldBe("door-passes.too_many");
        (await SayAsync("team", new string('x', 201))).ShouldBe("door-passes.too_long");
    }

    private static Exhibitor Company(DoorScene scene, string name, int staff, ExhibitorState state)
    {
        var exhibitor = new Exhibitor(scene.Event.Id, name, "Ada", "ada@firma.example", DateTimeOffset.UtcNow) { Staff = staff };
        exhibitor.Decide(state, DateTimeOffset.UtcNow);
        return exhibitor;
    }

    private static async Task<int> SeatsAsync(DoorScene scene)
    {
        await using var db = await scene.App.OpenDbAsync();
        return await db.SeatPools.Where(pool => pool.Id == scene.Event.SeatPoolId).Select(pool => pool.Taken).SingleAsync(Stop);
    }

    private static IssuePassesHandler Issuer(DoorScene scene) => scene.App.Services.GetRequiredService<IssuePassesHandler>();
}
