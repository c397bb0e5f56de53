using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>Whoever types a stranger's address into the public form learns nothing from how long the answer takes.</summary>
public sealed class RegisteredOrNotTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Whoever counts "anna+1" as Anna writes her no mail for each number that a stranger types.</summary>
    [Fact]
    public async Task One_person_gets_two_mails_at_most_however_the_address_is_written()
    {
        await using var app = await TestApp.StartAsync(settings: new() { ["Registrations:IgnorePlusAddress"] = "true" });
        var fair = await app.AddEventAsync();
        await app.RegisterAsync(fair.Slug, "anna");
        var form = app.Services.GetRequiredService<RegisterByFormHandler>();

        for (var number = 1; number <= 4; number++)
            await form.HandleAsync(TestRegistrations.Visitor(fair.Slug, $"anna+{number}") with { ConfirmEmail = true }, Stop);

        await using var db = await app.OpenDbAsync();
        (await db.Outbox.CountAsync(mail => mail.ToAddress == "anna@schule.example" && mail.OnceKey != null, Stop)).ShouldBe(2);
    }

    [Theory, EachDatabase]
    public async Task The_public_form_does_the_same_work_whether_or_not_somebody_is_registered(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var statements = new StatementCount();
        await using var app = await statements.StartAsync(kind, TestClock.MidSlot());
        var fair = await app.AddEventAsync();
        await app.RegisterAsync(fair.Slug, "anna");
        await app.RegisterAsync(TestRegistrations.Visitor(fair.Slug, "berta") with { ConfirmEmail = true });
        var form = app.Services.GetRequiredService<RegisterByFormHandler>();
        Task<(int Statements, int Commits)> TypeAsync(string name) =>
            statements.WorkOfAsync(() => form.HandleAsync(TestRegistrations.Visitor(fair.Slug, name) with { ConfirmEmail = true }, Stop));
        await TypeAsync("warm");

        // Three times in a row, as somebody would who compares: registered, asked to click, unknown.
        var (known, asked, unknown) = (new List<(int, int)>(), new List<(int, int)>(), new List<(int, int)>());
        for (var time = 0; time < 3; time++)
        {
            known.Add(await TypeAsync("anna"));
            asked.Add(await TypeAsync("berta"));
            unknown.Add(await TypeAsync("niemand"));
        }

        asked.ShouldBe(known);
        unknown.ConvertAll(work => work.Item2).ShouldBe(known.ConvertAll(work => work.Item2), "commits");
        // SQLite is asked for each row by itself, which costs it nothing; a server is written to in one go.
        if (kind is DatabaseUnderTest.PostgreSql)
            unknown.ShouldBe(known);
        else
            (unknown[1], unknown[2]).ShouldBe((known[1], known[2]));
        await using var db = await app.OpenDbAsync();
        foreach (var name in new[] { "anna", "berta", "niemand" })
            (await db.Outbox.CountAsync(mail => mail.ToAddress == name + "@schule.example" && mail.OnceKey != null, Stop)).ShouldBe(
                2,
                name
            );
    }
}
