using EventManager.Domain.Accounts;
using EventManager.Integration.Tests.Robustness;
using EventManager.Testing;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Access;

/// <summary>
/// Every page that runs over a circuit is opened by somebody with just the right that its policy asks for. Then the right is taken, or the
/// session ended, and the next action must not reach the page. A new page is in by itself.
/// </summary>
public sealed class CircuitMatrixTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task No_page_takes_an_action_after_its_right_or_its_session_is_gone(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var program = await WholeProgram.StartAsync(kind);
        var pages = InteractivePages.All();
        pages.Count.ShouldBeGreaterThan(30);
        var wrong = new List<string>();
        foreach (var page in pages)
        foreach (var take in new[] { TakeRightAsync, EndSessionsAsync })
        {
            using var client = await SignInAsync(program, page);
            await using var circuit = await InteractivePages.OpenAsync(program, client, page);
            if (!await circuit.TakesAnActionAsync())
                wrong.Add($"{page.Name} refuses who may");
            await take(program.App);
            // As the watch does within seconds, on every node.
            circuit.Guard.Forget();
            if (await circuit.TakesAnActionAsync())
                wrong.Add($"{page.Name} goes on after {take.Method.Name}");
        }

        wrong.ShouldBeEmpty();
    }

    private static async Task<HttpClient> SignInAsync(WholeProgram program, Type page)
    {
        await TakeRightsAsync(program.App);
        var requirements = await RequirementsAsync(program, page);
        await using var db = await program.App.OpenDbAsync();
        var slug = program.Slugs[0];
        var eventId = await db.Events.Where(e => e.Slug == slug).Select(e => e.Id).SingleAsync(Stop);
        var role = requirements.OfType<EventRoleRequirement>().Select(asked => (StaffRole?)asked.Least).Max();
        var client = await program.App.SignInAsync(role, eventId, requirements.Any(asked => asked is AdministratorRequirement));
        if (requirements.Any(asked => asked is CreateEventsRequirement))
            await Accounts(db).ExecuteUpdateAsync(set => set.SetProperty(a => a.MayCreateEvents, true), Stop);
        return client;
    }

    private static async Task<List<IAuthorizationRequirement>> RequirementsAsync(WholeProgram program, Type page)
    {
        var policies = program.App.Services.GetRequiredService<IAuthorizationPolicyProvider>();
        var said = page.GetCustomAttributes(typeof(AuthorizeAttribute), true).Cast<AuthorizeAttribute>();
        return [.. (await AuthorizationPolicy.CombineAsync(policies, said))!.Requirements];
    }

    /// <summary>What only asks for an account has no other right than the account's session.</summary>
    private static async Task TakeRightAsync(TestApp app)
    {
        if (await TakeRightsAsync(app) == 0)
            await EndSessionsAsync(app);
    }

    private static async Task<int> TakeRightsAsync(TestApp app)
    {
        await using var db = await app.OpenDbAsync();
        var accounts = Accounts(db).Select(a => a.Id);
        return await db.Staff.Where(s => accounts.Contains(s.UserId)).ExecuteDeleteAsync(Stop)
            + await Accounts(db)
                .Where(a => a.IsAdministrator || a.MayCreateEvents)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.IsAdministrator, false).SetProperty(a => a.MayCreateEvents, false), Stop);
    }

    private static async Task EndSessionsAsync(TestApp app)
    {
        await using var db = await app.OpenDbAsync();
        DateTimeOffset? now = DateTimeOffset.UtcNow;
        await db.AccountSessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), Stop);
    }

    /// <summary>Those that the tests signed in.</summary>
    private static IQueryable<Data.Accounts.Account> Accounts(Data.EventDb db) => db.Users.Where(a => a.DisplayName.StartsWith("Test "));
}
