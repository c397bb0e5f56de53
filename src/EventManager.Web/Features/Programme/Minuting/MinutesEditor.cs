using EventManager.Domain.Programme;

namespace EventManager.Web.Features.Programme.Minuting;

/// <summary>Minutes as they are typed.</summary>
public sealed class MinutesEditor
{
    private MinutesBody loaded = MinutesBody.None;

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

    /// <summary>Somebody else's revision was read: the next save replaces it knowingly. What is typed stays.</summary>
    public void Follow(int revision) => BasedOn = revision;

    public void Load(MinutesBody body, int basedOn)
    {
        Fill(body);
        BasedOn = basedOn;
        loaded = body;
    }

    /// <summary>An older text into the editor, to be saved as a new revision.</summary>
    public void Restore(MinutesBody body) => Fill(body);

    private void Fill(MinutesBody body)
    {
        Markdown = body.Markdown;
        Decisions.Clear();
        Decisions.AddRange(MinutesRules.Decisions(body.Decisions).Select(text => new DecisionRow { Text = text }));
        Tasks.Clear();
        Tasks.AddRange(
            MinutesRules
                .Tasks(body.Tasks)
                .Select(task => new TaskRow
                {
                    What = task.What,
                    Who = task.Who,
                    Until = task.Until,
                })
        );
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
}
