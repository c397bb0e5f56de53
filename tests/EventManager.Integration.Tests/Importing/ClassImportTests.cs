using System.Text;
using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Registrations.Seating;
using EventManager.Testing;
using EventManager.Web.Features.Registrations.Importing;
using EventManager.Web.Platform.Csv;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Importing;

/// <summary>Classes as a school's office sends them in a table.</summary>
public sealed class ClassImportTests
{
    private const string Heads = "Nachname;Vorname;E-Mail;Schule;Klasse;Schüler;Erwachsene;Jahrgang;Bedarf;Personen\n";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_row_with_pupils_books_a_class_with_one_ticket_and_all_that_the_teacher_says(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await AddFairAsync(app);
        var list =
            Heads
            + "Lehr;Vera;vera@schule.example;offene schule waldau;9b;27;2;Jahrgang 9;Rollstuhl;29\n"
            + "Muster;Anna;anna@schule.example;KVV;;;;;;1\n"
            + "Falsch;Eins;a@schule.example;Waldau;9c;viele;1;;;\n"
            + "Falsch;Zwei;b@schule.example;Waldau;9d;20;;;;\n"
            + "Falsch;Drei;c@schule.example;;9e;20;1;;;\n"
            + "Falsch;Vier;d@schule.example;Waldau;9f;20;1;;;30\n";

        var (import, judged) = await JudgeAsync(app, fair.Id, list);
        await import.WriteAsync(judged, _ => Task.CompletedTask, Stop);
        var (_, again) = await JudgeAsync(app, fair.Id, list);

        judged
            .Select(line => line.Refusals.Select(r => r.Code).FirstOrDefault())
            .ShouldBe([
                null,
                null,
                "imports.number_invalid",
                "registrations.adults_between",
                "registrations.school_missing",
                "imports.people_differ",
            ]);
        await using var db = await app.OpenDbAsync();
        var booking = await db.ClassBookings.SingleAsync(Stop);
        (booking.ClassName, booking.Pupils, booking.Adults, booking.Level, booking.Needs).ShouldBe(
            ("9b", 27, 2, "Jahrgang 9", "Rollstuhl")
        );
        booking.SchoolId.ShouldNotBeNull("it is called so on the list");
        var ticket = await db.Tickets.SingleAsync(t => t.Category == TicketCategory.SchoolClass, Stop);
        (ticket.People, ticket.Notes).ShouldBe((29, "Rollstuhl"));
        again.Count(line => line.Outcome is ImportOutcome.Unchanged).ShouldBe(2);
        (await Books.ReadAsync(app, fair.Id)).Errors().ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task A_class_that_is_there_is_described_anew_but_its_number_stays(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await AddFairAsync(app);
        await WriteAsync(app, fair, "Lehr;Vera;vera@schule.example;Waldau;9b;27;2;;;\nMuster;Anna;anna@schule.example;;;;;;;\n");

        var (import, judged) = await JudgeAsync(
            app,
            fair.Id,
            Heads + "Lehr;Vera;vera@schule.example;Waldau;9b;26;3;Jahrgang 9;Aufzug;\nMuster;Anna;anna@schule.example;;9z;20;1;;;\n"
        );
        await import.WriteAsync(judged, _ => Task.CompletedTask, Stop);
        var (_, more) = await JudgeAsync(app, fair.Id, Heads + "Lehr;Vera;vera@schule.example;Waldau;9b;28;3;;;\n");

        judged[0].Changes.Select(c => c.Column).ShouldBe(["pupils", "adults", "level", "needs"]);
        judged[1].Refusals.ShouldBe([ImportRefusals.NotAClass]);
        more.Single().Refusals.ShouldBe([ImportRefusals.PartySizeStays]);
        await using var db = await app.OpenDbAsync();
        var booking = await db.ClassBookings.SingleAsync(Stop);
        (booking.Pupils, booking.Adults, booking.Needs).ShouldBe((26, 3, "Aufzug"));
        (await db.Tickets.SingleAsync(t => t.Category == TicketCategory.SchoolClass, Stop)).Notes.ShouldBe("Aufzug");
    }

    [Fact]
    public async Task Our_own_table_with_classes_comes_back_unchanged_and_an_event_without_classes_takes_none()
    {
        await using var app = await TestApp.StartAsync();
        var (fair, without) = (await AddFairAsync(app), await app.AddEventAsync(slug: "ohne"));
        await WriteAsync(app, fair, "Lehr;Vera;vera@schule.example;Waldau;9b;27;2;J9;Aufzug;\n");
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);

        var (_, own) = await JudgeAsync(
            app,
            fair.Id,
            await organiser.GetStringAsync($"/organise/events/{fair.Slug}/registrations.csv", Stop)
        );
        var import = await app.Get<RegistrationImports>().OfEventAsync(without.Id, Stop);

        own.Single().Outcome.ShouldBe(ImportOutcome.Unchanged);
        import.Columns.ShouldNotContain(column => column.Key == ImportedClasses.Pupils);
    }

    private static async Task<Event> AddFairAsync(TestApp app)
    {
        var fair = await app.AddEventAsync(200, e => e.Categories.Add(TicketCategory.ForClasses(e.Id)));
        await using var db = await app.OpenDbAsync();
        db.Add(new School("Offene Schule Waldau", "Kassel", "Gesamtschule"));
        await db.SaveChangesAsync(Stop);
        return fair;
    }

    private static async Task WriteAsync(TestApp app, Event fair, string rows)
    {
        var (import, judged) = await JudgeAsync(app, fair.Id, Heads + rows);
        judged.SelectMany(line => line.Refusals).ShouldBeEmpty();
        await import.WriteAsync(judged, _ => Task.CompletedTask, Stop);
    }

    private static async Task<(IImport Import, IReadOnlyList<ImportLine> Lines)> JudgeAsync(TestApp app, Guid eventId, string list)
    {
        var import = await app.Get<RegistrationImports>().OfEventAsync(eventId, Stop);
        var table = CsvTable.Read(Encoding.UTF8.GetBytes(list)).Value.WithHeads(import.Columns);
        var lines = ImportMapping.Apply(table, import.Columns, ImportMapping.Guess(table, import.Columns)).Value;
        await import.JudgeAsync(lines, Stop);
        return (import, lines);
    }
}
