using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn;
using EventManager.Web.Features.CheckIn.Badges;
using EventManager.Web.Features.CheckIn.Paper;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Registrations.Organising;
using EventManager.Web.Features.Registrations.SelfService;
using EventManager.Web.Platform.Csv;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>What a teacher says reaches whoever prepares the house.</summary>
public sealed class ClassDetailsTests
{
    private static readonly ClassDetails Class = new(
        null,
        "Offene Schule Waldau",
        "9b",
        23,
        2,
        "Jahrgang 9",
        "Ein Rollstuhl,\nbitte Aufzug"
    );

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase(true)]
    [EachDatabase(false)]
    public async Task Pupils_adults_level_and_needs_stand_in_every_list_and_at_the_door(DatabaseUnderTest kind, bool byMail)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync(100, e => e.Categories.Add(TicketCategory.ForClasses(e.Id)));
        var id = await BookAsync(app, fair, byMail);

        await using var db = await app.OpenDbAsync();
        (await db.Tickets.SingleAsync(Stop)).Notes.ShouldBe("Ein Rollstuhl, bitte Aufzug");
        var (lines, _) = await app.Get<RegistrationListQuery>().PageAsync(fair.Id, new RegistrationFilter(), 0, 10, Stop);
        var line = lines.ShouldHaveSingleItem();
        (line.PartyName, line.PartySize, line.Pupils).ShouldBe(("9b, Offene Schule Waldau", 25, 23));
        var details = (await app.Get<RegistrationDetailQuery>().FindAsync(fair.Id, id, Stop))!.Class!;
        (details.Pupils, details.Adults, details.Level, details.Needs).ShouldBe((23, 2, "Jahrgang 9", "Ein Rollstuhl,\nbitte Aufzug"));
        var table = await app.Services.GetServices<ITable>().Single(one => one.Name == "registrations").OpenAsync(fair.Id, Stop);
        table.Heads.ShouldContain("Schülerinnen und Schüler");
        var cells = await table.Rows.SelectMany(row => row).ToListAsync(Stop);
        // Behind them, how many of each came.
        cells.TakeLast(7).ShouldBe(["9b", 23, 2, "Jahrgang 9", "Ein Rollstuhl,\nbitte Aufzug", 0, 0]);

        var door = (await app.Get<DoorCache>().FindAsync(fair.Slug, Stop))!;
        var paper = (await app.Get<PaperQuery>().ReadAsync(door, Stop)).Classes.ShouldHaveSingleItem();
        (paper.Pupils, paper.Level, paper.Needs).ShouldBe((23, "Jahrgang 9", "Ein Rollstuhl,\nbitte Aufzug"));
        var badges = await app.Get<BadgesQuery>().ReadAsync(fair.Id, new(BadgeOrder.Name, "", false, null, 1, Classes: true), Stop);
        badges.Badges.Count(badge => badge.CategoryName == "Begleitperson").ShouldBe(2);
        badges.Badges[0].CategoryName.ShouldBe("Begleitperson");
    }

    [Theory, EachDatabase]
    public async Task What_the_teacher_changes_later_the_door_reads_too(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync(100, e => e.Categories.Add(TicketCategory.ForClasses(e.Id)));
        var id = await BookAsync(app, fair, byMail: false);
        await using var db = await app.OpenDbAsync();
        var before = (await db.Tickets.AsNoTracking().SingleAsync(Stop)).UpdatedAt;

        (await app.Get<ChangePartyHandler>().HandleAsync(new(id, 0, Class with { Needs = "" }), Stop)).IsRefused.ShouldBeFalse();

        var ticket = await db.Tickets.AsNoTracking().SingleAsync(Stop);
        (ticket.Notes, ticket.UpdatedAt > before).ShouldBe(("", true));
    }

    [Theory, EachDatabase]
    public async Task Where_nobody_brings_a_class_the_table_has_no_columns_for_it(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();

        var table = await app.Services.GetServices<ITable>().Single(one => one.Name == "registrations").OpenAsync(fair.Id, Stop);

        table.Heads.ShouldNotContain("Schülerinnen und Schüler");
    }

    private static async Task<Guid> BookAsync(TestApp app, Event fair, bool byMail)
    {
        var visitor = TestRegistrations.Visitor(fair.Slug, "vera") with
        {
            Category = TicketCategory.SchoolClass,
            Class = Class,
            ConfirmEmail = byMail,
        };
        var result = await app.Get<RegisterHandler>().HandleAsync(visitor, Stop);
        result.IsRefused.ShouldBeFalse(result.Refusal?.ToString());
        if (byMail)
            (await app.Get<ConfirmRegistrationHandler>().HandleAsync(result.Value.Id, Stop)).IsRefused.ShouldBeFalse();
        return result.Value.Id;
    }
}
