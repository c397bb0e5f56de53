using EventManager.Integration.Tests.Access;
using EventManager.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace EventManager.Integration.Tests.Robustness;

/// <summary>
/// Every field of every organisers' page is filled with the ends of what its kind can say, year 0001 and 9999 among them; then every form is
/// sent and every button pressed. A refusal is fine; an exception would have ended the circuit.
/// </summary>
public sealed class CircuitExtremesTests
{
    private static readonly Dictionary<string, string[]> Ends = new()
    {
        ["date"] = ["0001-01-01", "9999-12-31", "0001-01-02"],
        ["datetime-local"] = ["0001-01-01T00:00:00", "9999-12-31T23:59:00", "0001-01-01T00:01:00"],
        ["time"] = ["00:00:00", "23:59:59", "00:00:01"],
        ["number"] = ["-2147483648", "2147483647", "99999999999999999999"],
        [""] = ["\uFFFD\u202E", new string('>', 400), new string('ä', 70_000)],
    };

    [Theory, EachDatabase]
    public async Task No_field_of_any_page_takes_what_ends_its_circuit(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var program = await WholeProgram.StartAsync(kind);
        var wrong = new List<string>();
        var heard = 0;
        foreach (var page in InteractivePages.All())
        {
            await using var circuit = await InteractivePages.OpenAsync(program, program.Administrator, page);
            foreach (var round in RoundsOn(kind))
            {
                var sent = 0;
                foreach (var field in await circuit.ListeningAsync("onchange", "oninput"))
                    heard += await TryAsync(page, circuit, field, new ChangeEventArgs { Value = ValueOf(field, round, sent++) }, wrong);
                foreach (var form in await circuit.ListeningAsync("onsubmit"))
                    await TryAsync(page, circuit, form, EventArgs.Empty, wrong);
                // Buttons beside the fields compute with what stands in them: the next slot, evenly spread ones.
                foreach (var button in (await circuit.ListeningAsync("onclick")).Where(button => button.Tag == "button"))
                    await TryAsync(page, circuit, button, new MouseEventArgs(), wrong);
            }
        }

        string.Join("\n", wrong.Distinct().Select(one => one.Length > 400 ? one[..200] + one[^190..] : one)).ShouldBeEmpty();
        heard.ShouldBeGreaterThan(kind is DatabaseUnderTest.Sqlite ? 250 : 500);
        program.Errors.All.ShouldBeEmpty();
    }

    /// <summary>
    /// SQLite takes whatever number, text or year it is given, so that all is asked where a database refuses; beside it SQLite has the round in
    /// which both ends meet.
    /// </summary>
    private static int[] RoundsOn(DatabaseUnderTest kind) =>
        kind is DatabaseUnderTest.Sqlite && TestDatabase.WhyNoPostgres is null ? [3] : [0, 1, 2, 3];

    /// <summary>All low, all high, all beyond, and at last low and high by turns.</summary>
    private static object ValueOf(Listening field, int round, int nth) =>
        field.Type is "checkbox" or "radio"
            ? round % 2 == 0
            : (Ends.GetValueOrDefault(field.Type) ?? Ends[""])[round < 3 ? round : nth % 2];

    private static async Task<int> TryAsync(Type page, OpenCircuit circuit, Listening element, EventArgs said, List<string> wrong)
    {
        try
        {
            await circuit.SendAsync(element, said);
            return 1;
        }
        catch (Exception error) when (IsOfNoBrowser(error)) { }
        catch (Exception error)
        {
            var where = error.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("EventManager.", StringComparison.Ordinal));
            wrong.Add(
                $"{page.Name} {element.Event} of {element.Tag} {element.Type}: {error.GetType().Name} {error.Message} {where?.Trim()}"
            );
        }
        return 0;
    }

    /// <summary>What leaves the page or asks its script has nobody here who would do it.</summary>
    private static bool IsOfNoBrowser(Exception error) =>
        error is JSException or JSDisconnectedException or NavigationException or OperationCanceledException
        || error.Message.Contains("JavaScript interop", StringComparison.Ordinal)
        || error.StackTrace?.Contains("NavigateTo", StringComparison.Ordinal) == true;
}
