using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Programme.Minuting;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;

namespace EventManager.Integration.Tests.Programme;

public sealed class MinutesSendingTests
{
    private static CancellationToken Stop => ProgrammeWorld.Stop;

    [Theory, EachDatabase]
    public async Task Nobody_gets_minutes_twice_when_two_organisers_click_twice(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var (session, people) = await MeetingAsync(world, 12);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync(world, session, MinutesAudience.Present)));

        results.Where(result => !result.IsRefused).Sum(result => result.Value).ShouldBe(12);
        results.Where(result => result.IsRefused).ShouldAllBe(result => result.Refusal == MinutesRefusals.NobodyToSend);
        (await world.MailsAsync("minutes")).ShouldBe(people.Select(p => p.Email).Order(StringComparer.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task After_a_crash_between_batches_the_next_sending_goes_on_with_the_rest(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var (session, _) = await MeetingAsync(world, 7);
        using var crash = new CancellationTokenSource();
        var clock = new CrashingClock(crash, after: 2);
        using var signal = new OutboxSignal();
        var dying = new SendMinutesHandler(new MinutesSending(world.Get<Transactions>(), clock, signal)) { Batch = 3 };

        await Should.ThrowAsync<OperationCanceledException>(() =>
            dying.HandleAsync(new(world.Event.Id, session.Id, 1, MinutesAudience.Present), crash.Token)
        );
        (await world.MailsAsync("minutes")).Count.ShouldBe(3);

        (await SendAsync(world, session, MinutesAudience.Present)).Value.ShouldBe(4);
        (await world.MailsAsync("minutes")).Distinct().Count().ShouldBe(7);
    }

    [Theory, EachDatabase]
    public async Task Sending_again_reaches_only_those_who_were_added(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var (session, _) = await MeetingAsync(world, 2);
        await SendAsync(world, session, MinutesAudience.Present);
        var late = await world.AddPersonAsync("zz-late@example.org");
        await world.RecordAsync(session, late);

        (await SendAsync(world, session, MinutesAudience.Present)).Value.ShouldBe(1);

        (await world.MailsAsync("minutes")).Last().ShouldBe("zz-late@example.org");
    }

    [Theory, EachDatabase]
    public async Task Recipients_are_shown_once_each_and_are_those_who_get_it(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var session = await world.AddSessionAsync("AG");
        var (present, signedUp, idle) = (
            await world.AddPersonAsync("a@example.org"),
            await world.AddPersonAsync("b@example.org"),
            await world.AddPersonAsync("c@example.org")
        );
        await SignUpTests.ChooseAsync(world, present, session);
        await SignUpTests.ChooseAsync(world, signedUp, session);
        await world.RecordAsync(session, present);
        await CancelAndRegisterAgainAsync(world, session, "A@Example.org", present);
        await world.ApproveMinutesAsync(session, "Text");

        await ShouldReachAsync(world, session, MinutesAudience.None, []);
        await ShouldReachAsync(world, session, MinutesAudience.Present, ["a@example.org"]);
        await ShouldReachAsync(world, session, MinutesAudience.SignedUp, ["a@example.org", "b@example.org"]);
        await ShouldReachAsync(
            world,
            session,
            MinutesAudience.Present | MinutesAudience.Event,
            ["a@example.org", "b@example.org", idle.Email]
        );

        (await SendAsync(world, session, MinutesAudience.Present | MinutesAudience.Event)).Value.ShouldBe(3);
        (await world.MailsAsync("minutes")).Count.ShouldBe(3);
        await ShouldReachAsync(world, session, MinutesAudience.Present | MinutesAudience.Event | MinutesAudience.SignedUp, []);
    }

    [Theory, EachDatabase]
    public async Task A_correction_goes_once_to_those_who_have_the_older_revision(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var (session, people) = await MeetingAsync(world, 3);
        await SendAsync(world, session, MinutesAudience.Present);
        (await CorrectAsync(world, session, 1)).Refusal.ShouldBe(MinutesRefusals.NobodyToSend);
        await world.ApproveMinutesAsync(session, "Neu", basedOn: 1);
        (await world.MailsAsync("minutes-correction")).ShouldBeEmpty();

        (await SendAsync(world, session, MinutesAudience.Present, revision: 2)).Refusal.ShouldBe(MinutesRefusals.NobodyToSend);
        (await CorrectAsync(world, session, 1)).Refusal.ShouldBe(MinutesRefusals.NewerRevision);
        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => CorrectAsync(world, session, 2)));

        results.Where(result => !result.IsRefused).Sum(result => result.Value).ShouldBe(3);
        (await world.MailsAsync("minutes-correction")).Count.ShouldBe(3);
        (await world.Get<ArchiveQuery>().FindAsync(people[0].Id, session.Id, Stop))!.Body.Markdown.ShouldBe("Neu");
    }

    [Theory, EachDatabase]
    public async Task Minutes_that_are_not_approved_are_not_sent(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var (session, _) = await MeetingAsync(world, 1);
        await world.Get<SaveMinutesHandler>().HandleAsync(new(world.Event.Id, session.Id, 1, "Neu", "", "", Guid.NewGuid()), Stop);

        (await SendAsync(world, session, MinutesAudience.Present)).Refusal.ShouldBe(MinutesRefusals.NotApproved);
        (await world.MailsAsync("minutes")).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task Of_two_who_save_at_once_one_is_told_of_the_newer_revision(DatabaseUnderTest kind)
    {
        await using var world = await ProgrammeWorld.StartAsync(kind);
        var session = await world.AddSessionAsync("AG");
        var save = new SaveMinutes(world.Event.Id, session.Id, 0, "Text", "", "", Guid.NewGuid());

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.Get<SaveMinutesHandler>().HandleAsync(save, Stop)));

        results.Count(result => !result.IsRefused).ShouldBe(1);
        results.Where(result => result.IsRefused).ShouldAllBe(result => result.Refusal == MinutesRefusals.NewerRevision);
    }

    private static async Task<(Session, List<Registration>)> MeetingAsync(ProgrammeWorld world, int count)
    {
        var session = await world.AddSessionAsync("AG");
        var people = new List<Registration>();
        for (var i = 0; i < count; i++)
            people.Add(await world.AddPersonAsync());
        await world.RecordAsync(session, [.. people]);
        await world.ApproveMinutesAsync(session, "Text");
        return (session, people);
    }

    /// <summary>The same address twice among those who were there.</summary>
    private static async Task CancelAndRegisterAgainAsync(ProgrammeWorld world, Session session, string email, Registration first)
    {
        await using (var db = await world.App.OpenDbAsync())
        {
            db.Attach(first).Entity.Cancel(DateTimeOffset.UtcNow);
            await db.SaveChangesAsync(Stop);
        }
        var again = await world.AddPersonAsync(email);
        await world.RecordAsync(session, again);
    }

    private static async Task ShouldReachAsync(ProgrammeWorld world, Session session, MinutesAudience audience, string[] addresses)
    {
        var shown = await world.Get<RecipientsQuery>().ListAsync(session.Id, audience, 0, Stop);
        shown.Page.Select(r => r.Address.ToLowerInvariant()).Order().ShouldBe(addresses);
        shown.Count.ShouldBe(addresses.Length);
    }

    private static Task<Domain.Common.Result<int>> SendAsync(
        ProgrammeWorld world,
        Session session,
        MinutesAudience audience,
        int revision = 1
    ) => world.Get<SendMinutesHandler>().HandleAsync(new(world.Event.Id, session.Id, revision, audience), Stop);

    private static Task<Domain.Common.Result<int>> CorrectAsync(ProgrammeWorld world, Session session, int revision) =>
        world.Get<SendCorrectionHandler>().HandleAsync(new(world.Event.Id, session.Id, revision), Stop);

    /// <summary>Ends the program in the middle of a batch: the clock is asked once in each.</summary>
    private sealed class CrashingClock(CancellationTokenSource crash, int after) : TimeProvider
    {
        private int asked;

        public override DateTimeOffset GetUtcNow()
        {
            if (++asked == after)
                crash.Cancel();
            return base.GetUtcNow();
        }
    }
}
