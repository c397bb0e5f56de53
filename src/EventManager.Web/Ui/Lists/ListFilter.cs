namespace EventManager.Web.Ui.Lists;

/// <summary>Something by which a list is filtered; its choice stands in the address and in saved views, so it never names a person.</summary>
/// <param name="Key">In the address: <c>state</c>.</param>
/// <param name="Label">In words.</param>
/// <param name="All">The words for no choice.</param>
/// <param name="Choices">Values and their words.</param>
public sealed record ListFilter(string Key, string Label, string All, IReadOnlyList<(string Value, string Words)> Choices)
{
    /// <summary>The choices that the list's query knows, each in words.</summary>
    public static ListFilter Of(IListQuery list, string key, string label, string all, Func<string, string> words) =>
        new(key, label, all, [.. list.Choices[key].Select(value => (value, words(value)))]);

    public string? WordsOf(string value) => Choices.Where(one => one.Value == value).Select(one => one.Words).FirstOrDefault();
}
