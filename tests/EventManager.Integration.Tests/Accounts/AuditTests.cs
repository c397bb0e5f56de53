using System.Net;
using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Accounts.Administration;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Accounts;

/// <summary>Who did what: written down, chained, shown to administrators, and not to be changed unseen.</summary>
public sealed class AuditTests
{
    private const string Page = "/organise/administration/audit";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_changed_or_a_missing_entry_breaks_the_chain(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        await WriteAsync(app, 5);
        var chain = app.Services.GetRequiredService<AuditChain>();
        await SweepAsync(app);
        var whole = (await chain.VerifyAsync(Stop))!;
        (whole.First, whole.Last, whole.BrokenAt).ShouldBe((1L, 5L, null));
        (await chain.HeadAsync(Stop)).ShouldBe((5L, whole.Hash));

        await using var db = await app.OpenDbAsync();
        var second = db.Audit.Where(entry => entry.Number == 2);
        await second.ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Detail, "anders"), Stop);
        (await chain.VerifyAsync(Stop))!.BrokenAt.ShouldBe(2);
        await second.ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Detail, "2"), Stop);
        (await chain.VerifyAsync(Stop))!.BrokenAt.ShouldBeNull();
        await second.ExecuteDeleteAsync(Stop);
        (await chain.VerifyAsync(Stop))!.BrokenAt.ShouldBe(3);
    }

    [Theory, EachDatabase]
    public async Task Two_nodes_make_one_chain_without_gaps(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var one = await TestApp.StartAsync(kind);
        await using var other = await TestApp.StartAsync(on: one.Database);
        await Task.WhenAll(WriteAsync(one, 20), WriteAsync(other, 20));

        for (var round = 0; round < 3; round++)
            await Task.WhenAll(SweepAsync(one), SweepAsync(other));

        var state = (await other.Services.GetRequiredService<AuditChain>().VerifyAsync(Stop))!;
        (state.First, state.Last, state.BrokenAt).ShouldBe((1L, 40L, null));
    }

    [Theory, EachDatabase]
    public async Task Old_entries_go_and_the_rest_still_hangs_together(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(kind, services: services => services.AddSingleton<TimeProvider>(clock));
        await WriteAsync(app, 3);
        await SweepAsync(app);
        clock.Advance(TimeSpan.FromDays(731));
        await WriteAsync(app, 2);
        await SweepAsync(app);

        var state = (await app.Services.GetRequiredService<AuditChain>().VerifyAsync(Stop))!;
        (state.First, state.Last, state.BrokenAt).ShouldBe((4L, 5L, null));
        clock.Advance(TimeSpan.FromDays(731));
        await SweepAsync(app);
        (await app.Services.GetRequiredService<AuditChain>().HeadAsync(Stop))!.Value.Number.ShouldBe(5, "the next one hangs on it");
    }

    [Theory, EachDatabase]
    public async Task The_head_leaves_the_house_once_a_day(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(
            kind,
            new() { ["Audit:HeadTo"] = "revision@kassel.example" },
            services => services.AddSingleton<TimeProvider>(clock)
        );
        await SweepAsync(app);
        await WriteAsync(app, 1);
        await SweepAsync(app);
        await WriteAsync(app, 1);
        await SweepAsync(app);
        clock.Advance(TimeSpan.FromDays(1));
        await SweepAsync(app);
        await app.Services.GetRequiredService<OutboxSweep>().RunAsync(Stop);

        var mails = app.Services.GetRequiredService<DevelopmentMailbox>().List().Select(item => item.Message).ToList();
        mails.Count.ShouldBe(2);
        mails.ShouldAllBe(mail => mail.To[0].Address == "revision@kassel.example");
        var head = (await app.Services.GetRequiredService<AuditChain>().HeadAsync(Stop))!.Value;
        head.Number.ShouldBe(2);
        mails.ShouldContain(mail => mail.Text.Contains(head.Hash));
    }

    [Theory, EachDatabase]
    public async Task Administrators_read_who_signed_in_failed_and_took_a_list(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        await Browser.AddAccountAsync(app, "chef@example.org", isAdministrator: true);
        await Browser.AddAccountAsync(app, "andere@example.org");
        using var chef = new Browser(app);
        using var other = new Browser(app);
        await other.SignInAsync("andere@example.org", "ganz und gar falsch");
        await other.SignInAsync("andere@example.org");
        await chef.SignInAsync("chef@example.org");
        await chef.ReadAsync("/organise/administration/accounts.csv");

        foreach (var path in (string[])[Page, Page + ".csv"])
            (await other.OpenAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var list = app.Services.GetRequiredService<AuditListQuery>();
        var all = await list.PageAsync(new(null), Ask(), Stop);
        var failed = all.Rows.Single(row => row.Entry.Action == "account.sign_in_failed");
        (failed.Name, failed.Entry.Origin.Length > 0).ShouldBe(("Anmelden fehlgeschlagen", true));
        all.Rows.ShouldContain(row => row.Entry.Action == "account.signed_in");
        all.Rows.ShouldContain(row => row.Entry.Detail.Contains("konten.csv") && row.Entry.Origin.StartsWith("session "));

        // By words of what was done, by the account's name or address, by the event, by action and day.
        (await ActionsAsync("fehlgeschlagen")).ShouldBe(["account.sign_in_failed"]);
        (await ActionsAsync("andere@example.org")).ShouldContain("account.sign_in_failed");
        (await ActionsAsync("andere@example.org")).ShouldNotContain("table.exported");
        (await ActionsAsync("", ("action", "table.exported"))).ShouldBe(["table.exported"]);
        (await ActionsAsync("", ("until", "2020-01-01"))).ShouldBeEmpty();
        (await ActionsAsync("", ("from", "2020-01-01"))).Count.ShouldBe(all.Total);
        (await ActionsAsync("gibt-es-nicht")).ShouldBeEmpty();

        await SweepAsync(app);
        (await chef.ReadAsync(Page + ".csv")).ShouldContain("account.sign_in_failed");

        async Task<List<string>> ActionsAsync(string text, params (string Key, string Value)[] filters) =>
            [.. (await list.PageAsync(new(null), Ask(text, filters), Stop)).Rows.Select(row => row.Entry.Action)];
    }

    [Fact]
    public async Task Chosen_entries_are_saved_with_their_words_and_nothing_else()
    {
        await using var app = await TestApp.StartAsync();
        var trail = app.Services.GetRequiredService<AuditTrail>();
        await trail.WriteAsync("event.published", Guid.NewGuid(), detail: "eins");
        await trail.WriteAsync("event.published", Guid.NewGuid(), detail: "zwei");
        var at = DateTimeOffset.UtcNow;
        await using var db = await app.OpenDbAsync();
        // More than are read at once: the latest still comes first.
        db.Audit.AddRange(Enumerable.Range(1, 600).Select(n => new AuditEntry(at.AddSeconds(n), null, null, "x", null, $"eins {n}")));
        await db.SaveChangesAsync(Stop);
        var chosen = await db.Audit.Where(entry => entry.Detail.StartsWith("eins")).Select(entry => entry.Id).ToHashSetAsync(Stop);

        var table = await app.Services.GetRequiredService<AuditTable>().OpenAsync(null, chosen, Stop);

        var rows = (await table.Rows.ToListAsync(Stop)).Select(row => row.Select(cell => cell.Text ?? "").ToList()).ToList();
        rows.Select(row => row[5]).ShouldBe([.. Enumerable.Range(1, 600).Reverse().Select(n => $"eins {n}"), "eins"]);
        rows[^1].ShouldContain(text => text.Contains("Veranstaltung veröffentlicht"));
    }

    private static ListRequest Ask(string text = "", params (string Key, string Value)[] filters) =>
        new(text, filters.Aggregate(new ListLook("time", Descending: true), (look, one) => look.With(one.Key, one.Value)), 0, 50);

    [Theory, EachDatabase]
    public async Task A_node_that_read_before_another_wrote_changes_nothing_that_is_in_the_chain(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var databases = app.Services.GetRequiredService<IDbContextFactory<EventDb>>();
        await WriteAsync(app, 2);
        using var slowHasRead = new ManualResetEventSlim();
        using var fastIsDone = new ManualResetEventSlim();
        var slow = new AuditChain(
            new Hooked(
                databases,
                () =>
                {
                    slowHasRead.Set();
                    fastIsDone.Wait(TimeSpan.FromSeconds(20), Stop);
                }
            )
        );
        Task<int>? slowly = null;
        var fast = new AuditChain(
            new Hooked(
                databases,
                () =>
                {
                    if (slowly is not null)
                        return;
                    // What the fast one has not seen comes before what it has.
                    using var db = databases.CreateDbContext();
                    db.Audit.Add(new AuditEntry(DateTimeOffset.UtcNow.AddMinutes(-1), null, null, "test.between", null, ""));
                    db.SaveChanges();
                    slowly = Task.Run(() => slow.ExtendAsync(Stop), Stop);
                    slowHasRead.Wait(TimeSpan.FromSeconds(20), Stop).ShouldBeTrue();
                }
            )
        );

        (await fast.ExtendAsync(Stop)).ShouldBe(2);
        var before = (await fast.HeadAsync(Stop))!.Value;
        fastIsDone.Set();
        await slowly!;

        await using (var db = await app.OpenDbAsync())
            Convert.ToHexStringLower((await db.Audit.SingleAsync(e => e.Number == before.Number, Stop)).Hash!).ShouldBe(before.Hash);
        await SweepAsync(app);
        var state = (await fast.VerifyAsync(Stop))!;
        (state.First, state.Last, state.BrokenAt).ShouldBe((1L, 3L, null));
    }

    /// <summary>Does something at the moment in which a node is about to save.</summary>
    private sealed class Hooked(IDbContextFactory<EventDb> inner, Action beforeSaving) : IDbContextFactory<EventDb>
    {
        public EventDb CreateDbContext()
        {
            var db = inner.CreateDbContext();
            db.SavingChanges += (_, _) => beforeSaving();
            return db;
        }
    }

    private static async Task WriteAsync(TestApp app, int count)
    {
        var trail = app.Services.GetRequiredService<AuditTrail>();
        for (var number = 1; number <= count; number++)
            await trail.WriteAsync("test.done", Guid.NewGuid(), detail: $"{number}");
    }

    private static async Task SweepAsync(TestApp app) =>
        (
            await app
                .Services.GetRequiredService<SweepRunner>()
                .RunAsync(app.Services.GetServices<ISweep>().OfType<AuditSweep>().Single(), Stop)
        ).ShouldNotBe(SweepEnd.Failed);
}
