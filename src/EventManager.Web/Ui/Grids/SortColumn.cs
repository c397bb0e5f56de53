using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace EventManager.Web.Ui.Grids;

/// <summary>
/// A column whose head sorts by a property of the row. MudBlazor announces the order only of columns with a property's name, and its
/// column for properties compiles an expression whenever the page draws itself; this one has the name and the cells of a template.
/// </summary>
public sealed class SortColumn<T> : TemplateColumn<T>
{
    /// <summary>The property's name, as <see cref="GridRequest.Sort"/> brings it.</summary>
    [Parameter, EditorRequired]
    public required string By { get; set; }

    public override string PropertyName => By;

    protected override void OnInitialized()
    {
        Sortable = true;
        HeaderTemplate = _ =>
            head =>
            {
                head.OpenComponent<SortHead>(0);
                head.AddComponentParameter(1, nameof(SortHead.Title), Title ?? "");
                head.CloseComponent();
            };
        base.OnInitialized();
    }
}
