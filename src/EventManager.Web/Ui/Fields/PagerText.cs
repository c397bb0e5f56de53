namespace EventManager.Web.Ui.Fields;

/// <summary>Words of the pager.</summary>
internal sealed class PagerText;
