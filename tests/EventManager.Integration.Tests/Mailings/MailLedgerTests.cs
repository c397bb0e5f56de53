using EventManager.Domain.Accounts;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Events;
using EventManager.Mail;
using EventManager.Testing;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Features.Mailings.Rules.Ledger;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>What organisers find in the ledger, and that counters, rows and file say the same.</summary>
public sealed class MailLedgerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Counters_rows_and_file_say_what_became_of_each(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind, new() { ["Mail:MaxPerMinute"] = "0" });
        var fair = await app.AddEventAsync();
        var rule = await MailRuleWorld.AddAsync(app, MailRuleWorld.DueTenMinutesAgo(fair));
        await MailRuleWorld.AddPeopleAsync(app, fair, confirmed: 9, waiting: 0);
        (await MailRuleWorld.Sweep(app).RunAsync(Stop)).ShouldBe(9);
        await app.Services.GetRequiredService<OutboxSweep>().RunAsync(Stop);
        await using var db = await app.OpenDbAsync();
        var mails = await db.Outbox.OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(Stop);
        var (list, ledgers) = (app.Get<ListMailRules>(), app.Get<MailLedgerQuery>());
        await SayAsync(mails[0], OutboxState.Sent, MailErrors.Bounced + BounceKind.Hard + " 5.1.1");
        await SayAsync(mails[1], OutboxState.Sent, MailErrors.Complained);
        await SayAsync(mails[2], OutboxState.Withheld, MailErrors.Suppressed + SuppressionReason.Unsubscribed);
        await SayAsync(mails[3], OutboxState.Withheld, MailErrors.TooLate);
        await SayAsync(mails[4], OutboxState.Withheld, MailErrors.RuleStopped);
        await SayAsync(mails[5], OutboxState.Failed, "550");
        await SayAsync(mails[6], OutboxState.Retrying, "450");

        var counted = (await list.OfAsync(fair.Id, Stop)).Single().States;
        counted.ShouldBe(
            new Dictionary<MailFate, int>
            {
                [MailFate.Bounced] = 1,
                [MailFate.Complained] = 1,
                [MailFate.Suppressed] = 1,
                [MailFate.Missed] = 1,
                [MailFate.Withheld] = 1,
                [MailFate.Failed] = 1,
                [MailFate.Retrying] = 1,
                [MailFate.Sent] = 2,
            },
            ignoreOrder: true
        );
        foreach (var (fate, count) in counted)
        {
            var look = new ListLook("written").With(MailLedgerQuery.State, $"{fate}").With(MailLedgerQuery.Rule, $"{rule.Id}");
            var page = await ledgers.PageAsync(new(fair.Id), new("", look, 0, 50), Stop);
            (page.Rows.Count, page.Total).ShouldBe((count, count), $"{fate}");
        }
        var organiser = await app.AddAccountAsync("leitung");
        await app.AddAsync(EventsTest.Staff(fair, organiser, StaffRole.Organiser));
        using var client = await app.SignedInAsync(organiser);
        var file = await client.GetAsync(MailLedgerFile.Address(fair.Slug, $"{rule.Id}", $"{MailFate.Bounced}"), Stop);
        file.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var saved = await file.Content.ReadAsStringAsync(Stop);
        saved.TrimEnd().Split('\n').Length.ShouldBe(2, saved);
        (await db.Audit.CountAsync(a => a.Action == "table.exported" && a.UserId == organiser.Id, Stop)).ShouldBe(1);

        async Task SayAsync(Guid id, OutboxState state, string error) =>
            await db
                .Outbox.Where(m => m.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, state).SetProperty(m => m.LastError, error), Stop);
    }

    [Theory, EachDatabase]
    public async Task Lines_stand_by_recipient_also_of_mails_that_were_missed_and_the_file_has_them_all(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var (first, second) = (MailRuleWorld.DueTenMinutesAgo(fair), MailRule.ReminderOf(fair.Id, 3));
        foreach (var rule in new[] { first, second })
            await MailRuleWorld.AddAsync(app, rule);
        var now = DateTimeOffset.UtcNow;
        var guest = new Invitation(fair.Id, "Cem", "c@haus.example", now);
        var firm = new Exhibitor(fair.Id, "KVV", "=1+1", "b@kvv.example", now);
        var written = new OutboxMail(MailRule.Reminder, "d@schule.example", "Dana", "de", now) { EventId = fair.Id };
        var gone = new OutboxMail(MailRule.Reminder, "a@schule.example", "Ada", "de", now) { EventId = fair.Id };
        await app.AddAsync(guest, firm, written, gone);
        MailLedgerEntry Entry(MailRule of, Guid to, int minute, Guid? mail) =>
            new(of, to, fair.Id, fair.StartsAt, now, now.AddMinutes(minute), mail);
        await app.AddAsync(
            Entry(first, Guid.NewGuid(), 0, written.Id),
            Entry(first, guest.Id, 1, null),
            Entry(second, firm.Id, 2, null),
            Entry(second, Guid.NewGuid(), 3, gone.Id)
        );
        var ledgers = app.Get<MailLedgerQuery>();

        (await PageAsync(descending: false, 0, 3)).ShouldBe(["a@schule.example", "b@kvv.example", "c@haus.example"]);
        (await PageAsync(descending: false, 3, 3)).ShouldBe(["d@schule.example"]);
        (await PageAsync(descending: true, 0, 2)).ShouldBe(["d@schule.example", "c@haus.example"]);

        var organiser = await app.AddAccountAsync("leitung");
        await app.AddAsync(EventsTest.Staff(fair, organiser, StaffRole.Organiser));
        using var client = await app.SignedInAsync(organiser);
        (await FileAsync(MailLedgerFile.Address(fair.Slug, sort: MailLedgerQuery.To)))
            .Select(line => line.Split(';')[0])
            .ShouldBe(["a@schule.example", "b@kvv.example", "c@haus.example", "d@schule.example"]);
        (await FileAsync(MailLedgerFile.Address(fair.Slug)))
            .Select(line => line[0])
            .ShouldBe(['a', 'b', 'c', 'd'], "the latest first, as the list");
        (await FileAsync(MailLedgerFile.Address(fair.Slug, $"{second.Id}", $"{MailFate.Missed}")))
            .ShouldHaveSingleItem()
            .ShouldStartWith("b@kvv.example;'=1+1;");
        (await FileAsync(MailLedgerFile.Address(fair.Slug, "nobody's", "none", "-nothing"))).Count.ShouldBe(
            4,
            "what nobody offers is left out"
        );

        async Task<IEnumerable<string>> PageAsync(bool descending, int skip, int take) =>
            (await ledgers.PageAsync(new(fair.Id), new("", new ListLook(MailLedgerQuery.To, descending), skip, take), Stop)).Rows.Select(
                row => row.ToAddress
            );

        async Task<IReadOnlyList<string>> FileAsync(string address) =>
            [.. (await client.GetStringAsync(address, Stop)).TrimEnd().Split("\r\n").Skip(1)];
    }

    [Theory, EachDatabase]
    public async Task The_words_as_sent_stay_without_the_readers_own_link_and_each_look_is_written_down(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var transport = new ScriptedTransport();
        await using var app = await TestApp.StartAsync(kind, services: services => services.AddSingleton<IMailTransport>(transport));
        var fair = await app.AddEventAsync();
        await MailRuleWorld.AddAsync(app, MailRuleWorld.DueTenMinutesAgo(fair));
        await MailRuleWorld.AddPeopleAsync(app, fair, confirmed: 1, waiting: 0);
        await MailRuleWorld.Sweep(app).RunAsync(Stop);
        await app.Services.GetRequiredService<OutboxSweep>().RunAsync(Stop);
        var sent = transport.Seen.ShouldHaveSingleItem();
        var link = sent.Text.Split(["/me/", "\n"], StringSplitOptions.None).First(part => PersonalLinks.IdOf(part.Trim()) is not null);
        await using var db = await app.OpenDbAsync();
        var mail = await db.Outbox.AsNoTracking().SingleAsync(Stop);
        // What they said then, not what they would say now.
        await db.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.OrganiserName, "Jemand anders"), Stop);
        var open = app.Services.GetRequiredService<OpenSentMailHandler>();

        var read = await open.HandleAsync(new(fair.Id, mail.Id, null), Stop);

        read.Value.ShouldBe($"{sent.Subject}\n\n{sent.Text.Replace(link, "…", StringComparison.Ordinal)}");
        read.Value.ShouldNotContain("Jemand anders");
        (await db.Audit.CountAsync(a => a.Action == "mail.text_opened" && a.SubjectId == mail.Id, Stop)).ShouldBe(1);
        (await open.HandleAsync(new(Guid.NewGuid(), mail.Id, null), Stop)).Refusal.ShouldBe(MailingRefusals.NotFound);
        // It goes with the address, at the end of its time.
        await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.SentText, ""), Stop);
        (await open.HandleAsync(new(fair.Id, mail.Id, null), Stop)).Refusal.ShouldBe(MailingRefusals.TextGone);
    }
}
