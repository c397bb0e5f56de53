namespace EventManager.Web.Ui.Lists;

/// <summary>Something that happened to a row.</summary>
/// <param name="Who">Who did it; empty where nobody of the team did.</param>
/// <param name="More">State, numbers; may be empty.</param>
public sealed record TimelineEntry(DateTimeOffset At, TimelineKind Kind, string What, string Who = "", string More = "");

public enum TimelineKind
{
    Change,
    Mail,
    Door,
}
