using EventManager.Domain.Programme;

namespace EventManager.Web.Features.Programme.Minuting;

/// <summary>Minutes as they are typed. Below the last decision and the last task there is always an empty row for the next one.</summary>
public sealed class MinutesEditor
{
    private MinutesBody loaded;

    public MinutesEditor(MinutesBody body)
    {
        Fill(body);
        BasedOn = body.Revision;
        loaded = body;
    }

    public string Markdown { get; set; } = "";

    public List<DecisionRow> Decisions { get; } = [];

    public List<TaskRow> Tasks { get; } = [];

    /// <summary>The revision that the next save follows.</summary>
    public int BasedOn { get; private set; }

    public string DecisionsText => MinutesRules.DecisionsText(Decisions.Select(row => row.Text));

    public string TasksText => MinutesRules.TasksText(Tasks.Select(row => new MinutesTask(row.What, row.Who, row.Until)));

    public bool IsChanged => Markdown != loaded.Markdown || DecisionsText != loaded.Decisions || TasksText != loaded.Tasks;

    public MinutesBody Body => new(BasedOn, Markdown, DecisionsText, TasksText, "", default);

    /// <summary>What stands in the editor is what was saved as this revision.</summary>
    public void Saved(int revision)
    {
        BasedOn = revision;
        loaded = Body;
    }

    /// <summary>An older text into the editor, to be saved as a new revision.</summary>
    public void Restore(MinutesBody body) => Fill(body);

    /// <summary>Something was typed: also what is put back row by row, from a draft, finds a row.</summary>
    public void Grow()
    {
        if (Decisions.Count == 0 || Decisions[^1].Text.Length > 0)
            Decisions.Add(new());
        if (Tasks.Count == 0 || !Tasks[^1].IsEmpty)
            Tasks.Add(new());
    }

    public void TakeDecisions(string lines)
    {
        Decisions.Clear();
        Decisions.AddRange(MinutesRules.Decisions(lines).Select(text => new DecisionRow { Text = text }));
        Grow();
    }

    public void TakeTasks(string lines)
    {
        Tasks.Clear();
        Tasks.AddRange(
            MinutesRules
                .Tasks(lines)
                .Select(task => new TaskRow
                {
                    What = task.What,
                    Who = task.Who,
                    Until = task.Until,
                })
        );
        Grow();
    }

    private void Fill(MinutesBody body)
    {
        Markdown = body.Markdown;
        TakeDecisions(body.Decisions);
        TakeTasks(body.Tasks);
    }
}

public sealed class DecisionRow
{
    public string Text { get; set; } = "";
}

public sealed class TaskRow
{
    public string What { get; set; } = "";

    public string Who { get; set; } = "";

    public string Until { get; set; } = "";

    public bool IsEmpty => What.Length == 0 && Who.Length == 0 && Until.Length == 0;
}
