using System.Text;

namespace EventManager.Integration.Tests.Commands;

/// <summary>
/// The console of a program that runs within a test. Each has its own, though the process has one: what is written goes to whose flow of
/// calls it is, and else to the real one.
/// </summary>
internal sealed class CaughtConsole
{
    private static readonly AsyncLocal<CaughtConsole?> Mine = new();

    // The log has a thread of its own.
    private readonly Lock door = new();
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();
    private readonly string input;
    private int taken;

    static CaughtConsole()
    {
        Console.SetIn(new Source(Console.In));
        Console.SetOut(new Target(Console.Out, console => console.output));
        Console.SetError(new Target(Console.Error, console => console.error));
    }

    private CaughtConsole(string input) => this.input = input;

    public string Output => Written(output);

    public string Error => Written(error);

    /// <summary>From here on, for all that the caller calls; it ends with the caller's own method.</summary>
    /// <param name="input">What it reads.</param>
    public static CaughtConsole Begin(string input) => Mine.Value = new(input);

    private string Written(StringBuilder part)
    {
        lock (door)
            return part.ToString();
    }

    private sealed class Target(TextWriter real, Func<CaughtConsole, StringBuilder> part) : TextWriter
    {
        public override Encoding Encoding => real.Encoding;

        public override void Write(char value) => Write([value], 0, 1);

        public override void Write(string? value) => Write((value ?? "").ToCharArray(), 0, value?.Length ?? 0);

        public override void Write(char[] buffer, int index, int count)
        {
            if (Mine.Value is not { } mine)
            {
                real.Write(buffer, index, count);
                return;
            }
            lock (mine.door)
                part(mine).Append(buffer, index, count);
        }

        public override void Flush() => real.Flush();
    }

    private sealed class Source(TextReader real) : TextReader
    {
        public override int Peek() =>
            Mine.Value is not { } mine ? real.Peek()
            : mine.taken < mine.input.Length ? mine.input[mine.taken]
            : -1;

        public override int Read()
        {
            if (Mine.Value is not { } mine)
                return real.Read();
            var next = Peek();
            mine.taken++;
            return next;
        }
    }
}
