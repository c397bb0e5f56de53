namespace EventManager.Web.Ui.Forms;

/// <summary>A form while it is edited, and how it was when it was opened: so that it can be joined with what somebody else saves meanwhile.</summary>
internal sealed class EditedForm<TForm>(FormFields<TForm> known, TForm form)
    where TForm : class
{
    private FormFields<TForm> fields = known;
    private IReadOnlyDictionary<string, string> before = known.Shown(form);

    public TForm Form { get; private set; } = form;

    /// <summary>Null where nobody else has saved.</summary>
    public FormConflict? Conflict { get; private set; }

    /// <summary>What was told by the browser so far; what is typed in a field that nobody has left is not in it yet.</summary>
    public bool IsChanged => fields.Shown(Form).Any(now => before[now.Key] != now.Value);

    /// <summary>What was typed here is put into what somebody else saved; what both changed is chosen by whoever sits here.</summary>
    /// <param name="read">
    /// The form of what was read once, made anew by each call: one stays as it was saved, the other is edited on. Read twice, somebody
    /// could save in between, and be overwritten by a version that nobody has compared.
    /// </param>
    /// <param name="change">Who saved it, and when.</param>
    /// <param name="fieldsNow">Where what was read decides which fields there are; null where they stay the same.</param>
    public void JoinWith(Func<TForm> read, (string? Name, DateTimeOffset At) change, Func<TForm, FormFields<TForm>>? fieldsNow = null)
    {
        var (theirs, joined) = (read(), read());
        Conflict = fields.Join(before, Form, theirs, joined, change);
        fields = fieldsNow?.Invoke(theirs) ?? fields;
        before = fields.Shown(theirs);
        Form = joined;
    }
}
