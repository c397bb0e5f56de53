using EventManager.Domain.Accounts;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;

namespace EventManager.Integration.Tests.Accounts.Providers;

/// <summary>Somebody signs in by the word of a provider; its groups decide what they may do, each time anew.</summary>
public sealed class ProviderJourneyTests
{
    private const string Email = "kim@kassel.example";

    private static readonly Somebody Kim = new("kim-1", Email, Groups: ["leitung", "kantine"]);

    [Theory]
    [EachDatabase]
    public async Task Who_is_in_a_group_of_the_settings_gets_an_account_and_its_right(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var house = await House.OpenAsync(kind);
        house.Provider.Who = Kim;
        using var visitor = new Visitor(house.App);
        (await visitor.OpenAsync("/sign-in")).Html.ShouldContain("Mit Haus-Konto anmelden");

        var seen = await visitor.SignInAsync("/account");

        seen.Path.ShouldBe("/account");
        seen.Html.ShouldContain(Email);
        seen.Html.ShouldContain("Sie melden sich über Haus-Konto an");
        (await visitor.IsAdministratorAsync()).ShouldBeTrue();
        var account = await house.AccountAsync(Email);
        (account!.DisplayName, account.MayCreateEvents, account.PasswordHash, account.EmailConfirmed).ShouldBe(
            ("Kim Muster", false, null, false)
        );
        var audit = await house.AuditAsync();
        audit.ShouldContain("account.made_by_provider haus");
        audit.ShouldContain(entry => entry.StartsWith("account.rights administrator=True") && entry.EndsWith("by haus"));
        audit.ShouldContain(entry => entry.StartsWith("account.signed_in"));
        audit.ShouldNotContain(entry => entry.Contains(Email) || entry.Contains("Muster"));
    }

    [Fact]
    public async Task Setting_out_and_coming_back_is_limited_by_address_and_says_so()
    {
        await using var house = await House.OpenAsync(DatabaseUnderTest.Sqlite);
        foreach (var path in new[] { "/sign-in/with/haus", "/sign-in/with/haus/callback?state=x&code=y" })
        {
            using var client = house.App.NewClient();
            client.DefaultRequestHeaders.Add("X-Forwarded-For", path.Length > 20 ? "10.1.2.3" : "10.1.2.4");
            HttpResponseMessage? refused = null;
            var taken = 0;
            // While they are sent, some become free again.
            for (; taken < 1_000 && refused is null; taken++)
            {
                var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
                refused = answer.StatusCode is System.Net.HttpStatusCode.TooManyRequests ? answer : null;
            }

            taken.ShouldBeGreaterThan(100, path);
            refused!.Headers.RetryAfter.ShouldNotBeNull();
            (await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("sehr viele Anfragen");
        }
    }

    [Theory]
    [EachDatabase]
    public async Task A_right_is_gone_at_the_next_sign_in_after_the_group_is(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var house = await House.OpenAsync(kind);
        house.Provider.Who = Kim;
        using var visitor = new Visitor(house.App);
        await visitor.SignInAsync();
        (await visitor.IsAdministratorAsync()).ShouldBeTrue();
        house.Provider.Who = Kim with { Groups = ["planung"] };
        using var again = new Visitor(house.App);

        await again.SignInAsync();

        (await again.IsSignedInAsync()).ShouldBeTrue();
        // The first browser is still signed in, and may as little.
        (await visitor.IsSignedInAsync()).ShouldBeTrue();
        foreach (var one in new[] { visitor, again })
            (await one.IsAdministratorAsync()).ShouldBeFalse();
        (await house.AccountAsync(Email))!.MayCreateEvents.ShouldBeTrue();
        await using var db = await house.App.OpenDbAsync();
        (await db.Users.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
    }

    [Theory]
    [EachDatabase]
    public async Task Who_left_all_groups_is_refused_and_signed_out_everywhere(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var house = await House.OpenAsync(kind);
        house.Provider.Who = Kim;
        using var visitor = new Visitor(house.App);
        await visitor.SignInAsync();
        house.Provider.Who = Kim with { Groups = ["kantine"] };
        using var again = new Visitor(house.App);

        (await again.SignInAsync()).ShouldRefuse("keiner Gruppe");

        (await again.IsSignedInAsync()).ShouldBeFalse();
        (await visitor.IsSignedInAsync()).ShouldBeFalse();
        (await house.AccountAsync(Email))!.IsAdministrator.ShouldBeFalse();
        (await house.AuditAsync()).ShouldContain("account.sign_in_failed haus: providers.not_named");
    }

    /// <summary>Entra ID beyond 200 groups; <see cref="ProviderClaimsTests"/> has its whole token.</summary>
    [Fact]
    public async Task Who_is_in_more_groups_than_the_token_names_is_refused_and_loses_nothing()
    {
        await using var house = await House.OpenAsync();
        house.Provider.Who = Kim;
        using var visitor = new Visitor(house.App);
        await visitor.SignInAsync();
        house.Provider.Who = Kim with { Groups = [] };
        house.Provider.Falsify = token => token.Subject.AddClaim(new("_claim_names", """{"groups":"src1"}""", JsonClaimValueTypes.Json));
        using var again = new Visitor(house.App);

        (await again.SignInAsync()).ShouldRefuse("weil es zu viele sind");

        (await again.IsSignedInAsync()).ShouldBeFalse();
        (await visitor.IsAdministratorAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_stranger_in_no_group_leaves_no_account()
    {
        await using var house = await House.OpenAsync();
        house.Provider.Who = Kim with { Groups = [] };
        using var visitor = new Visitor(house.App);

        (await visitor.SignInAsync()).ShouldRefuse("keiner Gruppe");

        (await house.AccountAsync(Email)).ShouldBeNull();
    }

    [Theory]
    [EachDatabase]
    public async Task A_group_gives_a_role_in_an_event_and_takes_it(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var house = await House.OpenAsync(
            kind,
            new()
            {
                ["Roles:2:Value"] = "tuer",
                ["Roles:2:Right"] = "Door",
                ["Roles:2:Event"] = "messe",
                ["Roles:3:Value"] = "orga",
                ["Roles:3:Right"] = "Organiser",
                ["Roles:3:Event"] = "messe",
            }
        );
        var messe = (await house.App.AddEventAsync(slug: "messe")).Id;
        var other = (await house.App.AddEventAsync(slug: "andere")).Id;
        using var visitor = new Visitor(house.App);
        async Task<List<(Guid Event, StaffRole Role)>> RolesAsync(params string[] groups)
        {
            house.Provider.Who = Kim with { Groups = groups };
            await visitor.SignInAsync();
            await using var db = await house.App.OpenDbAsync();
            return [.. (await db.Staff.ToListAsync(TestContext.Current.CancellationToken)).Select(s => (s.EventId, s.Role))];
        }

        (await RolesAsync("tuer", "orga")).ShouldBe([(messe, StaffRole.Organiser)]);
        (await RolesAsync("tuer")).ShouldBe([(messe, StaffRole.Door)]);
        await using (var db = await house.App.OpenDbAsync())
        {
            db.Add(new EventStaff(other, (await house.AccountAsync(Email))!.Id, StaffRole.Contributor));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        // What an administrator gave by hand, in an event of which the settings say nothing, stays.
        (await RolesAsync("planung")).ShouldBe([(other, StaffRole.Contributor)]);
    }

    [Theory]
    [InlineData("Known", "keiner Gruppe")]
    [InlineData("Create", null)]
    public async Task Without_a_group_the_settings_say_who_may_come(string unmapped, string? refused)
    {
        await using var house = await House.OpenAsync(change: new() { ["Unmapped"] = unmapped, ["TrustEmail"] = "true" });
        house.Provider.Who = Kim with { Groups = [] };
        using var visitor = new Visitor(house.App);

        var seen = await visitor.SignInAsync("/account");

        if (refused is null)
            seen.Path.ShouldBe("/account");
        else
            seen.ShouldRefuse(refused);
        await Browser.AddAccountAsync(house.App, "bekannt@kassel.example");
        house.Provider.Who = new Somebody("bekannt-1", "bekannt@kassel.example");
        using var known = new Visitor(house.App);
        (await known.SignInAsync("/account")).Path.ShouldBe("/account");
        (await known.IsAdministratorAsync()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("email", Email)]
    [InlineData("sub", "kim-1")]
    public async Task The_first_administrator_is_one_as_long_as_there_is_no_other(string claim, string value)
    {
        await using var house = await House.OpenAsync(
            change: new()
            {
                ["FirstAdministratorClaim"] = claim,
                ["FirstAdministrator"] = value,
                ["TrustEmail"] = "true",
            }
        );
        house.Provider.Who = Kim with { Groups = [], Verified = false, Subject = "kim-2" };
        using var impostor = new Visitor(house.App);
        (await impostor.SignInAsync()).ShouldRefuse("keiner Gruppe");
        house.Provider.Who = Kim with { Groups = [] };
        using var first = new Visitor(house.App);
        await first.SignInAsync();
        (await first.IsAdministratorAsync()).ShouldBeTrue();

        await Browser.AddAccountAsync(house.App, "chef@kassel.example", isAdministrator: true);
        await first.SignInAsync();

        (await first.IsSignedInAsync()).ShouldBeTrue();
        (await first.IsAdministratorAsync()).ShouldBeFalse();
    }

    [Theory]
    [EachDatabase]
    public async Task A_disabled_account_is_refused_whatever_the_provider_says(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var house = await House.OpenAsync(kind);
        house.Provider.Who = Kim;
        using var visitor = new Visitor(house.App);
        await visitor.SignInAsync();
        (await visitor.IsSignedInAsync()).ShouldBeTrue("else nobody is there to be disabled");
        await using (var db = await house.App.OpenDbAsync())
        {
            DateTimeOffset? now = DateTimeOffset.UtcNow;
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(a => a.DisabledAt, now), TestContext.Current.CancellationToken);
        }
        using var again = new Visitor(house.App);

        (await again.SignInAsync()).ShouldRefuse("Mit diesem Konto können Sie sich hier nicht anmelden");

        (await again.IsSignedInAsync()).ShouldBeFalse();
        (await house.AuditAsync()).ShouldContain("account.sign_in_failed haus: providers.account_closed");
    }

    [Fact]
    public async Task The_second_factor_is_the_providers_and_signing_in_again_shows_who_it_is()
    {
        var clock = new TestClock();
        await using var house = await House.OpenAsync(
            change: new() { ["SignIn:LocalAccounts"] = "false" },
            services: services => services.AddSingleton<TimeProvider>(clock),
            site: new() { ["Accounts:SecondFactorFor"] = "Administrator" }
        );
        house.Provider.Who = Kim;
        using var visitor = new Visitor(house.App);
        await visitor.SignInAsync();
        (await visitor.IsAdministratorAsync()).ShouldBeTrue();
        var page = "/organise/administration/accounts/" + (await house.AccountAsync(Email))!.Id;
        (await visitor.OpenAsync(page)).Path.ShouldBe(page);
        clock.Advance(TimeSpan.FromMinutes(20));

        var asked = await visitor.OpenAsync(page);

        asked.Path.ShouldBe("/account/confirm");
        asked.Html.ShouldNotContain("by-password");
        asked.Html.ShouldContain("action=\"/sign-out\"");
        await visitor.SignInAsync();
        (await visitor.OpenAsync(page)).Path.ShouldBe(page);
    }
}
