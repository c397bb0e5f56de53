namespace EventManager.Web.Ui.Lists;

/// <summary>Words of every list: filters, views, columns, selection, details, keys.</summary>
internal sealed class ListText;
