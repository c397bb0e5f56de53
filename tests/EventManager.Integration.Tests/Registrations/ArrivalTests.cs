using EventManager.Domain.Events;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Registrations.Organising;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Registrations;

public sealed class ArrivalTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_booked_time_stands_in_mail_calendar_ticket_grid_and_export(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var slot = new TimeSlot(fair.Id, fair.StartsAt.AddHours(1), fair.StartsAt.AddHours(2), 20);
        await using var db = await app.OpenDbAsync();
        db.TimeSlots.Add(slot);
        await db.SaveChangesAsync(Stop);
        var anna = (await app.RegisterAsync(TestRegistrations.Visitor(fair.Slug, "anna", 2) with { TimeSlotId = slot.Id })).Value.Id;
        var me = "/me/" + app.Token(LinkPurpose.Registration, anna);

        var row = await db.Outbox.SingleAsync(m => m.SubjectId == anna && m.Kind == RegistrationMails.Ticket, Stop);
        var mail = await app.Services.GetServices<IMailKind>().Single(one => one.Kind == row.Kind).WriteAsync(db, row, Stop);
        var print = await app.Client.GetStringAsync(me + "/ticket", Stop);
        var file = await app.Client.GetStringAsync(me + "/calendar.ics", Stop);
        var (lines, _) = await app.Get<RegistrationListQuery>().PageAsync(fair.Id, new RegistrationFilter(), 0, 10, Stop);
        var table = await app
            .Services.GetServices<Web.Platform.Csv.ITable>()
            .Single(one => one.Name == "registrations")
            .OpenAsync(fair.Id, Stop);
        var cells = new List<string?>();
        await foreach (var line in table.Rows)
            cells.AddRange(line.Select(cell => cell.Text));

        var arrival = When.Span(slot.StartsAt, slot.EndsAt, fair.TimeZone);
        mail!.Blocks.OfType<MailBlock.Facts>().Single().Rows.ShouldContain(("Deine Ankunft", arrival));
        // What people keep: the code within the mail, in words too, and what they look for on the way.
        mail.Blocks.OfType<MailBlock.Picture>().Select(code => code.ContentId).ShouldBe(mail.Attachments.Select(file => file.ContentId!));
        mail.Blocks.OfType<MailBlock.Picture>().Last().Text.ShouldBe("QR-Code für den Eingang, Ticket 2 von 2");
        mail.Blocks.OfType<MailBlock.Section>().First().Text.ShouldBe("Was du brauchst");
        mail.Calendar!.Content.ShouldContain("DESCRIPTION:Deine Ankunft: ");
        file.ShouldContain("DESCRIPTION:Deine Ankunft: ");
        print.ShouldContain("Deine Ankunft: ");
        print.ShouldContain("Personen: 1");
        lines.Single().Arrival(fair.TimeZone).ShouldBe(arrival);
        cells.ShouldContain(arrival);
    }
}
