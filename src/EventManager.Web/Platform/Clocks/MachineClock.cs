namespace EventManager.Web.Platform.Clocks;

/// <summary>The clock of this machine, right or wrong. Everything but <see cref="SharedClock"/> asks the program's.</summary>
internal sealed record MachineClock(TimeProvider Time);
