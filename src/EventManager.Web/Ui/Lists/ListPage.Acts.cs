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

/// <summary>What is done to one row: asked before, said after, and read anew.</summary>
public sealed partial class ListPage<T>
{
    private ListQuestion? question;
    private string? outcome;
    private bool isRefused;
    private bool isDoing;

    public void Ask(ListQuestion asked)
    {
        question = asked;
        CloseMenu();
    }

    /// <summary>Does it unless something is being done, says what became of it and reads the list anew.</summary>
    public async Task DoAsync(Func<Task<Result<Done>>> change, string done)
    {
        if (isDoing)
            return;
        isDoing = true;
        var refusal = (await change()).Refusal;
        isDoing = false;
        Say(refusal, done);
        await OnChanged.InvokeAsync();
        await ReloadAsync();
    }

    public void Say(Refusal? refusal, string done)
    {
        (isRefused, outcome) = (refusal is not null, refusal is null ? done : Refusals.Say(refusal));
        StateHasChanged();
    }

    private Task AnswerAsync(ListQuestion answered)
    {
        question = null;
        return answered.Do();
    }
}
