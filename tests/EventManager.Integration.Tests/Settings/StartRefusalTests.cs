namespace EventManager.Integration.Tests.Settings;

/// <summary>In Production a missing or wrong setting stops the start with one line that names its key.</summary>
public sealed class StartRefusalTests
{
    [Theory]
    [InlineData("Site__PublicUrl", "", "Site:PublicUrl")]
    [InlineData("Site__TrustedProxies", "10.0.0.1, proxy", "Site:TrustedProxies")]
    [InlineData("Database__ConnectionString", "", "Database:ConnectionString")]
    [InlineData("Database__Provider", "Mongo", "Database:Provider")]
    [InlineData("Mail__Transport", "Mailbox", "Mail:Transport")]
    [InlineData("Mail__From", "", "Mail:From")]
    [InlineData("Privacy__KeepDaysAfterEvent", "many", "Privacy:KeepDaysAfterEvent")]
    public async Task It_stops_with_a_line_that_names_the_key(string key, string value, string named)
    {
        var (code, said) = await StartedProgram.RunAsync(word: null, (key, value));

        code.ShouldBe(1);
        said.ShouldStartWith("EventManager cannot start: ");
        said.ShouldContain(named);
        said.ShouldNotContain("\n", customMessage: "a stack trace helps nobody here");
    }
}
