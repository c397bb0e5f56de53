using System.Net;
using EventManager.Data.Accounts;
using EventManager.Testing;
using EventManager.Web.Features.Accounts.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EventManager.Integration.Tests.Accounts;

/// <summary>Guessing becomes slow where somebody guesses, and nowhere else; and no answer tells which addresses have an account.</summary>
public sealed class SignInDelayTests
{
    private const string Email = "chef@example.org";
    private const string Wrong = "falsch falsch falsch";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task After_five_wrong_tries_one_waits_from_there_and_longer_each_time_but_nowhere_else(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var clock = new TestClock(DateTimeOffset.UtcNow);
        await using var app = await TestApp.StartAsync(kind, services: services => services.AddSingleton<TimeProvider>(clock));
        await Browser.AddAccountAsync(app, Email);
        using var stranger = new Browser(app, "203.0.113.7");
        using var owner = new Browser(app, "198.51.100.4");
        for (var i = 0; i < SignInDelays.FreeTries; i++)
            await stranger.SignInAsync(Email, Wrong);

        await stranger.SignInAsync(Email.ToUpperInvariant());
        (await stranger.IsSignedInAsync()).ShouldBeFalse("the right password must wait, too");
        await owner.SignInAsync(Email);
        (await owner.IsSignedInAsync()).ShouldBeTrue("a stranger slows down nobody else");

        clock.Advance(TimeSpan.FromSeconds(31));
        await stranger.SignInAsync(Email, Wrong);
        clock.Advance(TimeSpan.FromSeconds(31));
        await stranger.SignInAsync(Email);
        (await stranger.IsSignedInAsync()).ShouldBeFalse("the second wait is longer");
        clock.Advance(TimeSpan.FromSeconds(31));
        await stranger.SignInAsync(Email);
        (await stranger.IsSignedInAsync()).ShouldBeTrue();
        await using var db = await app.OpenDbAsync();
        (await db.SignInDelays.CountAsync(Stop)).ShouldBe(0);
    }

    [Fact]
    public void Waits_grow_to_half_an_hour()
    {
        SignInDelays.WaitAfter(5).ShouldBe(TimeSpan.FromSeconds(30));
        SignInDelays.WaitAfter(8).ShouldBe(TimeSpan.FromMinutes(4));
        SignInDelays.WaitAfter(50_000).ShouldBe(TimeSpan.FromMinutes(30));
    }

    [Theory, EachDatabase]
    public async Task Many_tries_at_once_are_no_way_around(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var delays = app.Services.GetRequiredService<SignInDelays>();
        var key = delays.Key("password", Email, "here");

        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => delays.TakeAsync(key, Stop)));

        taken.Count(may => may).ShouldBe(SignInDelays.FreeTries);
    }

    /// <summary>Not the clock, which other tests move, but what takes the time: the password's hash, once and at full strength each time.</summary>
    [Fact]
    public async Task Whoever_is_named_the_same_work_is_done()
    {
        var hasher = new CountingHasher();
        await using var app = await TestApp.StartAsync(
            services: services => services.AddSingleton<IPasswordHasher<Account>>(hasher),
            fullHashes: true
        );
        await Browser.AddAccountAsync(app, Email);
        await Browser.AddAccountAsync(app, "locked@example.org");
        using var browser = new Browser(app);
        for (var i = 0; i < 6; i++)
            await browser.SignInAsync("locked@example.org", Wrong);
        await using (var db = await app.OpenDbAsync())
        {
            var invited = new Account
            {
                UserName = "invited@example.org",
                NormalizedUserName = "INVITED@EXAMPLE.ORG",
                Email = "invited@example.org",
                NormalizedEmail = "INVITED@EXAMPLE.ORG",
                SecurityStamp = "x",
            };
            db.Add(invited);
            await db.SaveChangesAsync(Stop);
        }

        var old = await Browser.AddAccountAsync(app, "old@example.org");
        var weak = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 10_000 }));
        await using (var db = await app.OpenDbAsync())
            await db
                .Users.Where(a => a.Id == old.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, weak.HashPassword(old, Browser.Password)), Stop);

        foreach (
            var email in new[]
            {
                Email,
                "nobody@example.org",
                "invited@example.org",
                "locked@example.org",
                "old@example.org",
                "",
                "kein At",
            }
        )
        {
            hasher.Strengths.Clear();
            (await browser.SignInAsync(email, Wrong)).StatusCode.ShouldBe(HttpStatusCode.OK);
            // The old hash is made up for; all others are one of the full strength.
            List<int> expected = email == "old@example.org" ? [10_000, 200_000] : [210_000];
            hasher.Strengths.ShouldBe(expected, email);
        }
    }

    private sealed class CountingHasher : IPasswordHasher<Account>
    {
        private readonly PasswordHasher<Account> real = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));

        public List<int> Strengths { get; } = [];

        public string HashPassword(Account user, string password) => real.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Strengths.Add(PasswordRulesTests.IterationsOf(hashedPassword));
            return real.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
