using System.Globalization;
using EventManager.Domain.Mailings;
using EventManager.Integration.Tests.Events;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings.Year;

/// <summary>
/// A year with both changes of the clocks, looked at irregularly by nodes that die at any point, with nights in which nothing ran and days on
/// which the mail server was away: what the rules owe by themselves is what stands in the ledger, each once, and what left.
/// </summary>
public sealed class MailYearTests
{
    /// <summary>So many events instead, for a night: <c>EVENTMANAGER_MAIL_YEAR=2000</c>.</summary>
    private const string Larger = "EVENTMANAGER_MAIL_YEAR";

    /// <summary>Another year: what dies when, and when is looked.</summary>
    private const string Seed = "EVENTMANAGER_MAIL_YEAR_SEED";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseUnderTest.Sqlite, 24, 1)]
    [InlineData(DatabaseUnderTest.PostgreSql, 200, 2)]
    public async Task Every_mail_of_a_year_is_in_the_ledger_and_leaves_once(DatabaseUnderTest kind, int events, int nodes)
    {
        Databases.EachDatabase.Require(kind);
        if (int.TryParse(Environment.GetEnvironmentVariable(Larger), CultureInfo.InvariantCulture, out var more))
            events = more;
        var clock = new TestClock(YearPlan.Begin);
        await using var app = await TestApp.StartAsync(
            kind,
            // What a dying node says of it is of no use to anybody.
            new()
            {
                ["Mail:MaxPerMinute"] = "0",
                ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "None",
                ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Query"] = "None",
            },
            services => services.AddSingleton<TimeProvider>(clock)
        );
        var dice = new Random(
            int.TryParse(Environment.GetEnvironmentVariable(Seed), CultureInfo.InvariantCulture, out var seed) ? seed : 14
        );
        var plan = new YearPlan(app, dice, (await app.AddAccountAsync("leitung", mayCreate: true)).Id);
        await plan.FillAsync(events, Stop);
        await using var office = new YearOffice(app, clock, dice, nodes);

        await office.RunAsync(plan, YearPlan.Begin.AddDays(380), Stop);

        var owed = plan.Fairs.SelectMany(fair => fair.Owed(office.Looks)).ToList();
        await using var db = await app.OpenDbAsync();
        var ledger = await db.MailLedger.AsNoTracking().ToListAsync(Stop);
        TestContext.Current.SendDiagnosticMessage($"{owed.Count} owed, {office.Crashes} crashes, {office.Looks.Count} looks");
        // The clock ran on while a change was made: which one it was is known, to the tick only the program knows when.
        var told = plan.Fairs.SelectMany(fair => fair.Changes).ToDictionary(change => change.Rule.Id, change => change.At);
        var rows = ledger.ToDictionary(l => (l.RuleId, l.RecipientId, told.GetValueOrDefault(l.RuleId, l.OccasionAt)));
        ledger
            .Where(l => told.ContainsKey(l.RuleId))
            .ShouldAllBe(l => (told[l.RuleId] - l.OccasionAt).Duration() < TimeSpan.FromMinutes(5));
        told.Count.ShouldBeGreaterThan(events / 10);
        rows.Keys.ShouldBe(owed.Select(one => (one.Rule.Id, one.Person.Id, one.Anchor)), ignoreOrder: true);
        owed.ShouldAllBe(one => one.MayBe(rows[Key(one)].State));
        ledger.Count(l => l.State is LedgerState.Missed).ShouldBeGreaterThan(5);

        var left = office.Wire.Mails;
        var toLeave = owed.Where(one => rows[Key(one)].State is LedgerState.Written && one.Leaves(office.Looks)).ToList();
        var mails = toLeave.ToDictionary(one => rows[Key(one)].MailId!.Value);
        var known = ledger.Where(l => l.MailId is not null).Select(l => l.MailId!.Value).ToHashSet();
        left.Select(one => one.Key).Where(known.Contains).ShouldBe(mails.Keys, ignoreOrder: true);
        if (events >= 200)
            toLeave.Count.ShouldBeLessThan(known.Count, "what was no longer true when the mail server came back stays");
        mails.ShouldAllBe(mail => left[mail.Key].All(at => at >= mail.Value.Due));
        left.Sum(one => one.Count() - 1).ShouldBeInRange(0, office.Crashes);
        office.Crashes.ShouldBeGreaterThan(events / 20);
    }

    private static (Guid, Guid, DateTimeOffset) Key(OwedMail one) => (one.Rule.Id, one.Person.Id, one.Anchor);
}
