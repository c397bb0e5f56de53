namespace EventManager.Web.Ui.Fields;

/// <summary>
/// What came of a form, for the parts of a page that say so: the title begins with it, and the summary leads to each field. What stands at a
/// field is told by the field, so that no page has to name its fields twice. Lives as long as a page's request, or a circuit.
/// </summary>
internal sealed class FormOutcome
{
    private readonly List<(string Field, string Words, string? Label)> errors = [];
    private int refusals;
    private int saved;

    /// <summary>Something was told or taken back.</summary>
    public event Action? Changed;

    public bool IsRefused => refusals > 0 || errors.Count > 0;

    public bool IsSaved => saved > 0 && !IsRefused;

    /// <summary>The id of the field where these words stand; null where they belong to none.</summary>
    /// <param name="words">What is wrong.</param>
    /// <param name="nth">From 0: of several fields with the same words.</param>
    public string? FieldOf(string words, int nth) => errors.Where(error => error.Words == words).ElementAtOrDefault(nth).Field;

    /// <summary>What the field is called, where several have the same words.</summary>
    public string? LabelOf(string words, int nth)
    {
        var same = errors.Where(error => error.Words == words).ToList();
        return same.Count > 1 ? same.ElementAtOrDefault(nth).Label : null;
    }

    /// <returns>Takes it back.</returns>
    public IDisposable ErrorAt(string field, string words, string? label = null)
    {
        var error = (field, words, label);
        return Told(() => errors.Add(error), () => errors.Remove(error));
    }

    /// <inheritdoc cref="ErrorAt"/>
    public IDisposable Refused() => Told(() => refusals++, () => refusals--);

    /// <inheritdoc cref="ErrorAt"/>
    public IDisposable Saved() => Told(() => saved++, () => saved--);

    private Taken Told(Action tell, Action takeBack)
    {
        tell();
        Changed?.Invoke();
        return new Taken(() =>
        {
            takeBack();
            Changed?.Invoke();
        });
    }

    private sealed class Taken(Action takeBack) : IDisposable
    {
        private Action? once = takeBack;

        public void Dispose()
        {
            (var now, once) = (once, null);
            now?.Invoke();
        }
    }
}
