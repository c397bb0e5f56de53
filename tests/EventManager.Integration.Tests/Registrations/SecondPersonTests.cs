using System.Text.RegularExpressions;
using EventManager.Domain.Events;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>Two children under the parents' address: who typed the second learns that it is not registered; a stranger learns nothing.</summary>
public sealed class SecondPersonTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_mail_says_where_it_stands_for_whom_the_registration_is_and_how_another_comes_along(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();

        foreach (var confirmed in new[] { false, true })
        {
            var email = confirmed ? "ja@haus.example" : "nein@haus.example";
            var first = TestRegistrations.Visitor(fair.Slug, "Mia") with
            {
                Person = new("Mia", "Muster", email),
                ConfirmEmail = !confirmed,
            };
            await app.RegisterAsync(first);
            var known = await SendAsync(app, fair, "Ben", email);
            var unknown = await SendAsync(app, fair, "Ben", $"neu{confirmed}@haus.example");

            known.ShouldBe(unknown, "a stranger learns nothing");
            known.ShouldContain("Mit einer E-Mail-Adresse geht nur eine Anmeldung");
            var words = await LastMailAsync(app, email);
            words.ShouldContain("Für wen sie gilt, steht auf der Seite.");
            words.ShouldNotContain("Mia", Case.Sensitive, "nobody has confirmed the address");
            words.ShouldContain("zweites Kind");
            words.ShouldContain("zählt nicht");
            words.ShouldNotContain("Ben ", Case.Sensitive);
        }
    }

    [Theory, EachDatabase]
    public async Task Who_asks_for_the_link_gets_it_with_the_ticket_and_no_word_of_a_second_registration(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        await app.RegisterAsync(fair.Slug, "anna");

        await app.Get<RegisterByFormHandler>().SendLinkAsync(fair.Slug, "anna@schule.example", Stop);

        await using var db = await app.OpenDbAsync();
        var row = await db.Outbox.SingleAsync(m => m.Kind == RegistrationMails.Link, Stop);
        var mail = (await app.Get<MailRendering>().RenderAsync(row, Stop))!;
        mail.Attachments.ShouldHaveSingleItem().FileName.ShouldBe("Ticket.png");
        mail.Text.ShouldContain("/me/");
        mail.Text.ShouldNotContain("schon");
    }

    [Fact]
    public async Task Who_declines_an_offer_had_no_ticket_and_reads_of_none()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync(1);
        var first = (await app.RegisterAsync(fair.Slug, "anna")).Value.Id;
        var second = (await app.RegisterAsync(fair.Slug, "ben")).Value.Id;
        var cancel = app.Get<CancelRegistrationHandler>();
        await cancel.HandleAsync(first, Stop);
        await cancel.HandleAsync(second, Stop);

        (await app.Client.GetStringAsync("/me/" + app.Token(LinkPurpose.Registration, second), Stop)).ShouldNotContain("Dein Ticket gilt");
        (await app.Client.GetStringAsync("/me/" + app.Token(LinkPurpose.Registration, first), Stop)).ShouldContain("Dein Ticket gilt");
        (await LastMailAsync(app, "ben@schule.example")).ShouldNotContain("Ticket");
        (await LastMailAsync(app, "anna@schule.example")).ShouldContain("Ticket gilt nicht mehr");
    }

    private static async Task<string> SendAsync(TestApp app, Event fair, string name, string email)
    {
        using var answer = await app.PostFormAsync(
            $"/e/{fair.Slug}/register",
            "register",
            new()
            {
                ["Form.FirstName"] = name,
                ["Form.LastName"] = "Muster",
                ["Form.Email"] = email,
                ["Form.PartySize"] = "1",
                ["Form.Consent"] = "true",
            }
        );
        return await app.Client.GetStringAsync(answer.Headers.Location, Stop);
    }

    /// <summary>The words of the newest mail to an address, as they would be sent now; of links only that there is one: a token may spell a short name.</summary>
    private static async Task<string> LastMailAsync(TestApp app, string email)
    {
        await using var db = await app.OpenDbAsync();
        var row = (await db.Outbox.Where(mail => mail.ToAddress == email).ToListAsync(Stop)).MaxBy(mail => mail.Id)!;
        var message = (await app.Get<MailRendering>().RenderAsync(row, Stop))!;
        return Regex.Replace(message.Text, @"https?://\S+", "(link)");
    }
}
