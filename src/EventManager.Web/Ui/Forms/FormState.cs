namespace EventManager.Web.Ui.Forms;

/// <summary>What the save bar says; that something was typed since, only the browser knows (forms.ts).</summary>
public enum FormState
{
    Unchanged,
    Saving,
    Saved,

    /// <summary>Something has to be put right.</summary>
    Refused,

    /// <summary>The database was away: the same can be tried again.</summary>
    Failed,
}

/// <summary>One attempt to save a form: whoever does it says when it is done; else something was refused.</summary>
public sealed class FormSaving
{
    public bool IsDone { get; private set; }

    public void Done() => IsDone = true;
}
