using EventManager.Testing;

namespace EventManager.Integration.Tests.Commands;

/// <summary>
/// What only a process of its own has: environment, standard streams, an exit code. What the commands do is asked within the tests' process;
/// each of them runs as one in <see cref="OperationsGuideTests"/>.
/// </summary>
public sealed class BuiltProgramTests
{
    [Fact]
    public async Task Settings_come_from_the_environment_and_answers_stand_on_standard_output()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseUnderTest.Sqlite);

        var list = await ProgramRun.OfProcessAsync(["migrate", "--list"], database);

        list.Code.ShouldBe(0, list.Error);
        list.Lines.ShouldAllBe(line => line.StartsWith("pending\t", StringComparison.Ordinal));
        list.Lines.Length.ShouldBeGreaterThan(6);
        list.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_password_comes_in_by_a_pipe_and_a_refusal_ends_it_with_1()
    {
        await using var database = await TestDatabase.CreateAsync(
            DatabaseUnderTest.Sqlite,
            like: await MigratedDatabase.OfAsync(DatabaseUnderTest.Sqlite)
        );
        string[] command = ["admin", "create", "--email", "chef@example.org", "--password-stdin"];

        var (code, lines, error) = await ProgramRun.OfProcessAsync(command, database, input: "kurz");
        (code, lines.Length).ShouldBe((1, 0));
        error.ShouldNotBeEmpty();
        (await ProgramRun.OfProcessAsync(command, database, input: "ein langer Satz als Passwort")).Code.ShouldBe(0);

        (await ProgramRun.OfAsync(["admin", "list"], database)).Lines.ShouldHaveSingleItem().ShouldStartWith("chef@example.org\t");
    }

    /// <summary>Those that the guide names without running them; the others it runs.</summary>
    [Fact]
    public async Task Each_command_runs_as_a_process()
    {
        await using var database = await TestDatabase.CreateAsync(
            DatabaseUnderTest.Sqlite,
            like: await MigratedDatabase.OfAsync(DatabaseUnderTest.Sqlite)
        );
        string[] bench = ["bench-data", "--event", "rush", "--capacity", "1", "--registrations", "1", "--print-tickets", "1"];
        foreach (
            var command in (string[][])
                [
                    bench,
                    ["token", "create", "--name", "@Test", "--scopes", "events:read"],
                    ["admin", "emergency", "--email", "chef@example.org"],
                    ["admin", "list"],
                    // Makes nothing where an event is.
                    ["demo"],
                    ["version"],
                ]
        )
        {
            var run = await ProgramRun.OfProcessAsync(command, database, new() { ["ASPNETCORE_ENVIRONMENT"] = "Development" });
            run.Code.ShouldBe(0, $"{command[0]}: {run.Error}");
            run.Lines.ShouldHaveSingleItem(command[0]);
        }
    }

    [Fact]
    public async Task What_nobody_understands_ends_it_with_2_and_in_English_whatever_the_system_speaks()
    {
        var (code, lines, error) = await ProgramRun.OfProcessAsync(["tanzen"], settings: new() { ["LC_ALL"] = "de_DE.UTF-8" });

        code.ShouldBe(2);
        lines.ShouldBeEmpty();
        error.ShouldContain("Usage:\n  EventManager.Web");
    }

    [Fact]
    public async Task A_start_that_is_refused_ends_it_with_1_and_a_line_on_standard_error()
    {
        var (code, _, error) = await ProgramRun.OfProcessAsync([], settings: new() { ["Database:Provider"] = "Mongo" });

        code.ShouldBe(1);
        error.ShouldStartWith("EventManager cannot start: ");
        error.ShouldContain("Mongo");
        error.Trim().ShouldNotContain("\n");
    }
}
