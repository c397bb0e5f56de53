namespace EventManager.Web.Ui.Forms;

/// <summary>Fields of a form in which something stands that was not understood: what is wrong with each, by the field's id.</summary>
public sealed class UnreadFields
{
    private readonly Dictionary<string, string> said = [];

    public IEnumerable<string> All => said.Values;

    public bool Any => said.Count > 0;

    /// <param name="field">The input's id.</param>
    /// <param name="words">Null where it is understood, or gone.</param>
    public void Say(string field, string? words)
    {
        if (words is null)
            said.Remove(field);
        else
            said[field] = words;
    }
}
