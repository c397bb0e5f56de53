using System.Globalization;
using EventManager.Testing;

namespace EventManager.Integration.Tests.Commands;

/// <summary><c>mail test</c> sends one mail and says what the server said.</summary>
public sealed class MailCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("eventmanager-pickup-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_mail_that_was_taken_is_one_line_and_0_and_no_row_of_the_outbox()
    {
        var run = await ProgramRun.OfAsync(["mail", "test", "chef@example.org"], settings: Settings());

        run.Code.ShouldBe(0, run.Error);
        run.Lines.ShouldHaveSingleItem().ShouldContain(folder);
        var mail = await File.ReadAllTextAsync(Directory.GetFiles(folder).Single(), TestContext.Current.CancellationToken);
        mail.ShouldContain("To: chef@example.org");
    }

    [Fact]
    public async Task A_server_that_refuses_is_named_by_its_settings()
    {
        await using var server = new ScriptedSmtp("535 5.7.8 No");

        var run = await ProgramRun.OfAsync(
            ["mail", "test", "chef@example.org"],
            settings: Settings(
                ("Mail:Transport", "Smtp"),
                ("Mail:Host", "127.0.0.1"),
                ("Mail:Port", server.Port.ToString(CultureInfo.InvariantCulture)),
                ("Mail:Security", "None"),
                ("Mail:User", "eventmanager"),
                ("Mail:Password", "geheim")
            )
        );

        run.Code.ShouldBe(1);
        run.Error.ShouldContain("Mail:User");
        run.Error.ShouldNotContain("geheim");
        run.Error.ShouldNotContain("   at ");
    }

    private Dictionary<string, string?> Settings(params (string Key, string Value)[] change)
    {
        var all = new Dictionary<string, string?>
        {
            ["Database:ConnectionString"] = "Data Source=:memory:",
            ["Mail:Transport"] = "Pickup",
            ["Mail:PickupFolder"] = folder,
            ["Mail:From"] = "messe@kassel.example",
        };
        foreach (var (key, value) in change)
            all[key] = value;
        return all;
    }
}
