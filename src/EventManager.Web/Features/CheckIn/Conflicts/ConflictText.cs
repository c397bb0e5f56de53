namespace EventManager.Web.Features.CheckIn.Conflicts;

/// <summary>Words of the review list for tickets that were not good.</summary>
internal sealed class ConflictText;
