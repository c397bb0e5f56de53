using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Events;
using EventManager.Mail;
using EventManager.Mail.Mime;
using EventManager.Testing;
using EventManager.Web.Features.Events.Creating;
using EventManager.Web.Features.Mailings.Files;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Attaching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>Files that go with a rule's mails: hung on, or as a link where they are too large.</summary>
public sealed class MailFileTests : IAsyncDisposable
{
    private const string Umlauts = "Übersicht größerer Räume.pdf";
    private readonly TestClock clock = new();
    private readonly ScriptedTransport transport = new();

    public ValueTask DisposeAsync() => transport.DisposeAsync();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_comes_is_judged_by_its_content_and_gets_a_name_that_harms_nothing(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await StartAsync(kind, new() { ["Mail:MaxFileMegabytes"] = "1" });
        var fair = await app.AddEventAsync();

        (await AddAsync("Plan.pdf", "<html><script>")).Refusal.ShouldBe(MailFileRefusals.Unknown);
        (await AddAsync("Plan.pdf", "")).Refusal.ShouldBe(MailFileRefusals.Unknown);
        (await AddAsync("Plan.pdf", "%PDF-" + new string('x', 1024 * 1024))).Refusal.ShouldBe(MailFileRefusals.TooLarge(1));
        (await AddAsync("..\\..\\Plan\r\nfür alle\".exe", "%PDF-1.7")).IsRefused.ShouldBeFalse();
        (await AddAsync("Plan", "%PDF-1.7")).IsRefused.ShouldBeFalse();
        (await AddAsync("plan.pdf", "%PDF-1.7")).IsRefused.ShouldBeFalse();

        var names = (await app.Services.GetRequiredService<ListMailFiles>().OfAsync(fair.Id, Stop)).Select(line => line.File.Name).ToList();
        names[0].ShouldMatch("^Plan.?.?für alle.pdf$");
        names[1..].ShouldBe(["Plan.pdf", "plan (2).pdf"]);

        Task<Result<Guid>> AddAsync(string name, string content) =>
            app
                .Services.GetRequiredService<AddMailFileHandler>()
                .HandleAsync(new(fair.Id, name, Encoding.UTF8.GetBytes(content), null), Stop);
    }

    [Theory, EachDatabase]
    public async Task They_go_with_each_mail_and_what_is_too_large_as_a_link_for_a_while(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await StartAsync(kind, new() { ["Mail:MaxAttachedMegabytes"] = "1" });
        var fair = await app.AddEventAsync();
        var small = await AddFileAsync(app, fair, Umlauts, 1_000);
        var large = await AddFileAsync(app, fair, "Großer Plan.pdf", 1_200_000);
        await SaveAsync(app, fair, [small, large]);

        var mail = await SentAsync(app, fair);

        var read = await ReadWithPythonAsync(MimeWriter.Write(mail));
        read.GetProperty("defects").GetInt32().ShouldBe(0);
        read.GetProperty("files")
            .EnumerateArray()
            .Select(file => (file[0].GetString(), file[1].GetString(), file[2].GetInt32()))
            .ShouldBe([(Umlauts, "application/pdf", 1_000)]);
        var text = read.GetProperty("text").GetString()!;
        text.ShouldContain($"- {Umlauts} (1\u00a0kB)");
        text.ShouldContain("Großer Plan.pdf (1,1\u00a0MB):");
        await using var db = await app.OpenDbAsync();
        var said = (await db.Outbox.SingleAsync(Stop)).SentText;
        said.ShouldContain(Umlauts);
        said.ShouldContain("Großer Plan.pdf");

        var link = Regex.Match(text, "/files/[A-Za-z0-9_-]+").Value;
        said.ShouldNotContain(link, Case.Sensitive, "the link as sent opens the file for who got it, not for who reads the ledger");
        using var answer = await app.Client.GetAsync(link, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, "without signing in");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("Großer Plan.pdf");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        answer.Content.Headers.ContentLength.ShouldBe(1_200_000);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex"]);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();

        (await app.Client.GetAsync(link[..^1] + (link[^1] == 'A' ? 'B' : 'A'), Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        clock.Advance(TimeSpan.FromDays(91));
        (await app.Client.GetAsync(link, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "its time is over");
    }

    [Theory]
    [InlineData("2026-05-26T10:00:00Z", "2026-08-24T22:00:00Z", "24.08.2026")]
    [InlineData("2026-05-26T22:30:00Z", "2026-08-25T22:00:00Z", "25.08.2026")]
    [InlineData("2026-09-01T10:00:00Z", "2026-11-30T23:00:00Z", "30.11.2026")]
    public Task A_link_works_on_the_whole_last_day_that_its_mail_names(string written, string until, string said) =>
        Languages.InAsync(
            "de",
            () =>
            {
                var end = MailFileLinks.Until(DateTimeOffset.Parse(written, CultureInfo.InvariantCulture));
                end.ShouldBe(DateTimeOffset.Parse(until, CultureInfo.InvariantCulture));
                MailFileLinks.LastDay(end).ShouldBe(said);
                return Task.FromResult(end);
            }
        );

    [Theory, EachDatabase]
    public async Task The_ticket_goes_with_it_to_who_has_one(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await StartAsync(kind);
        var fair = await app.AddEventAsync();
        await SaveAsync(app, fair, [], hasTicket: true, people: 0);
        (await app.RegisterAsync(TestRegistrations.Visitor(fair.Slug, "ada"))).IsRefused.ShouldBeFalse();

        var mail = await SentAsync(app, fair);

        var ticket = mail.Attachments.ShouldHaveSingleItem();
        (ticket.FileName, ticket.MediaType, ticket.ContentId).ShouldBe(("Ticket.png", "image/png", null));
    }

    [Theory, EachDatabase]
    public async Task A_file_that_somebody_hangs_on_unseen_stops_the_rule_and_no_mail_takes_it_along(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await StartAsync(kind);
        var fair = await app.AddEventAsync();
        var (seen, other) = (await AddFileAsync(app, fair, "a.pdf", 10), await AddFileAsync(app, fair, "b.pdf", 10));
        var rule = await SaveAsync(app, fair, [seen]);
        await MailRuleWorld.Sweep(app).RunAsync(Stop);
        await using var db = await app.OpenDbAsync();
        var row = await db.MailRules.SingleAsync(r => r.Id == rule, Stop);
        row.Attach([other]);
        await db.SaveChangesAsync(Stop);

        await app.Services.GetRequiredService<OutboxSweep>().RunAsync(Stop);

        transport.Seen.ShouldBeEmpty();
        (await db.MailRules.AsNoTracking().SingleAsync(r => r.Id == rule, Stop)).Halt.ShouldBe(MailHalt.OtherWords);
    }

    [Theory, EachDatabase]
    public async Task What_a_rule_sends_stays_and_what_none_sends_can_go(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await StartAsync(kind);
        var (fair, other) = (await app.AddEventAsync(), await app.AddEventAsync());
        var file = await AddFileAsync(app, fair, "a.pdf", 10);
        var removing = app.Services.GetRequiredService<RemoveMailFileHandler>();
        var saving = app.Services.GetRequiredService<SaveBuiltInFilesHandler>();

        (await saving.HandleAsync(new(other.Id, BuiltInRules.Offer, [file], null), Stop)).Refusal.ShouldBe(MailFileRefusals.Gone);
        (await saving.HandleAsync(new(fair.Id, BuiltInRules.Offer, [file], null), Stop)).Refusal.ShouldBeNull();
        (await removing.HandleAsync(new(fair.Id, file, null), Stop)).Refusal.ShouldBe(MailFileRefusals.InUse);
        (await removing.HandleAsync(new(other.Id, file, null), Stop)).Refusal.ShouldBe(MailFileRefusals.Gone);
        (await saving.HandleAsync(new(fair.Id, BuiltInRules.Offer, [], null), Stop)).Refusal.ShouldBeNull();
        (await removing.HandleAsync(new(fair.Id, file, null), Stop)).Refusal.ShouldBeNull();

        await using var db = await app.OpenDbAsync();
        (await db.MailFileContents.AnyAsync(Stop)).ShouldBeFalse();
        var many = Enumerable.Range(0, MailFileRules.MostOfRule + 1).Select(_ => Guid.NewGuid()).ToList();
        (await saving.HandleAsync(new(fair.Id, BuiltInRules.Offer, many, null), Stop)).Refusal.ShouldBe(MailFileRefusals.TooManyOfRule);
    }

    [Theory, EachDatabase]
    public async Task Many_who_open_a_linked_file_at_once_share_what_was_read_once(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var heard = new StatementTexts();
        await using var app = await heard.StartAsync(kind);
        var fair = await app.AddEventAsync();
        var file = await AddFileAsync(app, fair, "Plan.pdf", 2_000);
        var link = app.Services.GetRequiredService<MailFileLinks>().AddressOf(file, DateTimeOffset.UtcNow.AddDays(1)).PathAndQuery;
        heard.All.Clear();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.Client.GetByteArrayAsync(link, Stop)));

        answers.ShouldAllBe(answer => answer.Length == 2_000);
        heard.All.Count(sql => sql.Contains("\"Bytes\"")).ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task A_copied_event_has_files_of_its_own_and_no_two_are_read_at_once(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var heard = new StatementTexts();
        await using var app = await heard.StartAsync(kind);
        var fair = await app.AddEventAsync();
        Guid[] files = [await AddFileAsync(app, fair, "Plan.pdf", 1_000), await AddFileAsync(app, fair, "Anfahrt.pdf", 2_000)];
        await SaveAsync(app, fair, files);
        var who = (await app.AddAccountAsync("leitung", mayCreate: true)).Id;
        await using var db = await app.OpenDbAsync();
        db.Add(new EventStaff(fair.Id, who, StaffRole.Organiser));
        await db.SaveChangesAsync(Stop);
        heard.All.Clear();

        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(400);
        var copied = await app
            .Services.GetRequiredService<CreateEventHandler>()
            .HandleAsync(new(null, fair.Id, new LocalizedText("Kopie"), day, who), Stop);

        copied.Refusal.ShouldBeNull();
        heard.All.ShouldNotContain(sql => sql.Contains("\"MailFiles\"") && sql.Contains("\"Bytes\""));
        var copy = await db.Events.Where(e => e.Slug == copied.Value.Slug).Select(e => e.Id).SingleAsync(Stop);
        var own = await db.MailFiles.Include(f => f.Content).Where(f => f.EventId == copy).ToListAsync(Stop);
        own.Select(f => (f.Name, f.Size, f.Content!.Bytes.Length))
            .ShouldBe([("Plan.pdf", 1_000, 1_000), ("Anfahrt.pdf", 2_000, 2_000)], ignoreOrder: true);
        var attached = (
            await db.MailRules.SingleAsync(r => r.EventId == copy && r.Mail == MailRule.Reminder && r.Files.Count > 0, Stop)
        ).Files;
        attached.Select(f => f.FileId).ShouldBe(own.Select(f => f.Id), ignoreOrder: true);
    }

    private Task<TestApp> StartAsync(DatabaseUnderTest kind, Dictionary<string, string?>? settings = null) =>
        TestApp.StartAsync(kind, settings, services => services.AddSingleton<IMailTransport>(transport).AddSingleton<TimeProvider>(clock));

    private static async Task<Guid> AddFileAsync(TestApp app, Event fair, string name, int size)
    {
        var content = new byte[size];
        "%PDF-1.7"u8.CopyTo(content);
        return (await app.Services.GetRequiredService<AddMailFileHandler>().HandleAsync(new(fair.Id, name, content, null), Stop)).Value;
    }

    /// <summary>A reminder at once to whoever has a place by then.</summary>
    private static async Task<Guid> SaveAsync(TestApp app, Event fair, Guid[] files, bool hasTicket = false, int people = 1)
    {
        await MailRuleWorld.AddPeopleAsync(app, fair, people, waiting: 0);
        var timing = new MailTiming(MailAnchor.Confirmed, true, 0, MailUnit.Minutes, null);
        var plan = new MailRulePlan(MailRule.Reminder, timing, MailAudience.Everybody, LocalizedText.Empty, LocalizedText.Empty)
        {
            Files = files,
            HasTicket = hasTicket,
        };
        var saved = await app
            .Services.GetRequiredService<SaveMailRuleHandler>()
            .HandleAsync(new(fair.Id, null, plan, true, null) { Seen = people }, Stop);
        saved.Refusal.ShouldBeNull();
        return saved.Value.Id!.Value;
    }

    private async Task<MailMessage> SentAsync(TestApp app, Event fair)
    {
        await MailRuleWorld.Sweep(app).RunAsync(Stop);
        await using var db = await app.OpenDbAsync();
        await db.Outbox.Where(m => m.Kind != MailRule.Reminder).ExecuteDeleteAsync(Stop);
        await app.Services.GetRequiredService<OutboxSweep>().RunAsync(Stop);
        return transport.Seen.ShouldHaveSingleItem(fair.Slug);
    }

    private static async Task<JsonElement> ReadWithPythonAsync(byte[] mail)
    {
        const string Script = """
            import sys, json, email
            from email import policy
            m = email.message_from_bytes(sys.stdin.buffer.read(), policy=policy.default)
            print(json.dumps({"text": m.get_body(("plain",)).get_content(), "defects": sum(len(p.defects) for p in m.walk()),
                "files": [[p.get_filename(), p.get_content_type(), len(p.get_payload(decode=True))] for p in m.iter_attachments()]}))
            """;
        using var python = Process.Start(
            new ProcessStartInfo("python3", ["-c", Script]) { RedirectStandardInput = true, RedirectStandardOutput = true }
        )!;
        await python.StandardInput.BaseStream.WriteAsync(mail, Stop);
        python.StandardInput.Close();
        var said = await python.StandardOutput.ReadToEndAsync(Stop);
        await python.WaitForExitAsync(Stop);
        return JsonDocument.Parse(said).RootElement;
    }
}
