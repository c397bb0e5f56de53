using System.Globalization;
using System.Text;
using EventManager.Domain.Accounts;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Registrations.Importing;
using EventManager.Web.Platform.Csv;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Importing;

public sealed class RegistrationImportTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_list_says_what_becomes_of_each_row_and_the_second_time_nothing_changes(DatabaseUnderTest database)
    {
        Postgres.SkipWithout(database);
        await using var app = await TestApp.StartAsync(database);
        var @event = await app.AddEventAsync(capacity: 3);
        await app.RegisterAsync(@event.Slug, "Anna");
        var surname = new string('Ü', 200);
        var list = $"""
            Name;Vorname;E-Mail;Firma
            Muster;Anna;anna@schule.example;Schule am See
            {surname};Zoë;ZOE@Firma.example;KVV
            "'=cmd|' /C calc'!A0";{'\u202E'}Eve{'\u200F'} {"\U0001F600"};eve@firma.example;KVV
            Ohne;Adresse;keine;KVV
            Muster;Noch;zoe@firma.example;KVV
            {new string('x', 201)};Lang;lang@firma.example;KVV
            Vier;Vera;vier@firma.example;KVV
            """;

        var (import, judged) = await JudgeAsync(app, @event.Id, list);

        judged
            .Select(line => line.Outcome)
            .ShouldBe([
                ImportOutcome.Changed,
                ImportOutcome.Created,
                ImportOutcome.Created,
                ImportOutcome.Refused,
                ImportOutcome.Refused,
                ImportOutcome.Refused,
                ImportOutcome.Created,
            ]);
        judged
            .SelectMany(line => line.Refusals)
            .Select(r => r.Code)
            .ShouldBe(["registrations.email_invalid", "imports.address_shared", "registrations.name_too_long"]);
        await using var db = await app.OpenDbAsync();
        (await db.Registrations.CountAsync(Stop)).ShouldBe(1, "nothing is written unless asked");

        await import.WriteAsync(judged, _ => Task.CompletedTask, Stop);
        var rows = await db.Registrations.AsNoTracking().OrderBy(r => r.CreatedAt).ToListAsync(Stop);
        rows.Select(r => r.Organisation).ShouldBe(["Schule am See", "KVV", "KVV", "KVV"]);
        rows.Single(r => r.NormalizedEmail == "eve@firma.example").FullName.ShouldBe("Eve \U0001F600 =cmd|' /C calc'!A0");
        rows.Single(r => r.NormalizedEmail == "zoe@firma.example").LastName.ShouldBe(surname);
        rows.Count(r => r.State == RegistrationState.Confirmed).ShouldBe(3, "the house has three seats");
        rows.Count(r => r.State == RegistrationState.Waitlisted).ShouldBe(1);

        var (again, second) = await JudgeAsync(app, @event.Id, list);
        second.Count(line => line.Outcome is ImportOutcome.Unchanged).ShouldBe(4);
        second.Count(line => line.Outcome is ImportOutcome.Refused).ShouldBe(3);
        await again.WriteAsync(second, _ => Task.CompletedTask, Stop);
        (await db.Registrations.CountAsync(Stop)).ShouldBe(4);
    }

    [Theory, EachDatabase]
    public async Task A_second_child_under_the_same_address_does_not_take_the_place_of_the_first(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var @event = await app.AddEventAsync();
        await app.RegisterAsync(@event.Slug, "anna");
        const string List = """
            Name;Vorname;E-Mail
            Muster;Ben;anna@schule.example
            Zander;Tim;eltern@haus.example
            Zander;Tom;eltern@haus.example
            """;

        var (import, judged) = await JudgeAsync(app, @event.Id, List);
        await import.WriteAsync(judged, _ => Task.CompletedTask, Stop);
        var (_, corrected) = await JudgeAsync(app, @event.Id, "Name;Vorname;E-Mail\nMuster;Änna Lena;anna@schule.example");

        judged.SelectMany(line => line.Refusals).Select(r => r.Code).ShouldBe(["imports.address_of_other", "imports.address_shared"]);
        corrected.Single().Outcome.ShouldBe(ImportOutcome.Changed);
        await using var db = await app.OpenDbAsync();
        var names = await db.Registrations.Select(r => r.FirstName).ToListAsync(Stop);
        names.Order(StringComparer.Ordinal).ShouldBe(["Tim", "anna"]);
    }

    [Theory, EachDatabase]
    public async Task The_preview_judges_as_the_writing_does(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var @event = await app.AddEventAsync(change: e => e.MaxPartySize = 5);
        await app.RegisterAsync(@event.Slug, "anna");
        var organisation = new string('x', 201);
        var list = $"""
            Name;Vorname;E-Mail;Personen;Firma
            Muster;A;a@firma.example;-1;KVV
            Muster;B;b@firma.example;0;KVV
            Muster;C;c@firma.example;9999;KVV
            Muster;D;d@firma.example;2,5;KVV
            Muster;E;e@firma.example;vier;KVV
            Muster;F;f@firma.example;6;KVV
            Muster;G;g@firma.example;2;{organisation}
            Muster;H;h@firma.example;5;KVV
            Muster;I;i@firma.example;;KVV
            Muster;anna;anna@schule.example;9999;KVV
            """;

        var (import, judged) = await JudgeAsync(app, @event.Id, list);
        var promised = judged.Count(line => line.Outcome is ImportOutcome.Created);
        await import.WriteAsync(judged, _ => Task.CompletedTask, Stop);

        judged
            .Select(line => line.Refusals.Select(refusal => refusal.Code).FirstOrDefault())
            .ShouldBe([
                "registrations.party_size",
                "registrations.party_size",
                "registrations.party_size",
                "imports.number_invalid",
                "imports.number_invalid",
                "registrations.party_size",
                "registrations.organisation_too_long",
                null,
                null,
                "imports.party_size_stays",
            ]);
        promised.ShouldBe(2);
        await using var db = await app.OpenDbAsync();
        var written = await db.Registrations.Where(r => r.Organisation == "KVV").Select(r => r.PartySize).ToListAsync(Stop);
        written.Order().ShouldBe([1, 5]);
    }

    [Fact]
    public async Task A_closed_event_is_said_in_the_preview()
    {
        await using var app = await TestApp.StartAsync();
        var @event = await app.AddEventAsync();
        await app.RegisterAsync(@event.Slug, "anna");
        await using (var db = await app.OpenDbAsync())
            await db.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.RegistrationOpensAt, (DateTimeOffset?)null), Stop);

        var (_, judged) = await JudgeAsync(app, @event.Id, "Name;Vorname;E-Mail\nMuster;Bo;bo@x.example\nMeier;anna;anna@schule.example");

        judged[0].Refusals.ShouldBe([RegistrationRefusals.Closed]);
        judged[1].Outcome.ShouldBe(ImportOutcome.Changed, "a name can be corrected still");
    }

    [Theory, EachDatabase]
    public async Task What_changes_is_said_column_by_column_old_and_new(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var @event = await app.AddEventAsync();
        await app.RegisterAsync(@event.Slug, "anna");

        var (_, judged) = await JudgeAsync(app, @event.Id, "Name;Vorname;E-Mail;Firma;Personen\nMeier;Anna;anna@schule.example;KVV;1");

        judged
            .Single()
            .Changes.ShouldBe([
                new ImportChange(ImportColumns.LastName, "Muster", "Meier"),
                new ImportChange(ImportColumns.FirstName, "anna", "Anna"),
                new ImportChange(ImportColumns.Organisation, "", "KVV"),
            ]);
    }

    [Theory, EachDatabase]
    public async Task Our_own_table_comes_back_unchanged(DatabaseUnderTest database)
    {
        Postgres.SkipWithout(database);
        await using var app = await TestApp.StartAsync(database);
        var @event = await app.AddEventAsync();
        await app.RegisterAsync(@event.Slug, "Anna", 3);
        await app.RegisterAsync(@event.Slug, "=1+1");
        using var organiser = await app.SignInAsync(StaffRole.Organiser, @event.Id);
        using var door = await app.SignInAsync(StaffRole.Door, @event.Id);

        var table = await organiser.GetStringAsync($"/organise/events/{@event.Slug}/registrations.csv", Stop);
        var (_, lines) = await JudgeAsync(app, @event.Id, table);

        lines.Select(line => line.Outcome).ShouldAllBe(outcome => outcome == ImportOutcome.Unchanged);
        lines.Count.ShouldBe(2);
        (await door.GetAsync($"/organise/events/{@event.Slug}/registrations/import", Stop)).StatusCode.ShouldNotBe(
            System.Net.HttpStatusCode.OK
        );
    }

    [Fact]
    public async Task Twenty_thousand_rows_pass_and_can_be_stopped_and_taken_up_again()
    {
        await using var app = await TestApp.StartAsync();
        var @event = await app.AddEventAsync(capacity: 25_000);
        var list = new StringBuilder("Nachname;Vorname;Mail\n");
        for (var i = 0; i < 20_000; i++)
            list.Append(CultureInfo.InvariantCulture, $"Muster{i};Kim;kim{i}@schule.example\n");
        using var stopping = new CancellationTokenSource();

        var (import, lines) = await JudgeAsync(app, @event.Id, list.ToString());
        await Should.ThrowAsync<OperationCanceledException>(() =>
            import.WriteAsync(
                lines,
                done =>
                {
                    if (done >= 1_000)
                        stopping.Cancel();
                    return Task.CompletedTask;
                },
                stopping.Token
            )
        );
        await using var db = await app.OpenDbAsync();
        (await db.Registrations.CountAsync(Stop)).ShouldBeInRange(1_000, 1_200, "what is written stays");

        var (again, rest) = await JudgeAsync(app, @event.Id, list.ToString());
        await again.WriteAsync(rest, _ => Task.CompletedTask, Stop);

        rest.ShouldAllBe(line => line.Outcome == ImportOutcome.Unchanged || line.IsWritten);
        (await db.Registrations.CountAsync(r => r.State == RegistrationState.Confirmed, Stop)).ShouldBe(20_000);
        (await db.SeatPools.Where(p => p.Id == @event.SeatPoolId).Select(p => p.Taken).SingleAsync(Stop)).ShouldBe(20_000);
    }

    private static async Task<(IImport Import, IReadOnlyList<ImportLine> Lines)> JudgeAsync(TestApp app, Guid eventId, string list)
    {
        var import = await app.Services.GetRequiredService<RegistrationImports>().OfEventAsync(eventId, Stop);
        var table = CsvTable.Read(Encoding.UTF8.GetBytes(list)).Value;
        var lines = ImportMapping.Apply(table, import.Columns, ImportMapping.Guess(table, import.Columns)).Value;
        await import.JudgeAsync(lines, Stop);
        return (import, lines);
    }
}
