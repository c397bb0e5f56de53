using EventManager.Domain.Common;

namespace EventManager.Web.Ui.Lists;

/// <summary>What must be answered before something is done to one row.</summary>
/// <param name="Title">Names the row.</param>
/// <param name="Text">What follows from it.</param>
/// <param name="Confirm">The answer that does it; it names what it does.</param>
/// <param name="Do">Does it.</param>
public sealed record ListQuestion(string Title, string Text, string Confirm, Func<Task> Do)
{
    public bool IsDanger { get; init; }
}

/// <summary>How what was done to one row is taken back.</summary>
/// <param name="Do">Takes it back.</param>
/// <param name="Done">What is said then.</param>
public sealed record ListUndo(Func<Task<Result<Done>>> Do, string Done);

/// <summary>What is done to one row: asked before, said after, and read anew.</summary>
public sealed partial class ListPage<T>
{
    private ListQuestion? question;
    private string? outcome;
    private bool isRefused;
    private ListUndo? undo;
    private bool isDoing;

    public void Ask(ListQuestion asked)
    {
        question = asked;
        CloseMenu();
    }

    /// <summary>Does it unless something is being done, says what became of it and reads the list anew.</summary>
    public async Task DoAsync(Func<Task<Result<Done>>> change, string done, ListUndo? back = null)
    {
        if (isDoing)
            return;
        isDoing = true;
        var refusal = (await change()).Refusal;
        isDoing = false;
        Say(refusal, done);
        undo = refusal is null ? back : null;
        await OnChanged.InvokeAsync();
        await ReloadAsync();
    }

    public void Say(Refusal? refusal, string done)
    {
        (isRefused, outcome, undo) = (refusal is not null, refusal is null ? done : Refusals.Say(refusal), null);
        StateHasChanged();
    }

    private Task AnswerAsync(ListQuestion answered)
    {
        question = null;
        return answered.Do();
    }
}
