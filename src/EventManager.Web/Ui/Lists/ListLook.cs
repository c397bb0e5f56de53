using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace EventManager.Web.Ui.Lists;

/// <summary>
/// How a list is looked at, as its address says it: so that Back, a reload and a link to a colleague show the same rows. What is typed
/// into the search is a part of it only where it can name nobody (<see cref="Called"/>): addresses are written down by browsers and proxies.
/// </summary>
/// <param name="Sort">Key of a column.</param>
/// <param name="Descending">From the end.</param>
/// <param name="Page">From 1.</param>
/// <param name="Open">The row whose details are open; an id opens nothing by itself.</param>
public sealed record ListLook(string Sort, bool Descending = false, int Page = 1, Guid? Open = null)
{
    private const int MostPages = 1_000_000;

    /// <summary>As the field of the search takes it.</summary>
    private const int LongestSearch = 200;

    /// <summary>Chosen values by the filter's key.</summary>
    public IReadOnlyDictionary<string, string> Filters { get; init; } = new Dictionary<string, string>();

    /// <summary>What is looked for, in a list of things that are no persons; empty everywhere else.</summary>
    public string Called { get; init; } = "";

    public string? this[string filter] => Filters.GetValueOrDefault(filter);

    /// <summary>What nobody offers is left out: an address can be typed.</summary>
    /// <param name="query">Behind the question mark.</param>
    /// <param name="start">The look of an address without one.</param>
    /// <param name="filters">Those of the list.</param>
    /// <param name="sorts">Keys of the columns that sort.</param>
    /// <param name="keepsSearch">What is looked for stands there too.</param>
    public static ListLook Read(
        string query,
        ListLook start,
        IEnumerable<ListFilter> filters,
        IReadOnlyCollection<string> sorts,
        bool keepsSearch = false
    )
    {
        var said = QueryHelpers.ParseQuery(query);
        var order = Value("sort") ?? "";
        var sort = order.TrimStart('-');
        var look = sorts.Contains(sort) ? start with { Sort = sort, Descending = order.StartsWith('-') } : start;
        var page = int.TryParse(Value("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        return look with
        {
            Page = Math.Clamp(page, 1, MostPages),
            Called = keepsSearch ? Cut(Value("called") ?? "") : "",
            Open = Guid.TryParse(Value("open"), out var open) ? open : null,
            Filters = filters
                .Select(filter => (filter.Key, Value: Value(filter.Key) ?? "", filter))
                .Where(one => one.filter.WordsOf(one.Value) is not null)
                .ToDictionary(one => one.Key, one => one.Value),
        };

        static string Cut(string text) => text.Length <= LongestSearch ? text : "";

        string? Value(string key) => said.TryGetValue(key, out var values) ? values[0] : null;
    }

    /// <summary>With another choice, from the first page; empty takes the filter away.</summary>
    public ListLook With(string filter, string value)
    {
        var filters = Filters.Where(one => one.Key != filter).ToDictionary();
        if (value.Length > 0)
            filters[filter] = value;
        return this with { Filters = filters, Page = 1 };
    }

    /// <summary>Filters and order alone: what a saved view keeps.</summary>
    public string View(ListLook start) => Write(start, isWhole: false);

    /// <summary>
    /// As <see cref="View"/>, with what a former view asks for and this list does not offer now: a time of another event, a choice that has
    /// gone. Whoever changes the view here does not mean that.
    /// </summary>
    public string ViewOver(string former, ListLook start, IEnumerable<ListFilter> filters)
    {
        var offered = filters.ToDictionary(filter => filter.Key);
        var unknown = QueryHelpers
            .ParseQuery(former)
            .Select(one => (one.Key, Value: one.Value[0] ?? ""))
            .Where(one => one.Key != "sort" && !Filters.ContainsKey(one.Key))
            .Where(one => !offered.TryGetValue(one.Key, out var filter) || filter.WordsOf(one.Value) is null);
        return (this with { Filters = Filters.Concat(unknown.Select(one => KeyValuePair.Create(one.Key, one.Value))).ToDictionary() }).View(
            start
        );
    }

    /// <summary>All of it, behind the list's path; empty where it is the list's own look.</summary>
    public string Query(ListLook start) => Write(start, isWhole: true);

    private string Write(ListLook start, bool isWhole)
    {
        var parts = Filters.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Value)).ToList();
        if (isWhole && Called.Length > 0)
            parts.Add(("called", Called));
        if (Sort != start.Sort || Descending != start.Descending)
            parts.Add(("sort", (Descending ? "-" : "") + Sort));
        if (isWhole && Page > 1)
            parts.Add(("page", Page.ToString(CultureInfo.InvariantCulture)));
        if (isWhole && Open is { } open)
            parts.Add(("open", open.ToString()));
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts.Select(one => one.Item1 + "=" + Uri.EscapeDataString(one.Item2)));
    }
}
