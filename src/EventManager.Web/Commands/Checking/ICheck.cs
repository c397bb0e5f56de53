namespace EventManager.Web.Commands.Checking;

/// <summary>One thing that must be right before the program can serve.</summary>
internal interface ICheck
{
    /// <summary>Begins its line: <c>database</c>.</summary>
    string Item { get; }

    Task<Finding> FindAsync(IServiceProvider services, CancellationToken stop);
}

/// <summary>What a check found.</summary>
/// <param name="Ok">Nothing to do.</param>
/// <param name="Lines">What there is, or what to do.</param>
/// <param name="IsNote">Nothing keeps the program from its work, but somebody should look.</param>
internal sealed record Finding(bool Ok, IReadOnlyList<string> Lines, bool IsNote = false)
{
    public string Word =>
        !Ok ? "WRONG"
        : IsNote ? "note"
        : "ok";

    public static Finding Note(string line) => new(true, [line], IsNote: true);

    public static Finding Good(string line) => new(true, [line]);

    public static Finding Wrong(params IReadOnlyList<string> lines) => new(false, lines);
}
