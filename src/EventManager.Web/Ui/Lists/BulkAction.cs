using EventManager.Domain.Common;

namespace EventManager.Web.Ui.Lists;

/// <summary>What can be done to chosen rows; each is a task with progress, cancel and a report, or leads to a page.</summary>
/// <param name="Kind">The kind of task.</param>
/// <param name="Label">On the button.</param>
/// <param name="Title">The question, for a number of rows.</param>
/// <param name="Text">What follows from it.</param>
public sealed record BulkAction(string Kind, string Label, Func<int, string> Title, string Text)
{
    public bool IsDanger { get; init; }

    /// <summary>The kind of task that takes back what this one did; null where that is not to be taken back: a mail that has gone out.</summary>
    public string? Undo { get; init; }

    /// <summary>Its file names people, or it touches accounts: whoever asks must have shown lately who they are.</summary>
    public bool AsksWho { get; init; }

    /// <summary>It does nothing but lead on: to a page of ours that is about the chosen rows. Nothing is asked before; null for a task.</summary>
    public Func<IReadOnlyList<Guid>, CancellationToken, Task<Result<string>>>? Leads { get; private init; }

    public static BulkAction Leading(string label, Func<IReadOnlyList<Guid>, CancellationToken, Task<Result<string>>> leads) =>
        new("", label, _ => label, "") { Leads = leads };
}
