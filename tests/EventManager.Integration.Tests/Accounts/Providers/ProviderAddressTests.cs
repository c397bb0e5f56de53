using EventManager.Data.Accounts;
using EventManager.Testing;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Accounts.Providers;

/// <summary>An account is known by issuer and subject; its address alone opens nothing.</summary>
public sealed class ProviderAddressTests
{
    private const string Email = "kim@kassel.example";

    private static readonly Dictionary<string, string?> Trusting = new() { ["TrustEmail"] = "true" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Somebody Kim(string subject, bool verified = true) => new(subject, Email, verified, Groups: "planung");

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task An_account_with_the_same_address_is_not_handed_over(bool trusted, bool verified)
    {
        await using var house = await House.OpenAsync(change: new() { ["TrustEmail"] = trusted ? "true" : "false" });
        await Browser.AddAccountAsync(house.App, Email, isAdministrator: true);
        house.Provider.Who = Kim("kim-1", verified);
        using var visitor = new Visitor(house.App);

        (await visitor.SignInAsync()).ShouldRefuse("schon ein Konto");

        (await visitor.IsSignedInAsync()).ShouldBeFalse();
        using var owner = new Browser(house.App);
        await owner.SignInAsync(Email);
        (await owner.IsSignedInAsync()).ShouldBeTrue();
    }

    [Theory]
    [EachDatabase]
    public async Task A_proven_address_of_a_trusted_provider_joins_and_ends_the_password(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var house = await House.OpenAsync(kind, Trusting);
        var account = await Browser.AddAccountAsync(house.App, Email.ToUpperInvariant());
        house.Provider.Who = Kim("kim-1");
        using var visitor = new Visitor(house.App);

        (await visitor.SignInAsync("/account")).Path.ShouldBe("/account");

        (await house.AccountAsync(Email))!.Id.ShouldBe(account.Id);
        (await house.AuditAsync()).ShouldContain("account.linked_to_provider haus");
        // Whoever leaves the provider must not go on here by a password.
        using var owner = new Browser(house.App);
        await owner.SignInAsync(Email);
        (await owner.IsSignedInAsync()).ShouldBeFalse();
        await owner.SendAsync("/sign-in/forgotten", "forgotten", ("Email", Email));
        await using var db = await house.App.OpenDbAsync();
        // Written down as for an address that nobody has, and withheld.
        var row = await db.Outbox.SingleAsync(Stop);
        var mail = house.App.Services.GetServices<IMailKind>().Single(one => one.Kind == row.Kind);
        (await mail.WriteAsync(db, row, Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task Another_address_of_the_same_person_is_the_same_account_and_another_person_with_the_address_is_not()
    {
        await using var house = await House.OpenAsync(change: Trusting);
        using var visitor = new Visitor(house.App);
        house.Provider.Who = Kim("kim-1");
        await visitor.SignInAsync();
        house.Provider.Who = Kim("kim-1") with { Email = "kim.neu@kassel.example" };
        (await visitor.SignInAsync("/account")).Html.ShouldContain(Email);

        // The address was given to somebody new.
        house.Provider.Who = Kim("kim-2");
        using var successor = new Visitor(house.App);
        (await successor.SignInAsync()).ShouldRefuse("schon ein Konto");

        await UnlinkAsync(house, (await house.AccountAsync(Email))!);
        (await visitor.IsSignedInAsync()).ShouldBeFalse();
        (await successor.SignInAsync("/account")).Path.ShouldBe("/account");
    }

    private static async Task UnlinkAsync(House house, Account account)
    {
        const string Boss = "chef@kassel.example";
        await Browser.AddAccountAsync(house.App, Boss, isAdministrator: true);
        using var browser = new Browser(house.App);
        await browser.SignInAsync(Boss);
        var page = "/organise/administration/accounts/" + account.Id;
        (await browser.ReadAsync(page)).ShouldContain("Dieses Konto meldet sich über Haus-Konto an");
        (await browser.SendAsync(page, "unlink-" + house.Provider.Address)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("")]
    [InlineData("kein-at-zeichen")]
    public async Task Without_an_address_there_is_no_account(string email)
    {
        await using var house = await House.OpenAsync();
        house.Provider.Who = Kim("kim-1") with { Email = email };
        using var visitor = new Visitor(house.App);

        (await visitor.SignInAsync()).ShouldRefuse("keine gültige E-Mail-Adresse");
    }

    [Theory]
    [EachDatabase]
    public async Task Two_tabs_that_come_back_at_once_are_one_account(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var house = await House.OpenAsync(kind);
        house.Provider.Who = Kim("kim-" + new string('x', 200));
        var visitors = Enumerable.Range(0, 6).Select(_ => new Visitor(house.App)).ToList();

        var seen = await Task.WhenAll(visitors.Select(visitor => visitor.SignInAsync("/account")));

        seen.ShouldAllBe(one => one.Path == "/account");
        await using var db = await house.App.OpenDbAsync();
        (db.Users.Count(), db.UserLogins.Count()).ShouldBe((1, 1));
        visitors.ForEach(visitor => visitor.Dispose());
    }
}
