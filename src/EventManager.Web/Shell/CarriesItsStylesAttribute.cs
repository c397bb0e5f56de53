namespace EventManager.Web.Shell;

/// <summary>On a page that people come upon first, over a bad network: its styles come with it (<see cref="FirstStyles"/>), not after it.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class CarriesItsStylesAttribute : Attribute;
