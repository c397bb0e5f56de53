namespace EventManager.Web.Ui.Grids;

/// <summary>Words of the lists that the database sorts and cuts.</summary>
internal sealed class GridText;
