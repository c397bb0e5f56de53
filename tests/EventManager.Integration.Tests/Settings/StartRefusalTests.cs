using System.Net;
using System.Net.Sockets;

namespace EventManager.Integration.Tests.Settings;

/// <summary>In Production a missing or wrong setting stops the start with one line that names its key.</summary>
public sealed class StartRefusalTests
{
    [Theory]
    [InlineData("Site:PublicUrl", "", "Site:PublicUrl")]
    [InlineData("Site:TrustedProxies", "10.0.0.1, proxy", "Site:TrustedProxies")]
    [InlineData("Database:ConnectionString", "", "Database:ConnectionString")]
    [InlineData("Database:Provider", "Mongo", "Database:Provider")]
    [InlineData("Mail:Transport", "Mailbox", "Mail:Transport")]
    [InlineData("Mail:From", "", "Mail:From")]
    [InlineData("Privacy:KeepDaysAfterEvent", "many", "Privacy:KeepDaysAfterEvent")]
    [InlineData("Mail:MaxPerMinut", "5", "Mail:MaxPerMinut is no setting of this program; is Mail:MaxPerMinute meant?")]
    [InlineData("Mail:OAuth:Tokens", "x", "Mail:OAuth:Tokens is no setting of this program.")]
    [InlineData("Databse:WaitAtStart", "00:00:01", "Databse is no setting of this program; is Database meant?")]
    public async Task It_stops_with_a_line_that_names_the_key(string key, string value, string named)
    {
        var (code, said) = await StartedProgram.RunAsync(word: null, (key, value));

        code.ShouldBe(1);
        said.ShouldStartWith("EventManager cannot start: ");
        said.ShouldContain(named);
        said.ShouldNotContain("\n", customMessage: "a stack trace helps nobody here");
    }

    /// <summary>Found late, when the database is ready and the server begins to listen.</summary>
    [Theory]
    [InlineData("urls", "nonsense", "Invalid url: 'nonsense'")]
    [InlineData(
        "Kestrel:Certificates:Default:Path",
        "/proc/nowhere/site.pem",
        "Could not find a part of the path '/proc/nowhere/site.pem'."
    )]
    public async Task What_it_cannot_listen_with_is_a_line_too(string key, string value, string line) =>
        (await ListenAsync(key, value)).ShouldBe((1, "EventManager cannot start: " + line));

    [Fact]
    public async Task A_port_that_somebody_else_has_is_a_line_too()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        (await ListenAsync("urls", address)).ShouldBe(
            (1, $"EventManager cannot start: Failed to bind to address {address}: address already in use.")
        );
    }

    private static async Task<(int Code, string Said)> ListenAsync(string key, string value)
    {
        var folder = Directory.CreateTempSubdirectory("eventmanager-start-");
        try
        {
            return await StartedProgram.RunAsync(word: null, ("Database:ConnectionString", $"Data Source={folder}/a.db"), (key, value));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
