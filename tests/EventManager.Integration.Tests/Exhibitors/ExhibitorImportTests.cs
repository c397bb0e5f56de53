using System.Net;
using System.Text;
using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Exhibitors.Importing;
using EventManager.Web.Platform.Csv;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Exhibitors;

/// <summary>Companies of a table: judged as the form judges, found again by their name.</summary>
public sealed class ExhibitorImportTests
{
    private const string Heads =
        "Firma;Straße;PLZ;Ort;Ansprechperson;E-Mail;Telefon;Strom;Breite;Tiefe;Personen am Stand;Ausbildungsberufe\n";

    [Theory, EachDatabase]
    public async Task The_preview_says_what_is_wrong_by_column_and_the_rest_is_written_once(DatabaseUnderTest kind)
    {
        await using var scene = await ExhibitorScene.StartAsync(kind);
        var list =
            Heads
            + "Bäckerei Öz;Markt 1;01067;Dresden;Ada Öz;ada@oez.example;0351 12345;400 V;3,5;2;3;Köchin/Koch, Carpenter\n"
            + "Ohne Mail;Markt 2;34117;Kassel;Bo;;0561 12345;;;;;\n"
            + "Zu groß;Markt 3;34117;Kassel;Bo;bo@x.example;0561 12345;viel;300;;vier;Astronautin\n"
            + "BÄCKEREI ÖZ;Markt 1;01067;Dresden;Ada;ada@oez.example;0351 12345;;;;;\n"
            + "Kurz;Markt 4;34117;Kassel;Cem;cem@x.example;0561 12345;;;;;\n";

        var (import, judged) = await JudgeAsync(scene, list);
        (await scene.ReadAsync(db => db.Exhibitors.CountAsync(ExhibitorScene.Stop))).ShouldBe(0, "a preview writes nothing");
        await import.WriteAsync(judged, _ => Task.CompletedTask, ExhibitorScene.Stop);
        var (_, again) = await JudgeAsync(scene, list);

        judged[1].Refusals.Select(r => r.Field).ShouldBe(["contactEmail"]);
        judged[1].Refusals[0].Arguments.ShouldBe(["E-Mail-Adresse", "Bitte ausfüllen."]);
        judged[2].Refusals.Select(r => r.Field).ShouldBe(["power", "wishedWidth", "staff", "occupations"]);
        judged[3].Refusals.Select(r => r.Code).ShouldBe(["exhibitors.import_twice"]);
        var rows = await scene.ReadAsync(db => db.Exhibitors.Include(e => e.Occupations).OrderBy(e => e.SortName).ToListAsync());
        rows.Select(e => (e.CompanyName, e.PostalCode, e.Power, e.WishedWidth, e.Staff, e.Occupations.Count))
            .ShouldBe([("Bäckerei Öz", "01067", PowerSupply.Volts400, 350, 3, 2), ("Kurz", "34117", PowerSupply.Volts230, 300, 2, 0)]);
        again.Count(line => line.Outcome is ImportOutcome.Unchanged).ShouldBe(2);
        (await scene.ReadAsync(db => db.Outbox.CountAsync(ExhibitorScene.Stop))).ShouldBe(0, "the decision is what is told");
        (await scene.ReadAsync(db => db.Audit.CountAsync(a => a.Action == "exhibitor.entered", ExhibitorScene.Stop))).ShouldBe(2);
    }

    [Theory, EachDatabase]
    public async Task A_short_list_changes_its_columns_only_and_says_which(DatabaseUnderTest kind)
    {
        await using var scene = await ExhibitorScene.StartAsync(kind);
        await scene.AddExhibitorAsync("Stadtreiniger", ExhibitorState.Accepted, scene.Carpenter);

        var (import, judged) = await JudgeAsync(scene, "Firma;Breite;Telefon\nstadtreiniger;;0561 99999\n");
        await import.WriteAsync(judged, _ => Task.CompletedTask, ExhibitorScene.Stop);

        judged
            .Single()
            .Changes.Select(c => (c.Column, c.After))
            .ShouldBe([("companyName", "stadtreiniger"), ("contactPhone", "0561 99999")]);
        var row = await scene.ReadAsync(db => db.Exhibitors.Include(e => e.Occupations).SingleAsync(ExhibitorScene.Stop));
        (row.ContactPhone, row.City, row.WishedWidth, row.State).ShouldBe(("0561 99999", "Kassel", 300, ExhibitorState.Accepted));
        row.Occupations.Count.ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task Our_own_table_comes_back_unchanged_and_only_organisers_get_to_the_page(DatabaseUnderTest kind)
    {
        await using var scene = await ExhibitorScene.StartAsync(kind);
        await scene.AddExhibitorAsync("Stadtreiniger", ExhibitorState.Applied, scene.Carpenter, scene.Cook);
        using var organiser = await scene.App.SignInAsync(StaffRole.Organiser, scene.Fair.Id);
        var (own, page) = ($"/organise/events/{scene.Fair.Slug}/exhibitors.csv", $"/organise/events/{scene.Fair.Slug}/exhibitors/import");

        var (_, judged) = await JudgeAsync(scene, await organiser.GetStringAsync(own, ExhibitorScene.Stop));

        judged.Single().Outcome.ShouldBe(ImportOutcome.Unchanged);
        (await organiser.GetAsync(page, ExhibitorScene.Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var role in new StaffRole?[] { StaffRole.Contributor, StaffRole.Door, null })
        {
            using var other = await scene.App.SignInAsync(role, role is null ? null : scene.Fair.Id);
            (await other.GetAsync(page, ExhibitorScene.Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task A_fair_that_is_called_off_takes_no_list()
    {
        await using var scene = await ExhibitorScene.StartAsync(DatabaseUnderTest.Sqlite);
        await using (var db = await scene.App.OpenDbAsync())
            await db.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.State, EventState.Cancelled), ExhibitorScene.Stop);

        var (_, judged) = await JudgeAsync(scene, "Firma;Ort\nBäckerei;Kassel\n");

        judged.Single().Refusals.ShouldBe([EventRefusals.Cancelled]);
    }

    private static async Task<(IImport Import, IReadOnlyList<ImportLine> Lines)> JudgeAsync(ExhibitorScene scene, string list)
    {
        var import = scene.Get<ExhibitorImports>().OfEvent(scene.Fair.Id, Guid.CreateVersion7());
        var table = CsvTable.Read(Encoding.UTF8.GetBytes(list)).Value.WithHeads(import.Columns);
        var lines = ImportMapping.Apply(table, import.Columns, ImportMapping.Guess(table, import.Columns)).Value;
        await import.JudgeAsync(lines, ExhibitorScene.Stop);
        return (import, lines);
    }
}
