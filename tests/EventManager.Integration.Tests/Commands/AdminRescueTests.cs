using EventManager.Data.Accounts;
using EventManager.Integration.Tests.Accounts;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Commands;

/// <summary>An administrator who lost password or second factor gets back in by the program's commands.</summary>
public sealed class AdminRescueTests
{
    private const string Email = "chef@example.org";
    private const string Fresh = "ein ganz neuer langer Satz";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_new_password_counts_ends_the_sessions_and_is_told(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var database = await TestDatabase.CreateAsync(kind, like: await MigratedDatabase.OfAsync(kind));
        await using var app = await TestApp.StartAsync(on: database);
        var chef = await Browser.AddAccountAsync(app, Email, isAdministrator: true);
        using var person = new Browser(app);
        await person.SignInAsync(Email);
        string[] command = ["admin", "set-password", "--email", "CHEF@example.org", "--password-stdin"];

        (await ProgramRun.OfAsync(command, database, input: "kurz")).Code.ShouldBe(1);
        (await person.IsSignedInAsync()).ShouldBeTrue("what was refused changed nothing");
        var run = await ProgramRun.OfAsync(command, database, input: Fresh);
        run.Code.ShouldBe(0, run.Error);

        (await person.IsSignedInAsync()).ShouldBeFalse();
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        (await accounts.CheckPasswordAsync((await accounts.FindByEmailAsync(Email))!, Fresh)).ShouldBeTrue();
        await using var db = await app.OpenDbAsync();
        (await db.AccountSessions.CountAsync(s => s.EndedAt == null, Stop)).ShouldBe(0);
        (await db.Outbox.SingleAsync(m => m.Kind == "account-security", Stop)).Arguments.ShouldBe("PasswordChanged");
        var entry = await db.Audit.SingleAsync(e => e.Action == "account.security_changed", Stop);
        (entry.UserId, entry.SubjectId).ShouldBe((null, chef.Id));
        (
            await ProgramRun.OfAsync(["admin", "set-password", "--email", "nobody@example.org", "--password-stdin"], database, input: Fresh)
        ).Code.ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task A_second_factor_is_taken_away_as_the_page_does_it(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var database = await TestDatabase.CreateAsync(kind, like: await MigratedDatabase.OfAsync(kind));
        await using var app = await TestApp.StartAsync(on: database);
        var chef = await Browser.AddAccountAsync(app, Email, isAdministrator: true);
        using var person = new Browser(app);
        await person.SignInAsync(Email);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            await accounts.SetTwoFactorEnabledAsync((await accounts.FindByIdAsync(chef.Id.ToString()))!, true);
        }
        (await ProgramRun.OfAsync(["admin", "list"], database)).Lines.ShouldHaveSingleItem().ShouldContain("\tsecond factor\t");

        var run = await ProgramRun.OfAsync(["admin", "reset-two-factor", "--email", Email], database);

        run.Code.ShouldBe(0, run.Error);
        (await person.IsSignedInAsync()).ShouldBeFalse();
        await using var db = await app.OpenDbAsync();
        (await db.Users.SingleAsync(Stop)).TwoFactorEnabled.ShouldBeFalse();
        (await db.Outbox.CountAsync(m => m.Arguments == "SecondFactorReset", Stop)).ShouldBe(1);
        var entry = await db.Audit.SingleAsync(e => e.Action == "account.second_factor_reset", Stop);
        (entry.UserId, entry.SubjectId).ShouldBe((null, chef.Id));
        (await ProgramRun.OfAsync(["admin", "reset-two-factor", "--email", "nobody@example.org"], database)).Code.ShouldBe(1);
    }

    [Fact]
    public async Task The_list_names_administrators_and_all_only_when_asked()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseUnderTest.Sqlite);
        await using var app = await TestApp.StartAsync(on: database);
        await Browser.AddAccountAsync(app, Email, isAdministrator: true);
        await Browser.AddAccountAsync(app, "staff@example.org");

        var line = (await ProgramRun.OfAsync(["admin", "list"], database)).Lines.ShouldHaveSingleItem();

        line.Split('\t')[0].ShouldBe(Email);
        line.Split('\t')[2..].ShouldBe(["administrator", "no second factor", "can sign in"]);
        (await ProgramRun.OfAsync(["admin", "list", "--all"], database)).Lines.Length.ShouldBe(2);
    }
}
