using EventManager.Domain.Common;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Web.Ui.Fields;

/// <summary>What was refused, for the fields of a form that cascades it: each field finds its own by name.</summary>
public sealed class FormProblems
{
    public static readonly FormProblems None = new([]);

    private readonly IReadOnlyList<(string? Field, string Words)> problems;

    internal FormProblems(IEnumerable<Refusal> refusals, RefusalWords words)
        : this([.. refusals.Select(refusal => (refusal.Field, words.Say(refusal)))]) { }

    private FormProblems(IReadOnlyList<(string? Field, string Words)> problems) => this.problems = problems;

    public bool Any => problems.Count > 0;

    /// <summary>The same words once for each field: each of them is a way.</summary>
    public IEnumerable<string> All => problems.Distinct().Select(problem => problem.Words);

    public string? For(string field) => problems.FirstOrDefault(problem => problem.Field == field).Words;
}
