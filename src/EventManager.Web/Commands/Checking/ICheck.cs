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
internal sealed record Finding(bool Ok, IReadOnlyList<string> Lines)
{
    public static Finding Good(string line) => new(true, [line]);

    public static Finding Wrong(params IReadOnlyList<string> lines) => new(false, lines);
}
