using System.Diagnostics.CodeAnalysis;

namespace EventManager.Domain.Common;

/// <summary>What a use case answers: a value, or one or more refusals. A bug is an exception, never a refusal.</summary>
public readonly struct Result<T>
{
    private readonly T? value;
    private readonly IReadOnlyList<Refusal>? refusals;

    private Result(T value) => this.value = value;

    private Result(IReadOnlyList<Refusal> refusals) => this.refusals = refusals;

    [MemberNotNullWhen(true, nameof(Refusal))]
    public bool IsRefused => refusals is { Count: > 0 };

    /// <summary>The first refusal, or null.</summary>
    public Refusal? Refusal => refusals is { Count: > 0 } ? refusals[0] : null;

    /// <summary>All refusals; several where several fields are wrong.</summary>
    public IReadOnlyList<Refusal> Refusals => refusals ?? [];

    /// <exception cref="InvalidOperationException">The result is a refusal.</exception>
    public T Value => IsRefused ? throw new InvalidOperationException($"Refused: {Refusal}") : value!;

    [SuppressMessage("Usage", "CA2225", Justification = "The operators are the way to make one.")]
    public static implicit operator Result<T>(T value) => new(value);

    [SuppressMessage("Usage", "CA2225", Justification = "The operators are the way to make one.")]
    public static implicit operator Result<T>(Refusal refusal) => new([refusal]);

    [SuppressMessage("Usage", "CA2225", Justification = "The operators are the way to make one.")]
    public static implicit operator Result<T>(List<Refusal> refusals) => new(refusals);
}

/// <summary>The value of a use case that has nothing to tell but that it is done.</summary>
public readonly record struct Done;
