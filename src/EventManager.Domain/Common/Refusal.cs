namespace EventManager.Domain.Common;

/// <summary>
/// Why something asked for was not done. The code (<c>area.reason</c>) is the resource key of the words that people read,
/// the problem <c>code</c> of the API, and what tests assert.
/// </summary>
/// <param name="Code">Stable, lower case, for example <c>registrations.sold_out</c>.</param>
/// <param name="Arguments">Values for the words' placeholders, in order.</param>
public sealed record Refusal(string Code, params object[] Arguments)
{
    /// <summary>The field the refusal belongs to, as a camelCase path (<c>person.email</c>); null for the whole request.</summary>
    public string? Field { get; init; }

    public Refusal On(string field) => this with { Field = field };

    public bool Equals(Refusal? other) => other is not null && other.Code == Code && other.Field == Field;

    public override int GetHashCode() => HashCode.Combine(Code, Field);

    public override string ToString() => Field is null ? Code : $"{Code} ({Field})";
}
