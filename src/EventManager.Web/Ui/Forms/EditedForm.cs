namespace EventManager.Web.Ui.Forms;

/// <summary>A form while it is edited, and how it was when it was opened: so that it can be joined with what somebody else saves meanwhile.</summary>
internal sealed class EditedForm<TForm>(FormFields<TForm> fields, TForm form)
    where TForm : class
{
    private IReadOnlyDictionary<string, string> before = fields.Shown(form);

    public TForm Form { get; private set; } = form;

    /// <summary>Null where nobody else has saved.</summary>
    public FormConflict? Conflict { get; private set; }

    /// <summary>What was typed here is put into what somebody else saved; what both changed is chosen by whoever sits here.</summary>
    /// <param name="theirs">As it is saved now.</param>
    /// <param name="joined">The same, read once more: it is edited on.</param>
    /// <param name="change">Who saved it, and when.</param>
    public void JoinWith(TForm theirs, TForm joined, (string? Name, DateTimeOffset At) change)
    {
        Conflict = fields.Join(before, Form, theirs, joined, change);
        before = fields.Shown(theirs);
        Form = joined;
    }
}
