using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Events;
using EventManager.Testing;
using EventManager.Web.Features.Events.Mails;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Registrations.Applying;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Applying;

public sealed class ApplicationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Who_decides_sees_kind_class_number_and_wished_times(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync(
            200,
            e =>
            {
                e.Categories.Add(TicketCategory.ForClasses(e.Id));
                e.Categories.ForEach(c => c.NeedsApproval = true);
            }
        );
        var slot = new TimeSlot(fair.Id, fair.StartsAt, fair.StartsAt.AddHours(1), 60);
        await app.AddAsync(slot);
        await app.RegisterAsync(
            TestRegistrations.Visitor(fair.Slug, "Vera") with
            {
                Category = TicketCategory.SchoolClass,
                Class = new ClassDetails(null, "Waldau", "9b", 27, 2),
                TimeSlotId = slot.Id,
            }
        );

        var query = app.Services.GetRequiredService<ApplicationsQuery>();
        var line = (await query.FirstAsync(fair.Id, Stop)).Rows.Single();

        (line.PartyName, line.People, line.Organisation).ShouldBe(("9b, Waldau", 29, "Waldau"));
        var frame = await query.FrameAsync(fair.Id, Stop);
        frame.Categories.ShouldContainKey(line.CategoryCode);
        frame.Wishes(line).ShouldContain("–");
        // A teacher reads the mails.
        await using var db = await app.OpenDbAsync();
        var received = await db.Outbox.SingleAsync(m => m.Kind == ApplicationMails.Received, Stop);
        var changed = new OutboxMail(EventChangedMail.Name, "vera@schule.example", "Vera", "de", DateTimeOffset.UtcNow)
        {
            EventId = fair.Id,
            SubjectId = line.Id,
        };
        var rendering = app.Services.GetRequiredService<MailRendering>();
        (await rendering.RenderAsync(received, Stop))!.Subject.ShouldStartWith("Ihre Bewerbung");
        var told = (await rendering.RenderAsync(changed, Stop))!.Text;
        told.ShouldContain("Guten Tag Vera");
        told.ShouldContain("Zu Ihrer Anmeldung");
    }

    [Theory, EachDatabase]
    public async Task Seats_are_taken_when_somebody_is_accepted_and_not_before(DatabaseUnderTest database)
    {
        Postgres.SkipWithout(database);
        await using var app = await TestApp.StartAsync(database);
        var course = await app.AddEventAsync(capacity: 1, change: e => e.Categories[0].NeedsApproval = true);
        var first = (await app.RegisterAsync(course.Slug, "Anna")).Value;
        var second = (await app.RegisterAsync(course.Slug, "Bea")).Value;
        var third = (await app.RegisterAsync(course.Slug, "Cora")).Value;
        first.State.ShouldBe(RegistrationState.Applied);
        (await TakenAsync(app)).ShouldBe(0);
        (await app.RegisterAsync(course.Slug, "Anna")).Refusal.ShouldBe(RegistrationRefusals.AlreadyRegistered);
        var decide = app.Services.GetRequiredService<DecideApplicationHandler>();

        (await decide.AcceptAsync(Guid.NewGuid(), first.Id, "", Stop)).Refusal.ShouldBe(RegistrationRefusals.NotFound, "another event");
        var both = await Task.WhenAll(
            decide.AcceptAsync(course.Id, first.Id, "Herzlich willkommen\nBring Stifte mit", Stop),
            decide.AcceptAsync(course.Id, first.Id, "Doppelt", Stop)
        );
        both.ShouldAllBe(result => result.Value.State == RegistrationState.Confirmed);
        (await decide.AcceptAsync(course.Id, second.Id, "Ja", Stop)).Value.State.ShouldBe(RegistrationState.Waitlisted, "it is full");
        (await decide.RejectAsync(course.Id, Guid.NewGuid(), third.Id, "Leider nein", Stop)).IsRefused.ShouldBeFalse();
        (await decide.AcceptAsync(course.Id, third.Id, "Doch", Stop)).Refusal.ShouldBe(ApplicationRefusals.NotOpen);

        (await TakenAsync(app)).ShouldBe(1);
        await using var db = await app.OpenDbAsync();
        (await db.Tickets.CountAsync(Stop)).ShouldBe(1);
        var mails = await db.Outbox.OrderBy(m => m.CreatedAt).ToListAsync(Stop);
        mails
            .Select(m => m.Kind)
            .Order()
            .ShouldBe([
                "application-accepted",
                "application-received",
                "application-received",
                "application-received",
                "application-rejected",
                "registration-waiting",
            ]);
        (await TextAsync(app, mails.Single(m => m.Kind == "application-rejected"))).ShouldContain("Leider nein");
        (await TextAsync(app, mails.Single(m => m.Kind == "application-accepted"))).ShouldContain("Bring Stifte mit");
        (await app.RegisterAsync(course.Slug, "Cora")).Value.State.ShouldBe(RegistrationState.Applied, "she may try again");

        async Task<int> TakenAsync(TestApp on)
        {
            await using var look = await on.OpenDbAsync();
            return await look.SeatPools.Where(p => p.Id == course.SeatPoolId).Select(p => p.Taken).SingleAsync(Stop);
        }
    }

    [Fact]
    public async Task An_organiser_chooses_who_applies_and_the_form_says_so()
    {
        await using var app = await TestApp.StartAsync();
        var course = await app.AddEventAsync();
        var set = app.Services.GetRequiredService<SetApprovalHandler>();
        (await app.Client.GetStringAsync($"/e/{course.Slug}/register", Stop)).ShouldNotContain("Das ist eine Bewerbung");

        (await set.HandleAsync(course.Id, Guid.NewGuid(), "visitor", true, Stop)).IsRefused.ShouldBeFalse();
        (await set.HandleAsync(course.Id, Guid.NewGuid(), "nobody", true, Stop)).IsRefused.ShouldBeTrue();

        (await app.Client.GetStringAsync($"/e/{course.Slug}/register", Stop)).ShouldContain("Das ist eine Bewerbung");
        (await app.RegisterAsync(course.Slug, "Anna")).Value.State.ShouldBe(RegistrationState.Applied);
        await set.HandleAsync(course.Id, Guid.NewGuid(), "visitor", false, Stop);
        (await app.RegisterAsync(course.Slug, "Bea")).Value.State.ShouldBe(RegistrationState.Confirmed);
    }

    [Fact]
    public async Task An_application_can_be_withdrawn_and_shows_in_the_list_until_then()
    {
        await using var app = await TestApp.StartAsync();
        var course = await app.AddEventAsync(change: e => e.Categories[0].NeedsApproval = true);
        var anna = (await app.RegisterAsync(course.Slug, "Anna")).Value.Id;
        var query = app.Services.GetRequiredService<ApplicationsQuery>();

        (await query.FirstAsync(course.Id, Stop)).Rows.Single().Name.ShouldBe("Anna Muster");
        await app.Services.GetRequiredService<CancelRegistrationHandler>().HandleAsync(anna, Stop);

        (await query.FirstAsync(course.Id, Stop)).Total.ShouldBe(0);
        var late = await app.Services.GetRequiredService<DecideApplicationHandler>().AcceptAsync(course.Id, anna, "", Stop);
        late.Refusal.ShouldBe(ApplicationRefusals.NotOpen);
    }

    private static async Task<string> TextAsync(TestApp app, Domain.Mailings.OutboxMail row)
    {
        await using var db = await app.OpenDbAsync();
        var kind = app.Services.GetServices<IMailKind>().Single(one => one.Kind == row.Kind);
        var draft = await kind.WriteAsync(db, row, Stop);
        return string.Join('\n', draft!.Blocks.OfType<MailBlock.Paragraph>().Select(block => block.Text));
    }
}
