namespace EventManager.Domain.CheckIn;

/// <summary>Pupils and adults of the people of a class, as far as they are there.</summary>
/// <param name="Pupils">Of those who are there.</param>
/// <param name="Adults">Of those who are there.</param>
public readonly record struct ClassCount(int Pupils, int Adults)
{
    /// <summary>The door counts heads. Of a part of a class the adults come first: none arrives without one, and the last to go is one.</summary>
    /// <param name="people">Heads that were counted.</param>
    /// <param name="adults">Adults that were announced.</param>
    public static ClassCount Of(int people, int adults)
    {
        var grown = Math.Clamp(adults, 0, Math.Max(0, people));
        return new(Math.Max(0, people) - grown, grown);
    }

    public static ClassCount operator +(ClassCount one, ClassCount other) => new(one.Pupils + other.Pupils, one.Adults + other.Adults);

    public int People => Pupils + Adults;
}
