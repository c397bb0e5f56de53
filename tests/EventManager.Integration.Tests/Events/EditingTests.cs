using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Events.Creating;
using EventManager.Web.Features.Events.Editing;
using EventManager.Web.Features.Events.Inviting;
using EventManager.Web.Features.Events.Staffing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static EventManager.Integration.Tests.Events.EventsTest;

namespace EventManager.Integration.Tests.Events;

public sealed class EditingTests
{
    [Theory, EachDatabase]
    public async Task Fewer_seats_than_are_taken_are_refused_and_nothing_of_it_is_saved(DatabaseUnderTest kind)
    {
        SkipWithout(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = Published("messe", capacity: 10);
        await app.AddAsync(fair);
        await TakeAsync(app, fair, 6);
        var form = await FormAsync(app, fair);
        (form.Capacity, form.Title.German) = (5, "Zu klein");

        var refused = await SaveAsync(app, form);
        form.Capacity = 6;
        var saved = await SaveAsync(app, form);

        refused.Refusal.ShouldBe(EventRefusals.CapacityBelowTaken);
        saved.IsRefused.ShouldBeFalse();
        await using var db = await app.OpenDbAsync();
        var stored = await db.Events.Include(e => e.Seats).SingleAsync(Stop);
        stored.Seats.Capacity.ShouldBe(6);
        stored.Title.German.ShouldBe("Zu klein", "the second save carried it");
        stored.Version.ShouldBe(form.Version + 1);
    }

    [Theory, EachDatabase]
    public async Task Of_two_who_edit_at_once_the_second_is_told(DatabaseUnderTest kind)
    {
        SkipWithout(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = Make("messe");
        await app.AddAsync(fair);
        var (first, second) = (await FormAsync(app, fair), await FormAsync(app, fair));

        (await SaveAsync(app, first)).IsRefused.ShouldBeFalse();
        (await SaveAsync(app, second)).Refusal.ShouldBe(EventRefusals.ChangedByAnother);
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once_each_at_its_field()
    {
        await using var app = await TestApp.StartAsync();
        var fair = Make("messe");
        await app.AddAsync(fair);
        var form = await FormAsync(app, fair);
        (form.Title.German, form.Capacity, form.MaxPartySize, form.ContactEmail, form.Slug) = ("", 0, 101, "nicht-ganz", "Groß");
        form.Visibility = nameof(EventVisibility.Companies);

        var result = await SaveAsync(app, form);

        result.Refusals.Select(r => r.Field).ShouldBe(["title", "slug", "capacity", "maxPartySize", "contactEmail", "companyDomains"]);
    }

    [Fact]
    public async Task A_published_date_is_postponed_not_edited()
    {
        await using var app = await TestApp.StartAsync();
        var fair = Published("messe");
        await app.AddAsync(fair);
        var form = await FormAsync(app, fair);
        form.StartsAt = form.StartsAt!.Value.AddHours(1);

        (await SaveAsync(app, form)).Refusal.ShouldBe(EventRefusals.PostponeInstead);
    }

    [Theory, EachDatabase]
    public async Task Slots_are_added_resized_and_removed_but_not_from_under_somebody(DatabaseUnderTest kind)
    {
        SkipWithout(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = Make("messe");
        var (used, free) = (
            new TimeSlot(fair.Id, fair.StartsAt, fair.StartsAt.AddHours(1), 20),
            new TimeSlot(fair.Id, fair.StartsAt.AddHours(1), fair.StartsAt.AddHours(2), 20)
        );
        var guest = Confirmed(fair, 1);
        guest.TimeSlotId = used.Id;
        await app.AddAsync(fair, used, free, guest);
        await TakeSlotAsync(app, used, 3);
        var form = await FormAsync(app, fair);
        form.Slots.RemoveAll(slot => slot.Id == free.Id);
        form.Slots.Add(
            new SlotRow
            {
                StartsAt = form.StartsAt!.Value.AddHours(3),
                EndsAt = form.StartsAt.Value.AddHours(4),
                Capacity = 9,
            }
        );
        form.Slots[0].Capacity = 4;
        (await SaveAsync(app, form)).IsRefused.ShouldBeFalse();

        var again = await FormAsync(app, fair);
        again.Slots.Select(slot => slot.Capacity).ShouldBe([4, 9]);
        again.Slots[0].Capacity = 2;
        (await SaveAsync(app, again)).Refusal.ShouldBe(EventRefusals.SlotBelowTaken);
        again.Slots.RemoveAt(0);
        (await SaveAsync(app, again)).Refusal.ShouldBe(EventRefusals.SlotInUse);
    }

    [Theory, EachDatabase]
    public async Task A_pasted_list_invites_everybody_new_once(DatabaseUnderTest kind)
    {
        SkipWithout(kind);
        await using var app = await TestApp.StartAsync(kind);
        var meeting = Published("coaches", EventVisibility.Invited);
        await app.AddAsync(meeting, new Invitation(meeting.Id, "Alt Bekannt", "alt@traeger.example", DateTimeOffset.UtcNow));
        const string pasted = """
            Jo Beck; jo@traeger.example
            mia@traeger.example, Mia Sommer
            Jo Beck; JO@traeger.example
            Alt Bekannt; alt@traeger.example
            Ohne Adresse
            ; leer@traeger.example
            Müller, Anna <anna@stadt.example>; Bernd Beispiel <bernd@stadt.example>
            Anna B; anna8@stadt.example; bernd8@stadt.example
            """;
        var preview = await app.Services.GetRequiredService<InvitationsQuery>().PreviewAsync(meeting.Id, pasted, Stop);
        var handler = app.Services.GetRequiredService<InviteHandler>();

        var first = await handler.HandleAsync(new Invite(meeting.Id, pasted, null), Stop);
        var repeat = await handler.HandleAsync(new Invite(meeting.Id, pasted, null), Stop);

        preview
            .Value.Select(line => line.Kind)
            .ShouldBe([
                InvitedLineKind.Accepted,
                InvitedLineKind.Accepted,
                InvitedLineKind.TwiceInTheList,
                InvitedLineKind.InvitedBefore,
                InvitedLineKind.NotAnAddress,
                InvitedLineKind.NameMissing,
                InvitedLineKind.Accepted,
                InvitedLineKind.Accepted,
                InvitedLineKind.Unclear,
            ]);
        first.Value.ShouldBe(4);
        repeat.Refusal.ShouldBe(EventRefusals.NobodyToInvite);
        await using var db = await app.OpenDbAsync();
        (await db.Outbox.CountAsync(m => m.Kind == "event-invitation", Stop)).ShouldBe(5, "the one entered before got none yet");
    }

    [Fact]
    public async Task A_list_that_is_too_long_is_refused_and_not_cut()
    {
        await using var app = await TestApp.StartAsync();
        var meeting = Published("coaches", EventVisibility.Invited);
        await app.AddAsync(meeting);
        var pasted = string.Join("; ", Enumerable.Range(0, 2_001).Select(i => $"Muster, Kim <kim{i}@stadt.example>"));

        var preview = await app.Services.GetRequiredService<InvitationsQuery>().PreviewAsync(meeting.Id, pasted, Stop);
        var invited = await app.Services.GetRequiredService<InviteHandler>().HandleAsync(new Invite(meeting.Id, pasted, null), Stop);

        preview.Refusal.ShouldBe(EventRefusals.TooManyToInvite(2_000));
        invited.Refusal.ShouldBe(EventRefusals.TooManyToInvite(2_000));
        await using var db = await app.OpenDbAsync();
        (await db.Invitations.CountAsync(Stop)).ShouldBe(0);
    }

    /// <summary>Year 0001 is what a date field says while somebody types; 9999 is where the calendar of a computer ends.</summary>
    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31T23:59:59")]
    public async Task Dates_that_nobody_means_are_refused_each_at_its_field(string typed)
    {
        await using var app = await TestApp.StartAsync();
        var fair = Make("messe");
        await app.AddAsync(fair);
        var at = DateTime.Parse(typed, System.Globalization.CultureInfo.InvariantCulture);
        var form = await FormAsync(app, fair);
        (form.StartsAt, form.EndsAt, form.AdmissionOpensAt) = (at, at, at);
        (form.RegistrationOpensAt, form.RegistrationClosesAt, form.ExhibitorApplicationsCloseAt) = (at, at, at);

        var result = await SaveAsync(app, form);
        var made = await app
            .Services.GetRequiredService<CreateEventHandler>()
            .HandleAsync(new(Guid.NewGuid(), null, new("Neu"), DateOnly.FromDateTime(at), Guid.NewGuid()), Stop);

        result.Refusals.ShouldAllBe(refusal => refusal.Code == EventRefusals.DateOutOfRange.Code);
        result
            .Refusals.Select(refusal => refusal.Field)
            .ShouldBe([
                "startsAt",
                "endsAt",
                "admissionOpensAt",
                "registrationOpensAt",
                "registrationClosesAt",
                "exhibitorApplicationsCloseAt",
            ]);
        made.Refusal.ShouldBe(EventRefusals.DateOutOfRange);
        SlotRules.SuggestEvenly(DateTime.MinValue, DateTime.MaxValue, 48, 100).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_last_organiser_stays()
    {
        await using var app = await TestApp.StartAsync();
        var fair = Make("messe");
        var (boss, helper) = (await app.AddAccountAsync("leitung"), await app.AddAccountAsync("helferin"));
        await app.AddAsync(fair, Staff(fair, boss, StaffRole.Organiser));
        var handler = app.Services.GetRequiredService<SetTeamRoleHandler>();

        (await handler.HandleAsync(new SetTeamRole(fair.Id, boss.Email!, null, boss.Id), Stop)).Refusal.ShouldBe(
            EventRefusals.LastOrganiser
        );
        (await handler.HandleAsync(new SetTeamRole(fair.Id, "niemand@x.example", StaffRole.Door, boss.Id), Stop)).Refusal.ShouldBe(
            EventRefusals.AccountUnknown
        );
        (await handler.HandleAsync(new SetTeamRole(fair.Id, helper.Email!, StaffRole.Organiser, boss.Id), Stop)).IsRefused.ShouldBeFalse();
        (await handler.HandleAsync(new SetTeamRole(fair.Id, boss.Email!, null, boss.Id), Stop)).IsRefused.ShouldBeFalse();
    }

    /// <summary>Whoever acts on an old list brings nobody back, and takes no role away that was given meanwhile.</summary>
    [Theory, EachDatabase]
    public async Task A_role_is_given_to_who_is_still_what_was_read(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = Make("messe");
        var (boss, helper) = (await app.AddAccountAsync("leitung"), await app.AddAccountAsync("helferin"));
        await app.AddAsync(fair, Staff(fair, boss, StaffRole.Organiser));
        var handler = app.Services.GetRequiredService<SetTeamRoleHandler>();

        (await AsAsync(StaffRole.Door, seen: StaffRole.Contributor)).ShouldBe(EventRefusals.TeamChanged);
        (await AsAsync(StaffRole.Door, seen: null)).ShouldBeNull();
        (await AsAsync(StaffRole.Contributor, seen: null)).ShouldBe(EventRefusals.InTeamAlready);
        (await AsAsync(StaffRole.Organiser, seen: StaffRole.Door)).ShouldBeNull();
        (await AsAsync(null, seen: StaffRole.Door)).ShouldBe(EventRefusals.TeamChanged);
        (await AsAsync(null, seen: StaffRole.Organiser)).ShouldBeNull();

        async Task<Domain.Common.Refusal?> AsAsync(StaffRole? role, StaffRole? seen) =>
            (await handler.HandleAsync(new SetTeamRole(fair.Id, helper.Email!, role, boss.Id) { Seen = new(seen) }, Stop)).Refusal;
    }

    private static async Task<EventForm> FormAsync(TestApp app, Event fair) =>
        (await app.Services.GetRequiredService<EventFormQuery>().FindAsync(fair.Id, Stop)).Form;

    private static Task<Domain.Common.Result<string>> SaveAsync(TestApp app, EventForm form) =>
        app.Services.GetRequiredService<SaveEventHandler>().HandleAsync(new SaveEvent(form, null), Stop);

    private static async Task TakeAsync(TestApp app, Event fair, int seats)
    {
        await using var db = await app.OpenDbAsync();
        (await app.Services.GetRequiredService<SeatCounter>().TakeAsync(db, fair.SeatPoolId, seats, Stop)).ShouldBeTrue();
    }

    private static async Task TakeSlotAsync(TestApp app, TimeSlot slot, int seats)
    {
        await using var db = await app.OpenDbAsync();
        (await app.Services.GetRequiredService<SeatCounter>().TakeAsync(db, slot.SeatPoolId, seats, Stop)).ShouldBeTrue();
    }
}
