using System.Net;
using EventManager.Domain.Accounts;
using EventManager.Domain.Exhibitors;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Exhibitors.Organising;
using EventManager.Web.Features.Exhibitors.Own;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Exhibitors;

/// <summary>Exhibitors that an organiser enters by hand.</summary>
public sealed class EnterTests
{
    [Theory, EachDatabase]
    public async Task An_organiser_enters_and_changes_an_exhibitor_after_the_deadline_too(DatabaseUnderTest kind)
    {
        await using var scene = await ExhibitorScene.StartAsync(kind);
        await using (var db = await scene.App.OpenDbAsync())
            await db.Events.ExecuteUpdateAsync(e => e.SetProperty(x => x.ExhibitorsMayApply, false), ExhibitorScene.Stop);
        var (enter, user) = (scene.Get<EnterExhibitorHandler>(), Guid.CreateVersion7());
        var typed = ExhibitorScene.Application("Bäckerei", scene.Cook.Id) with { TermsAccepted = false };

        var entered = await enter.HandleAsync(new(scene.Fair.Id, null, typed, user), ExhibitorScene.Stop);
        var twice = await enter.HandleAsync(new(scene.Fair.Id, null, typed, user), ExhibitorScene.Stop);
        var wrong = await enter.HandleAsync(new(scene.Fair.Id, null, typed with { Staff = null }, user), ExhibitorScene.Stop);
        var changed = await enter.HandleAsync(
            new(scene.Fair.Id, entered.Value, typed with { CompanyName = "Bäckerei Öz", WishedWidth = 500 }, user),
            ExhibitorScene.Stop
        );
        var elsewhere = await enter.HandleAsync(new(Guid.CreateVersion7(), entered.Value, typed, user), ExhibitorScene.Stop);

        var stale = await enter.HandleAsync(
            new(scene.Fair.Id, entered.Value, typed with { CompanyName = "Bäckerei Alt" }, user, Version: 0),
            ExhibitorScene.Stop
        );

        stale.Refusal.ShouldBe(ExhibitorRefusals.ChangedByAnother, "the form was read before the change");
        twice.Refusal.ShouldBe(ExhibitorRefusals.AlreadyApplied);
        wrong.Refusal!.Field.ShouldBe("staff");
        changed.Value.ShouldBe(entered.Value);
        elsewhere.Refusal.ShouldBe(ExhibitorRefusals.NotFound);
        var row = await scene.ReadAsync(db => db.Exhibitors.Include(e => e.Occupations).SingleAsync(ExhibitorScene.Stop));
        (row.CompanyName, row.WishedWidth, row.State, row.Occupations.Count).ShouldBe(("Bäckerei Öz", 500, ExhibitorState.Applied, 1));
        (await scene.ReadAsync(db => db.Outbox.CountAsync(ExhibitorScene.Stop))).ShouldBe(0, "the decision is what is told");
    }

    [Theory, EachDatabase]
    public async Task What_the_company_changes_itself_is_told_to_whoever_read_the_form_before(DatabaseUnderTest kind)
    {
        await using var scene = await ExhibitorScene.StartAsync(kind);
        var exhibitor = await scene.AddExhibitorAsync("Bäckerei", ExhibitorState.Accepted, scene.Cook);
        var token = scene.Get<PersonalLinks>().Token(LinkPurpose.Exhibitor, exhibitor.Id, exhibitor.LinkVersion);
        var read = (await scene.Get<ExhibitorFormQuery>().ReadAsync(scene.Fair.Id, exhibitor.Id, ExhibitorScene.Stop))!;
        var own = ExhibitorScene.Application("Bäckerei", scene.Carpenter.Id).Details;

        (await scene.Get<OwnExhibitors>().ChangeAsync(token, own, ExhibitorScene.Stop)).Refusal.ShouldBeNull();
        var trail = scene.Get<AuditTrail>();
        await trail.WriteAsync("exhibitor.logo_changed", Guid.NewGuid(), subjectId: exhibitor.Id);
        var stale = await scene
            .Get<EnterExhibitorHandler>()
            .HandleAsync(new(scene.Fair.Id, exhibitor.Id, read.Make().Read(), Guid.NewGuid(), read.Version), ExhibitorScene.Stop);

        stale.Refusal.ShouldBe(ExhibitorRefusals.ChangedByAnother, "only the occupations are others, and they would be overwritten");
        var entries = await scene.ReadAsync(db =>
            db.Audit.Where(e => e.SubjectId == exhibitor.Id).OrderBy(e => e.At).ToListAsync(ExhibitorScene.Stop)
        );
        entries.Select(e => (e.Action, e.UserId is null)).First().ShouldBe(("exhibitor.changed", true));
        // What came after it is nothing that the form shows.
        var last = await scene.Get<LastChangeQuery>().OfAsync(exhibitor.Id, ["exhibitor.changed"], ExhibitorScene.Stop);
        last.At.ShouldBe(entries[0].At);
    }

    [Theory, EachDatabase]
    public async Task Contributors_and_strangers_do_not_get_to_the_form(DatabaseUnderTest kind)
    {
        await using var scene = await ExhibitorScene.StartAsync(kind);
        var exhibitor = await scene.AddExhibitorAsync("Stadtreiniger", ExhibitorState.Applied);
        using var organiser = await scene.App.SignInAsync(StaffRole.Organiser, scene.Fair.Id);
        using var contributor = await scene.App.SignInAsync(StaffRole.Contributor, scene.Fair.Id);
        using var stranger = await scene.App.SignInAsync(null, null);

        foreach (var page in new[] { "new", exhibitor.Id + "/edit" })
        {
            var path = $"/organise/events/{scene.Fair.Slug}/exhibitors/{page}";
            (await organiser.GetAsync(path, ExhibitorScene.Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await contributor.GetAsync(path, ExhibitorScene.Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await stranger.GetAsync(path, ExhibitorScene.Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }
}
