namespace EventManager.Web.Ui.Lists;

/// <summary>Which rows a list asks for.</summary>
/// <param name="Text">What was typed into the search; empty for all.</param>
/// <param name="Look">Filters and order.</param>
/// <param name="Skip">Rows before the page.</param>
/// <param name="Take">Rows of the page.</param>
public sealed record ListRequest(string Text, ListLook Look, int Skip, int Take);
