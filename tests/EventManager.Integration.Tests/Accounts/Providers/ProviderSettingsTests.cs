using EventManager.Integration.Tests.Commands;
using EventManager.Integration.Tests.Settings;
using EventManager.Testing;
using EventManager.Web.Features.Accounts.Providers;
using Microsoft.Extensions.Options;

namespace EventManager.Integration.Tests.Accounts.Providers;

/// <summary>Settings of providers are judged at the start, and asked of the provider by the command <c>check</c>.</summary>
public sealed class ProviderSettingsTests
{
    [Theory]
    [InlineData("Name", "Haus Kassel", "SignIn:Providers:0:Name")]
    [InlineData("Title", "", "SignIn:Providers:0:Title")]
    [InlineData("Authority", "login", "SignIn:Providers:0:Authority")]
    [InlineData("RequireHttps", "true", "SignIn:Providers:0:Authority must be https")]
    [InlineData("ClientId", "", "SignIn:Providers:0:ClientId")]
    [InlineData("ClientSecret", "", "SignIn:Providers:0:ClientSecret")]
    [InlineData("ClientSecretFile", "/nowhere/secret", "both set")]
    [InlineData("Scopes", "profile", "SignIn:Providers:0:Scopes")]
    [InlineData("EmailClaim", "", "SignIn:Providers:0:EmailClaim")]
    [InlineData("RolesClaim", "", "SignIn:Providers:0:RolesClaim")]
    [InlineData("Roles:0:Right", "", "SignIn:Providers:0:Roles:0:Right")]
    [InlineData("Roles:0:Right", "Door", "SignIn:Providers:0:Roles:0:Event")]
    [InlineData("Roles:0:Event", "messe", "SignIn:Providers:0:Roles:0:Event")]
    [InlineData("Roles:0:Value", "", "SignIn:Providers:0:Roles:0:Value")]
    [InlineData(
        "RoleClaim",
        "roles",
        "SignIn:Providers:0:RoleClaim is no setting of this program; is SignIn:Providers:0:RolesClaim meant?"
    )]
    [InlineData("Roles:0:Rights", "Administrator", "SignIn:Providers:0:Roles:0:Rights is no setting of this program")]
    [InlineData("FirstAdministrator", "kim@kassel.example", "SignIn:Providers:0:FirstAdministrator")]
    public async Task What_is_wrong_stops_the_start_and_names_its_key(string key, string value, string named)
    {
        var settings = House.Settings(new Uri("http://127.0.0.1:9"), new() { [key] = value });

        var error = await Should.ThrowAsync<OptionsValidationException>(() => TestApp.StartAsync(settings: settings));

        error.Message.ShouldContain(named);
    }

    [Fact]
    public async Task Without_local_accounts_and_without_a_provider_nobody_could_sign_in()
    {
        var (code, said) = await StartedProgram.RunAsync(word: null, ("SignIn:LocalAccounts", "false"));

        code.ShouldBe(1);
        said.ShouldContain("SignIn:LocalAccounts");
        said.ShouldNotContain("\n");
    }

    [Fact]
    public async Task Plain_http_is_for_development_only()
    {
        var settings = House.Settings(new Uri("http://127.0.0.1:9")).Select(setting => (setting.Key, setting.Value!));

        var (code, said) = await StartedProgram.RunAsync(word: null, settings);

        code.ShouldBe(1);
        said.ShouldContain("SignIn:Providers:0:RequireHttps is false, which is for development only.");
    }

    [Fact]
    public async Task The_secret_may_lie_in_a_file()
    {
        var file = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
        await File.WriteAllTextAsync(file, OpenIdServer.Secret + "\n", TestContext.Current.CancellationToken);
        await using var house = await House.OpenAsync(change: new() { ["ClientSecret"] = "", ["ClientSecretFile"] = file });
        house.Provider.Who = new Somebody("kim-1", "kim@kassel.example", Groups: "leitung");
        using var visitor = new Visitor(house.App);

        (await visitor.SignInAsync("/account")).Path.ShouldBe("/account");
        File.Delete(file);
    }

    [Fact]
    public async Task The_check_asks_each_provider()
    {
        await using var database = await TestDatabase.CreateAsync(
            DatabaseUnderTest.Sqlite,
            like: await MigratedDatabase.OfAsync(DatabaseUnderTest.Sqlite)
        );
        var server = await OpenIdServer.StartAsync();
        var settings = House.Settings(server.Address);
        settings["environment"] = "Development";

        var good = await ProgramRun.OfAsync(["check"], database, settings);
        settings["SignIn:Providers:0:Roles:0:Right"] = "Door";
        settings["SignIn:Providers:0:Roles:0:Event"] = "keine-messe";
        var unknown = await ProgramRun.OfAsync(["check"], database, settings);
        await server.DisposeAsync();
        var away = await ProgramRun.OfAsync(["check"], database, settings);

        good.Code.ShouldBe(0, string.Join('\n', good.Lines) + good.Error);
        good.Lines.ShouldContain(line =>
            line.StartsWith("sign-in: ok: haus: ") && line.Contains("http://localhost/sign-in/with/haus/callback")
        );
        unknown.Code.ShouldBe(1);
        unknown.Lines.ShouldContain(line => line.StartsWith("sign-in: WRONG: haus: ") && line.Contains("no event keine-messe"));
        away.Code.ShouldBe(1);
        away.Lines.ShouldContain(line => line.StartsWith("sign-in: WRONG: haus: ") && line.Contains("Look at Authority"));
        away.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_command_prints_a_code_for_an_emergency()
    {
        await using var database = await TestDatabase.CreateAsync(
            DatabaseUnderTest.Sqlite,
            like: await MigratedDatabase.OfAsync(DatabaseUnderTest.Sqlite)
        );

        var run = await ProgramRun.OfAsync(["admin", "emergency", "--email", "chef@kassel.example"], database);

        run.Code.ShouldBe(0, run.Error);
        run.Lines.ShouldHaveSingleItem().Length.ShouldBe(35);
        run.Error.ShouldContain("http://localhost/sign-in/emergency");
    }
}
