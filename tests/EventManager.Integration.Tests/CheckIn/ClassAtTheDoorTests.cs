using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Events;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn.Board;
using EventManager.Web.Features.CheckIn.Door;
using EventManager.Web.Features.CheckIn.Paper;
using EventManager.Web.Platform.Csv;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>The door counts pupils and adults of a class apart, and its lists say class, kind and time.</summary>
public sealed class ClassAtTheDoorTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Board_phones_and_export_tell_pupils_from_adults(DatabaseUnderTest kind)
    {
        var (scene, code) = await ArrangeAsync(kind);
        await scene.SendAsync(
            new
            {
                id = Guid.NewGuid(),
                ticket = code,
                gate = Gate.Main,
                direction = "in",
                scannedAt = DateTimeOffset.UtcNow,
                count = 20,
            }
        );
        using var organiser = await scene.App.SignInAsync(StaffRole.Organiser, scene.Event.Id);

        var board = (await scene.App.Services.GetRequiredService<BoardFeed>().ReadAsync(scene.Event.Slug, Stop))!;
        var ticket = (await scene.GetAsync("/check-in/snapshot")).GetProperty("tickets")[0];
        var export = await organiser.GetStringAsync($"/organise/events/{scene.Event.Slug}/registrations.csv", Stop);

        board.Classes.ShouldBe(new ClassCount(18, 2));
        (ticket.GetProperty("people").GetInt32(), ticket.GetProperty("adults").GetInt32()).ShouldBe((29, 2));
        var table = CsvTable.Read(export).Value;
        var row = table.Heads.Zip(table.Rows.Single()).ToDictionary(cell => cell.First, cell => cell.Second);
        (row["Schülerinnen und Schüler"], row["Lernende gekommen"], row["Erwachsene gekommen"]).ShouldBe(("27", "18", "2"));
    }

    [Theory, EachDatabase]
    public async Task The_servers_own_answer_to_a_scan_says_how_many_are_adults(DatabaseUnderTest kind)
    {
        var (scene, code) = await ArrangeAsync(kind);

        var answer = (
            await scene.SendAsync(
                new
                {
                    id = Guid.NewGuid(),
                    ticket = code,
                    gate = Gate.Main,
                    direction = "in",
                    scannedAt = DateTimeOffset.UtcNow,
                    count = 20,
                }
            )
        )[0];

        answer.GetProperty("adults").GetInt32().ShouldBe(2);
        answer.GetProperty("people").GetInt32().ShouldBe(29);
    }

    [Theory, EachDatabase]
    public async Task The_doors_lists_say_class_kind_and_booked_time(DatabaseUnderTest kind)
    {
        var (scene, code) = await ArrangeAsync(kind);
        await scene.ScanAsync(code);
        await scene.ScanAsync("HTTP://NOWHERE/T/1");

        var services = scene.App.Services;
        var door = (await services.GetRequiredService<EventManager.Web.Features.CheckIn.DoorCache>().FindAsync(scene.Event.Slug, Stop))!;
        var paper = await services.GetRequiredService<PaperQuery>().ReadAsync(door, Stop);
        var table = await services.GetRequiredService<ScanTable>().OpenAsync(scene.Event.Id, Stop);
        var rows = new List<string[]>();
        await foreach (var row in table.Rows)
            rows.Add([.. row.Select(cell => cell.AsText())]);

        var listed = paper.Lists[0].Letters.Single().People.Single();
        (listed.Name, listed.Organisation).ShouldBe(("Lehr, Vera", "9b, Waldau"));
        listed.At.ShouldNotBeNull();
        rows.Count.ShouldBe(2);
        rows[1][4..7].ShouldBe(["Schulklassen", "9b, Waldau", "29"]);
        rows[1][7].ShouldNotBeEmpty();
        rows[0][4..].ShouldBe(["", "", "", ""], "of a code that named no ticket nothing is known");
    }

    private async Task<(DoorScene Scene, string Code)> ArrangeAsync(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var now = DateTimeOffset.UtcNow;
        var category = TicketCategory.ForClasses(scene.Event.Id);
        var slot = new TimeSlot(scene.Event.Id, scene.Event.StartsAt, scene.Event.StartsAt.AddHours(1), 60);
        var booked = new Registration(scene.Event, category, new Person("Vera", "Lehr", "vera@schule.example"), "de", 29, "vera", now)
        {
            Organisation = "Waldau",
            PartyName = "9b, Waldau",
            TimeSlotId = slot.Id,
        };
        booked.Confirm(now);
        var ticket = new Ticket(scene.Event.Id, booked.Id, 1, "9b, Waldau (Vera Lehr)", now) { Category = TicketCategory.SchoolClass };
        ticket.StandFor(29, now);
        await scene.App.AddAsync(category, slot, booked, ticket, new ClassBooking(booked.Id, new(null, "Waldau", "9b", 27, 2)));
        return (scene, await scene.CodeAsync(ticket.Id));
    }
}
