using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Events;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Registrations.Companies;
using EventManager.Web.Features.Registrations.Importing;
using EventManager.Web.Features.Registrations.Organising;
using EventManager.Web.Platform.Csv;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>Every way to book, where its part is past or the whole event is over.</summary>
public sealed class PastPartsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_class_is_neither_shown_nor_booked_into_a_time_that_is_over(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var (app, clock, fair) = await ArrangeAsync(kind);
        await using var running = app;
        var early = new TimeSlot(fair.Id, fair.StartsAt, fair.StartsAt.AddHours(1), 60);
        var late = new TimeSlot(fair.Id, fair.StartsAt.AddHours(3), fair.StartsAt.AddHours(5), 60);
        await app.AddAsync(early, late);
        clock.Advance(fair.StartsAt.AddHours(2) - clock.GetUtcNow());

        var page = await app.Client.GetStringAsync($"/e/{fair.Slug}/class", Stop);
        var booked = await app.RegisterAsync(Class(fair, early));
        var right = await app.RegisterAsync(Class(fair, late));

        page.ShouldNotContain($"{early.Id}");
        page.ShouldContain($"{late.Id}");
        booked.Refusal.ShouldBe(RegistrationRefusals.TimeSlotOver);
        right.Value.State.ShouldBe(RegistrationState.Confirmed);
        clock.Advance(fair.EndsAt - clock.GetUtcNow());
        (await app.RegisterAsync(Class(fair, late))).IsRefused.ShouldBeTrue();
    }

    [Theory, EachDatabase]
    public async Task After_the_end_an_officer_registers_reads_in_and_takes_off_nobody(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var (app, clock, fair) = await ArrangeAsync(kind);
        await using var running = app;
        var company = new CompanyAccess(fair.Id, "KVV", "Eva", "eva@kvv.example", clock.GetUtcNow());
        await app.AddAsync(company);
        var (handlers, list) = (app.Get<ApprenticeHandlers>(), new CompanyList(company, fair, []));
        var ada = (await handlers.RegisterAsync(list, new Person("Ada", "Öz", "ada@kvv.example"), Stop)).Value.Id;
        clock.Advance(fair.EndsAt - clock.GetUtcNow());

        var one = await handlers.RegisterAsync(list, new Person("Bo", "Öz", "bo@kvv.example"), Stop);
        var many = (await handlers.JudgeAsync(list, "Öz\tAdele\tada@kvv.example\nÖz\tBo\tbo@kvv.example", Stop)).Value;
        var off = await handlers.RemoveAsync(list, ada, Stop);

        one.IsRefused.ShouldBeTrue();
        many.Select(line => line.Refusals.Single()).ShouldBe([EventRefusals.Finished, EventRefusals.Finished]);
        off.Refusal.ShouldBe(EventRefusals.Finished);
    }

    [Theory, EachDatabase]
    public async Task The_import_says_row_by_row_that_the_event_is_over_as_the_writing_would(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var (app, clock, fair) = await ArrangeAsync(kind);
        await using var running = app;
        await app.RegisterAsync(fair.Slug, "anna");
        clock.Advance(fair.EndsAt - clock.GetUtcNow());
        var import = await app.Get<RegistrationImports>().OfEventAsync(fair.Id, Stop);
        var table = CsvTable.Read("Name;Vorname;E-Mail\nMeier;anna;anna@schule.example\nNeu;Bo;bo@x.example").Value;
        var lines = ImportMapping.Apply(table, import.Columns, ImportMapping.Guess(table, import.Columns)).Value;

        await import.JudgeAsync(lines, Stop);

        lines.Select(line => line.Refusals.Single()).ShouldBe([EventRefusals.Finished, EventRefusals.Finished]);
    }

    [Theory, EachDatabase]
    public async Task A_caller_is_registered_after_the_deadline_and_before_it_opens_until_the_end(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var (app, clock, fair) = await ArrangeAsync(kind, capacity: 2);
        await using var running = app;
        var query = app.Get<PhoneSlotsQuery>();
        (await query.IsByHandOnlyAsync(fair.Id, Stop)).ShouldBeFalse();
        await OpensAsync(app, fair, clock.GetUtcNow().AddDays(1), fair.StartsAt);
        var before = await CallAsync(app, fair, "vor");
        await OpensAsync(app, fair, clock.GetUtcNow().AddDays(-2), clock.GetUtcNow().AddDays(-1));

        (await query.IsByHandOnlyAsync(fair.Id, Stop)).ShouldBeTrue();
        var after = await CallAsync(app, fair, "nach");
        var full = await CallAsync(app, fair, "voll");
        var visitor = await app.RegisterAsync(fair.Slug, "gast");
        clock.Advance(fair.EndsAt - clock.GetUtcNow());
        var late = await CallAsync(app, fair, "spaet");

        (before.Value.State, after.Value.State).ShouldBe((RegistrationState.Confirmed, RegistrationState.Confirmed));
        full.Value.State.ShouldBe(RegistrationState.Waitlisted, "the house is full for callers too");
        visitor.Refusal.ShouldBe(RegistrationRefusals.Closed);
        late.Refusal.ShouldBe(EventRefusals.Finished);
        (await query.IsByHandOnlyAsync(fair.Id, Stop)).ShouldBeFalse();
    }

    private static async Task<(TestApp App, TestClock Clock, Event Fair)> ArrangeAsync(DatabaseUnderTest kind, int capacity = 200)
    {
        var clock = new TestClock();
        var app = await TestApp.StartAsync(kind, services: s => s.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        var fair = await app.AddEventAsync(
            capacity,
            e =>
            {
                e.Categories.Add(TicketCategory.ForClasses(e.Id));
                e.Categories.Add(TicketCategory.ForCompanies(e.Id));
            }
        );
        await OpensAsync(app, fair, clock.GetUtcNow().AddDays(-1), fair.EndsAt);
        return (app, clock, fair);
    }

    private static async Task OpensAsync(TestApp app, Event fair, DateTimeOffset from, DateTimeOffset until)
    {
        await using var db = await app.OpenDbAsync();
        (await db.Events.SingleAsync(e => e.Id == fair.Id, Stop)).SetRegistrationWindow(from, until).ShouldBeNull();
        await db.SaveChangesAsync(Stop);
    }

    private static Task<Result<RegistrationReceipt>> CallAsync(TestApp app, Event fair, string name) =>
        app.Get<RegisterByPhoneHandler>()
            .HandleAsync(
                new(
                    fair.Id,
                    Guid.CreateVersion7(),
                    new()
                    {
                        FirstName = name,
                        LastName = "Muster",
                        Email = name + "@haus.example",
                    }
                ),
                Stop
            );

    private static RegisterVisitor Class(Event fair, TimeSlot slot) =>
        TestRegistrations.Visitor(fair.Slug, "lehr" + slot.StartsAt.Hour) with
        {
            Category = TicketCategory.SchoolClass,
            Class = new ClassDetails(null, "Schule am See", "9b", 20, 2),
            TimeSlotId = slot.Id,
        };
}
