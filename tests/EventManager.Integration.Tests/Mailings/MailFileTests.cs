using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Databases;
using EventManager.Mail;
using EventManager.Mail.Mime;
using EventManager.Testing;
using EventManager.Web.Features.Mailings.Files;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Platform.Mails;
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
