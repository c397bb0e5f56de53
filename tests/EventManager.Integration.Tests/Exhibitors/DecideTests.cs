using System.Net;
using System.Text;
using EventManager.Domain.Accounts;
using EventManager.Domain.Exhibitors;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Exhibitors.Organising;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Exhibitors;

public sealed class DecideTests
{
    [Theory, EachDatabase]
    public async Task A_decision_is_taken_and_mailed_once_however_many_take_it(DatabaseUnderTest kind)
    {
        await using var scene = await ExhibitorScene.StartAsync(kind);
        var exhibitor = await scene.AddExhibitorAsync("Stadtreiniger", ExhibitorState.Applied);
        var handler = scene.Get<DecideExhibitorHandler>();

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ =>
                    Task.Run(
                        () =>
                            handler.HandleAsync(new(scene.Fair.Id, exhibitor.Id, ExhibitorState.Accepted, Guid.Empty), ExhibitorScene.Stop),
                        ExhibitorScene.Stop
                    )
                )
        );

        results.Count(result => !result.IsRefused).ShouldBe(1);
        results.Where(result => result.IsRefused).ShouldAllBe(result => result.Refusal!.Code == "exhibitors.already_decided");
        (await scene.ReadAsync(db => db.Outbox.Select(m => m.Kind).ToListAsync(ExhibitorScene.Stop))).ShouldBe(["exhibitor-accepted"]);
    }

    [Fact]
    public async Task A_decision_taken_back_withholds_the_mail_that_waits_and_writes_another()
    {
        await using var scene = await ExhibitorScene.StartAsync(DatabaseUnderTest.Sqlite);
        var exhibitor = await scene.AddExhibitorAsync("Stadtreiniger", ExhibitorState.Applied);
        var handler = scene.Get<DecideExhibitorHandler>();
        ExhibitorState[] decisions = [ExhibitorState.Declined, ExhibitorState.Waiting, ExhibitorState.Declined];

        foreach (var state in decisions)
            (await handler.HandleAsync(new(scene.Fair.Id, exhibitor.Id, state, Guid.Empty), ExhibitorScene.Stop)).IsRefused.ShouldBeFalse();

        var rows = await scene.ReadAsync(db => db.Outbox.OrderBy(m => m.CreatedAt).ToListAsync(ExhibitorScene.Stop));
        rows.Select(row => row.Kind).ShouldBe(["exhibitor-declined", "exhibitor-waiting", "exhibitor-declined"]);
        var kinds = scene.Get<IEnumerable<IMailKind>>().ToDictionary(k => k.Kind);
        (await scene.ReadAsync(db => kinds[rows[1].Kind].WriteAsync(db, rows[1], ExhibitorScene.Stop))).ShouldBeNull();
        var draft = await scene.ReadAsync(db => kinds[rows[2].Kind].WriteAsync(db, rows[2], ExhibitorScene.Stop));
        draft!.Subject.ShouldContain("Ausbildungsmesse");
    }

    [Fact]
    public async Task Another_fairs_organiser_decides_nothing_here()
    {
        await using var scene = await ExhibitorScene.StartAsync(DatabaseUnderTest.Sqlite);
        var exhibitor = await scene.AddExhibitorAsync("Stadtreiniger", ExhibitorState.Applied);

        var result = await scene
            .Get<DecideExhibitorHandler>()
            .HandleAsync(new(Guid.NewGuid(), exhibitor.Id, ExhibitorState.Accepted, Guid.Empty), ExhibitorScene.Stop);

        result.Refusal!.Code.ShouldBe("exhibitors.not_found");
    }

    [Theory, EachDatabase]
    public async Task The_list_is_paged_and_filtered_and_reads_no_persons_for_contributors(DatabaseUnderTest kind)
    {
        await using var scene = await ExhibitorScene.StartAsync(kind);
        await scene.AddExhibitorAsync("Bäckerei Öhrchen", ExhibitorState.Accepted, scene.Cook);
        await scene.AddExhibitorAsync("Amt", ExhibitorState.Applied, scene.Carpenter);
        await scene.AddExhibitorAsync("Zimmerei", ExhibitorState.Applied, scene.Carpenter);
        var query = scene.Get<ExhibitorListQuery>();

        var first = await PageAsync(take: 2);
        var found = await PageAsync("ÖHR");
        var carpenters = await PageAsync(
            look: new ListLook("company", Descending: true).With("occupation", scene.Carpenter.Id.ToString()).With("state", "Applied")
        );

        (first.Total, first.Rows.Count).ShouldBe((3, 2));
        first.Rows.ShouldAllBe(row => row.ContactName == null);
        found.Rows.Single().CompanyName.ShouldBe("Bäckerei Öhrchen");
        carpenters.Rows.Select(row => row.CompanyName).ShouldBe(["Zimmerei", "Amt"]);
        (await query.CountsAsync(scene.Fair.Id, ExhibitorScene.Stop))[ExhibitorState.Applied].ShouldBe(2);
        var detail = await scene.Get<ExhibitorDetailQuery>().FindAsync(scene.Fair.Id, first.Rows[0].Id, false, ExhibitorScene.Stop);
        detail!.Persons.ShouldBeNull();
        detail.Occupations.Single().German.ShouldBe("Tischler/in");

        Task<ListRows<ExhibitorRow>> PageAsync(string text = "", ListLook? look = null, int take = 25) =>
            query.PageAsync(
                new(scene.Fair.Id) { SeesPersonalData = false },
                new(text, look ?? new("company"), 0, take),
                ExhibitorScene.Stop
            );
    }

    [Fact]
    public async Task The_wrong_persons_are_refused()
    {
        await using var scene = await ExhibitorScene.StartAsync(DatabaseUnderTest.Sqlite);
        var exhibitor = await scene.AddExhibitorAsync("Stadtreiniger", ExhibitorState.Applied);
        var other = scene.NewFair("andere", null);
        await using (var db = await scene.App.OpenDbAsync())
        {
            db.Add(other);
            await db.SaveChangesAsync(ExhibitorScene.Stop);
        }
        using var organiser = await scene.App.SignInAsync(StaffRole.Organiser, scene.Fair.Id);
        using var contributor = await scene.App.SignInAsync(StaffRole.Contributor, scene.Fair.Id);
        using var stranger = await scene.App.SignInAsync(StaffRole.Organiser, other.Id);
        string[] forOrganisers = ["/organise/events/messe/exhibitors.csv", "/organise/events/messe/exhibitors.xlsx"];
        string[] forContributors =
        [
            "/organise/events/messe/plan",
            "/organise/events/messe/exhibitors",
            $"/organise/events/messe/exhibitors/{exhibitor.Id}",
        ];

        foreach (var path in forOrganisers.Concat(forContributors))
        {
            (await StatusAsync(organiser, path)).ShouldBe(HttpStatusCode.OK, path);
            (await StatusAsync(stranger, path)).ShouldNotBe(HttpStatusCode.OK, path);
            (await StatusAsync(scene.App.Client, path)).ShouldNotBe(HttpStatusCode.OK, path);
            (await StatusAsync(contributor, path) == HttpStatusCode.OK).ShouldBe(forContributors.Contains(path), path);
        }

        static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path) =>
            (await client.GetAsync(path, ExhibitorScene.Stop)).StatusCode;
    }

    [Theory, EachDatabase]
    public async Task The_table_opens_in_a_german_Excel_and_runs_no_formula(DatabaseUnderTest kind)
    {
        await using var scene = await ExhibitorScene.StartAsync(kind);
        await scene.AddExhibitorAsync("=HYPERLINK(\"http://x\")", ExhibitorState.Accepted, scene.Cook);
        await scene.AddExhibitorAsync("Zaun; Tür & \"Co\"", ExhibitorState.Applied);
        using var organiser = await scene.App.SignInAsync(StaffRole.Organiser, scene.Fair.Id);

        var bytes = await organiser.GetByteArrayAsync("/organise/events/messe/exhibitors.csv", ExhibitorScene.Stop);

        bytes[..3].ShouldBe(Encoding.UTF8.GetPreamble());
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        lines[0].ShouldStartWith("Name des Betriebs;Status der Bewerbung;Standnummer;");
        lines[1].ShouldStartWith("\"'=HYPERLINK(\"\"http://x\"\")\";Zugesagt;");
        lines[1].ShouldContain(";Köchin/Koch;3;2;230 Volt;");
        lines[2].ShouldStartWith("\"Zaun; Tür & \"\"Co\"\"\";Beworben;");
    }
}
