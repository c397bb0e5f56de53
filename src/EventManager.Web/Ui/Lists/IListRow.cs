namespace EventManager.Web.Ui.Lists;

/// <summary>A row of a list.</summary>
public interface IListRow
{
    Guid Id { get; }

    /// <summary>Says whose row it is: on its link, its boxes, its menu.</summary>
    string Name { get; }
}
