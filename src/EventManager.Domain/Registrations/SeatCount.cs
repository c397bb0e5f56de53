namespace EventManager.Domain.Registrations;

/// <summary>A <see cref="SeatPool"/>'s numbers at one moment, for whoever only reads them.</summary>
/// <param name="Capacity">Seats in all.</param>
/// <param name="Taken">Seats that are given, or held by an offer.</param>
/// <param name="Waiting">Seats that people on the waiting list ask for.</param>
public readonly record struct SeatCount(int Capacity, int Taken, int Waiting)
{
    /// <summary>Seats that somebody new can have: none while others wait for the free ones.</summary>
    public int Left => Waiting > 0 ? 0 : Math.Max(0, Capacity - Taken);
}
