using EventManager.Domain.CheckIn;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Programme.Attending;

namespace EventManager.Integration.Tests.Programme;

public sealed class AttendanceTests
{
    private static CancellationToken Stop => ProgrammeWorld.Stop;

    /// <summary>The session lasts from hour 1 to hour 2 of the event.</summary>
    [Theory, EachDatabase]
    public async Task Who_was_inside_during_the_session_is_proposed_and_taken_over(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var session = await world.AddSessionAsync("AG");
        var stayed = await ScannedAsync(world, (ScanDirection.In, 0));
        var left = await ScannedAsync(world, (ScanDirection.In, 0), (ScanDirection.Out, 0.5));
        var cameBack = await ScannedAsync(world, (ScanDirection.In, 0), (ScanDirection.Out, 0.5), (ScanDirection.In, 1.2));
        var leftDuring = await ScannedAsync(world, (ScanDirection.In, 0), (ScanDirection.Out, 1.5));
        var cameLater = await ScannedAsync(world, (ScanDirection.In, 2.5));
        var never = await world.AddPersonAsync();
        await SignUpTests.ChooseAsync(world, stayed, session);
        await SignUpTests.ChooseAsync(world, never, session);

        (await world.Get<AttendanceQuery>().ProposalAsync(world.Event.Id, session.Id, Stop)).ShouldBe(new ScanProposal(1, 3));

        (await TakeOverAsync(world, session, onlySignedUp: true)).ShouldBe(1);
        (await PresentAsync(world, session)).ShouldBe([stayed.Id], ignoreOrder: true);
        (await TakeOverAsync(world, session, onlySignedUp: false)).ShouldBe(2);
        (await TakeOverAsync(world, session, onlySignedUp: false)).ShouldBe(0);
        (await PresentAsync(world, session)).ShouldBe([stayed.Id, cameBack.Id, leftDuring.Id], ignoreOrder: true);
        (await PresentAsync(world, session)).ShouldNotContain(left.Id);
        (await PresentAsync(world, session)).ShouldNotContain(cameLater.Id);
    }

    [Theory, EachDatabase]
    public async Task Ticking_twice_at_once_records_one_attendance_and_can_be_undone(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var session = await world.AddSessionAsync("AG");
        var person = await world.AddPersonAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.RecordAsync(session, person)));

        (await PresentAsync(world, session)).ShouldBe([person.Id]);
        await world.Get<RecordAttendanceHandler>().HandleAsync(new RecordAttendance(world.Event.Id, session.Id, person.Id, false), Stop);
        (await PresentAsync(world, session)).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task Somebody_of_another_event_is_not_recorded_and_not_listed(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var session = await world.AddSessionAsync("AG");
        await using var db = await world.App.OpenDbAsync();
        var stranger = await world.AddPersonAsync(@event: await ProgrammeWorld.AddEventAsync(db, "anderes"));

        var result = await world
            .Get<RecordAttendanceHandler>()
            .HandleAsync(new RecordAttendance(world.Event.Id, session.Id, stranger.Id, true), Stop);

        result.Refusal.ShouldBe(RegistrationRefusals.NotFound);
        (await ListAsync(world, session, "")).Matching.ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task The_list_is_paged_and_searched_whatever_the_case(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var session = await world.AddSessionAsync("AG");
        for (var i = 0; i < AttendanceQuery.PageSize + 3; i++)
            await world.AddPersonAsync();

        var all = await ListAsync(world, session, "");
        var found = await ListAsync(world, session, "BEISPIEL, ada53");

        (all.Rows.Count, all.Matching).ShouldBe((AttendanceQuery.PageSize, AttendanceQuery.PageSize + 3));
        found.Rows.Single().Name.ShouldBe("Beispiel, Ada53");
    }

    private static Task<AttendancePageOf> ListAsync(ProgrammeWorld world, Session session, string search) =>
        world.Get<AttendanceQuery>().ListAsync(world.Event.Id, session.Id, search, onlySignedUp: false, page: 0, Stop);

    private static async Task<int> TakeOverAsync(ProgrammeWorld world, Session session, bool onlySignedUp) =>
        (await world.Get<RecordAttendanceHandler>().HandleAsync(new TakeOverScans(world.Event.Id, session.Id, onlySignedUp), Stop)).Value;

    private static async Task<List<Guid>> PresentAsync(ProgrammeWorld world, Session session)
    {
        await using var db = await world.App.OpenDbAsync();
        return [.. db.Attendances.Where(a => a.SessionId == session.Id).Select(a => a.RegistrationId)];
    }

    private static async Task<Registration> ScannedAsync(ProgrammeWorld world, params (ScanDirection Direction, double Hour)[] scans)
    {
        var person = await world.AddPersonAsync();
        await using var db = await world.App.OpenDbAsync();
        var ticket = new Ticket(world.Event.Id, person.Id, 1, person.FullName, DateTimeOffset.UtcNow);
        db.Add(ticket);
        db.AddRange(
            scans.Select(scan => new Scan(
                world.Event.Id,
                Guid.NewGuid(),
                ticket.Id,
                Gate.Main,
                scan.Direction,
                scan.Direction is ScanDirection.In ? Verdict.Admitted : Verdict.Left,
                world.Event.StartsAt.AddHours(scan.Hour)
            ))
        );
        await db.SaveChangesAsync(Stop);
        return person;
    }
}
