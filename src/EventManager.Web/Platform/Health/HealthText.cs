namespace EventManager.Web.Platform.Health;

/// <summary>Names the resource with the words of what was found.</summary>
public sealed class HealthText;
