using System.Net;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Events;
using EventManager.Testing;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

public sealed class MailPagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("mails")]
    [InlineData("mails/wording")]
    [InlineData("mails/rules")]
    [InlineData("mails/suppressions")]
    [InlineData("registrations/8f0f2c52-5f0a-4cc5-9b0d-2f8d1c5b9a11/tickets")]
    public async Task Only_organisers_of_the_event_see_its_mails_and_tickets(string page)
    {
        await using var app = await TestApp.StartAsync();
        var mine = await app.AddEventAsync();
        var other = await app.AddEventAsync();
        var path = $"/organise/events/{mine.Slug}/{page}";

        (await app.Client.GetAsync(path, Stop)).Headers.Location!.ToString().ShouldContain("/sign-in");
        using var stranger = await app.SignInAsync(StaffRole.Organiser, other.Id);
        (await stranger.GetAsync(path, Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var contributor = await app.SignInAsync(StaffRole.Contributor, mine.Id);
        (await contributor.GetAsync(path, Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var door = await app.SignInAsync(StaffRole.Door, mine.Id);
        (await door.GetAsync(path, Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var organiser = await app.SignInAsync(StaffRole.Organiser, mine.Id);
        (await organiser.GetAsync(path, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("jobs")]
    [InlineData("mails")]
    [InlineData("suppressions")]
    public async Task Only_administrators_see_the_jobs_and_the_mails_of_no_event(string page)
    {
        await using var app = await TestApp.StartAsync();
        var @event = await app.AddEventAsync();
        var path = "/organise/administration/" + page;

        (await app.Client.GetAsync(path, Stop)).Headers.Location!.ToString().ShouldContain("/sign-in");
        using var organiser = await app.SignInAsync(StaffRole.Organiser, @event.Id);
        (await organiser.GetAsync(path, Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        (await administrator.GetAsync(path, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, EachDatabase]
    public async Task A_mail_of_no_event_is_listed_apart_and_can_be_sent_again(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var @event = await app.AddEventAsync();
        var house = new OutboxMail("account-password", "ada@example.org", "Ada", "de", DateTimeOffset.UtcNow);
        await using (var db = await app.OpenDbAsync())
        {
            db.Outbox.Add(house);
            db.Outbox.Add(new OutboxMail("registration-again", "b@example.org", "", "de", DateTimeOffset.UtcNow) { EventId = @event.Id });
            await db.SaveChangesAsync(Stop);
            await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(mail => mail.State, OutboxState.Failed), Stop);
        }
        var list = app.Services.GetRequiredService<ListMails>();
        var again = app.Services.GetRequiredService<SendMailAgainHandler>();

        var (lines, total) = await list.FirstAsync(null, Stop);
        total.ShouldBe(1);
        lines.ShouldHaveSingleItem().Id.ShouldBe(house.Id);
        (await again.HandleAsync(new SendMailAgain(@event.Id, house.Id), Stop)).Refusal.ShouldBe(MailingRefusals.NotFound);
        (await again.HandleAsync(new SendMailAgain(null, house.Id), Stop)).IsRefused.ShouldBeFalse();
        (await list.CountAsync(null, Stop)).Keys.ShouldBe([OutboxState.Retrying]);
    }

    [Theory, EachDatabase]
    public async Task Who_got_which_newsletter_is_listed_and_stands_in_the_table(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var (march, april) = (Letter("Im März", 3), Letter("Im April", 4));
        await app.AddAsync(march, april, Letter("Noch ein Entwurf", null));
        await app.AddAsync(
            new OutboxMail(Newsletter.Mail, "ada@example.org", "", "de", DateTimeOffset.UtcNow) { SubjectId = march.Id },
            new OutboxMail(Newsletter.Mail, "ben@example.org", "", "de", DateTimeOffset.UtcNow) { SubjectId = april.Id },
            new OutboxMail("account-password", "eva@example.org", "", "de", DateTimeOffset.UtcNow) { SubjectId = march.Id }
        );
        var list = app.Services.GetRequiredService<ListMails>();

        (await list.LettersAsync(Stop)).Select(letter => letter.Subject).ShouldBe(["Im April", "Im März"]);
        (await AskAsync(march.Id.ToString())).ShouldBe(["ada@example.org Im März"]);
        (await AskAsync(april.Id.ToString())).ShouldBe(["ben@example.org Im April"]);
        (await AskAsync("x")).ShouldBeEmpty();
        (await AskAsync(null)).ShouldBe(["ada@example.org Im März", "ben@example.org Im April", "eva@example.org "], ignoreOrder: true);
        var table = await app.Services.GetServices<ITable>().Single(one => one.Name == "house-mails").OpenAsync(null, Stop);
        var rows = await table.Rows.Select(row => string.Join(';', row.Take(2).Select(cell => cell.Text))).ToListAsync(Stop);
        rows.ShouldContain("Newsletter: Im April;ben@example.org");

        async Task<IEnumerable<string>> AskAsync(string? letter)
        {
            var look = new ListLook("newest").With(ListMails.OfLetter, letter ?? "");
            return (await list.PageAsync(new(null), new("", look, 0, 50), Stop)).Rows.Select(line => $"{line.ToAddress} {line.Letter}");
        }
    }

    /// <param name="subject">In German.</param>
    /// <param name="month">Of 2027, when it was sent off; null for a draft.</param>
    private static Newsletter Letter(string subject, int? month)
    {
        var begun = new DateTimeOffset(2027, 1, 2, 0, 0, 0, TimeSpan.Zero);
        var letter = new Newsletter(Guid.CreateVersion7(), begun);
        letter.Write(new LocalizedText(subject), new LocalizedText("Text"), NewsTopics.TrainingFairs, null);
        if (month is { } sent)
            letter.SendOff(null, 1, false, begun.AddMonths(sent - 1));
        return letter;
    }

    /// <summary>By time means the time that is shown: of sending, else when it is due.</summary>
    [Theory, InlineData(DatabaseUnderTest.Sqlite), InlineData(DatabaseUnderTest.PostgreSql)]
    public async Task The_database_sorts_by_address_and_by_the_time_that_is_shown(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var day = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        await using (var db = await app.OpenDbAsync())
        {
            db.Outbox.AddRange(
                new OutboxMail("account-password", "b@example.org", "", "de", day.AddHours(1)),
                new OutboxMail("account-password", "a@example.org", "", "de", day.AddHours(2)),
                new OutboxMail("account-password", "c@example.org", "", "de", day.AddHours(3))
            );
            await db.SaveChangesAsync(Stop);
            var sent = db.Outbox.Where(m => m.ToAddress == "b@example.org");
            await sent.ExecuteUpdateAsync(
                set => set.SetProperty(m => m.State, OutboxState.Sent).SetProperty(m => m.SentAt, day.AddHours(9)),
                Stop
            );
        }
        var list = app.Services.GetRequiredService<ListMails>();

        (await AddressesAsync("newest", true)).ShouldBe(["c", "a", "b"]);
        (await AddressesAsync("to", false)).ShouldBe(["a", "b", "c"]);
        (await AddressesAsync("to", true)).ShouldBe(["c", "b", "a"]);
        (await AddressesAsync("time", false)).ShouldBe(["a", "c", "b"]);
        (await AddressesAsync("time", true)).ShouldBe(["b", "c", "a"]);

        async Task<IEnumerable<string>> AddressesAsync(string sort, bool descending) =>
            (await list.FirstAsync(null, Stop, sort: sort, descending: descending)).Rows.Select(line => line.ToAddress[..1]);
    }
}
