using System.Reflection;
using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Privacy;
using EventManager.Testing;
using EventManager.Web.Features.Privacy;
using EventManager.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

public sealed class CleanUpSweepTests
{
    private static readonly Retention[] Timed = [Retention.AfterEvent, Retention.AfterSending];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Everything_declared_as_personal_is_blank_once_its_time_is_over(DatabaseUnderTest database)
    {
        Postgres.SkipWithout(database);
        var clock = new TestClock();
        await using var app = await TestApp.StartAsync(
            database,
            new() { ["Privacy:KeepMinutesDays"] = "120" },
            services => services.AddSingleton<TimeProvider>(clock)
        );
        await DeclaredData.FillAsync(app);
        (await ReadAsync(app))
            .GroupBy(one => one.Name)
            .ShouldAllBe(property => property.Any(one => one.Value != ""), "the test fills everything that is declared");

        (await Sweep(app).RunAsync(Stop)).ShouldBe(0, "nothing is over");
        clock.Advance(TimeSpan.FromDays(30 + 91));
        (await Sweep(app).RunAsync(Stop)).ShouldBeGreaterThan(6);
        (await ReadAsync(app))
            .Where(one => one.Value != "" && one.Name.StartsWith("MinutesRevision", StringComparison.Ordinal))
            .ShouldNotBeEmpty("a group's work goes on longer than its event");
        await MomentsAsync(app, clock);
        clock.Advance(TimeSpan.FromDays(30));
        (await Sweep(app).RunAsync(Stop)).ShouldBeGreaterThan(0);
        (await MomentsAsync(app, null)).ShouldBe(0, "a domain can be one person's own");

        var left = await ReadAsync(app);
        left.Where(one => one.Value != "").Select(one => one.Name).ShouldBe(Enumerable.Repeat("Invitation.NormalizedEmail", 3));
        left.Where(one => one.Name == "Invitation.NormalizedEmail").ShouldAllBe(one => one.Value.Length == 36);
        left.Select(one => one.Name).ShouldContain("Registration.Email", "the rows stay for counting");
        (await Sweep(app).RunAsync(Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task The_test_knows_every_declared_property()
    {
        await using var app = await TestApp.StartAsync();
        await DeclaredData.FillAsync(app);

        var filled = (await ReadAsync(app)).Select(one => one.Name).Distinct().Order();

        filled.ShouldBe(Declared().Select(property => $"{property.DeclaringType!.Name}.{property.Name}").Order());
    }

    /// <summary>When the next mail to somebody's domain may leave.</summary>
    private static async Task<int> MomentsAsync(TestApp app, TestClock? clock)
    {
        await using var db = await app.OpenDbAsync();
        if (clock is not null)
            db.Add(new SharedMoment("mails @ada-muster.example", clock.GetUtcNow()));
        await db.SaveChangesAsync(Stop);
        return await db.SharedMoments.CountAsync(m => m.Name.StartsWith("mails @"), Stop);
    }

    private static ISweep Sweep(TestApp app) => app.Services.GetServices<ISweep>().OfType<CleanUpSweep>().Single();

    private static List<PropertyInfo> Declared() =>
        [
            .. new[] { typeof(Event).Assembly, typeof(EventDb).Assembly }
                .SelectMany(assembly => assembly.GetTypes())
                .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                .Where(property => Timed.Contains(property.GetCustomAttribute<PersonalAttribute>()?.Retention ?? Retention.WithAccount)),
        ];

    private static async Task<List<(string Name, string Value)>> ReadAsync(TestApp app)
    {
        await using var db = await app.OpenDbAsync();
        List<object> rows =
        [
            .. await db.Registrations.ToListAsync(Stop),
            .. await db.ClassBookings.ToListAsync(Stop),
            .. await db.PartyMembers.ToListAsync(Stop),
            .. await db.Invitations.ToListAsync(Stop),
            .. await db.Answers.ToListAsync(Stop),
            .. await db.Files.ToListAsync(Stop),
            .. await db.CompanyAccesses.ToListAsync(Stop),
            .. await db.Tickets.ToListAsync(Stop),
            .. await db.SessionLeads.ToListAsync(Stop),
            .. await db.MinutesRevisions.ToListAsync(Stop),
            .. await db.Exhibitors.ToListAsync(Stop),
            .. await db.Outbox.ToListAsync(Stop),
            .. await db.IdempotentAnswers.ToListAsync(Stop),
            .. await db.MailRules.ToListAsync(Stop),
        ];
        return
        [
            .. rows.SelectMany(row =>
                Declared()
                    .Where(property => property.DeclaringType == row.GetType())
                    .Select(property => ($"{row.GetType().Name}.{property.Name}", property.GetValue(row)?.ToString() ?? ""))
            ),
        ];
    }
}
