using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using MudBlazor;

namespace EventManager.Browser.Tests.Organising;

/// <summary>Parts of MudBlazor that pages will use, each in each colour: a menu, tabs, buttons, chips, notices, progress.</summary>
public sealed class PartsSample : ComponentBase
{
    private static readonly Color[] Colours =
    [
        Color.Default,
        Color.Primary,
        Color.Secondary,
        Color.Tertiary,
        Color.Info,
        Color.Success,
        Color.Warning,
        Color.Error,
        Color.Dark,
    ];

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        Add<MudDialog>(builder, ("DialogContent", (RenderFragment)Content), ("TitleContent", Text("Parts")));
    }

    private static void Content(RenderTreeBuilder builder)
    {
        Add<MudMenu>(builder, ("Label", "Menu"), ("ChildContent", (RenderFragment)MenuItems));
        Add<MudTabs>(builder, ("ChildContent", (RenderFragment)Panels));
        foreach (var colour in Colours)
        {
            var words = Text(colour.ToString());
            Add<MudButton>(builder, ("Variant", Variant.Filled), ("Color", colour), ("ChildContent", words));
            Add<MudChip<string>>(builder, ("Color", colour), ("ChildContent", words));
        }
        foreach (var severity in Enum.GetValues<Severity>())
            Add<MudAlert>(builder, ("Severity", severity), ("Variant", Variant.Filled), ("ChildContent", Text(severity.ToString())));
        Add<MudProgressLinear>(builder, ("Indeterminate", true), ("aria-label", "Progress"));
    }

    private static void MenuItems(RenderTreeBuilder builder)
    {
        Add<MudMenuItem>(builder, ("ChildContent", Text("Open")));
        Add<MudMenuItem>(builder, ("Disabled", true), ("ChildContent", Text("Close")));
    }

    private static void Panels(RenderTreeBuilder builder)
    {
        Add<MudTabPanel>(builder, ("Text", "First"), ("ChildContent", Text("The first panel")));
        Add<MudTabPanel>(builder, ("Text", "Second"), ("ChildContent", Text("The second panel")));
    }

    private static RenderFragment Text(string words) => builder => builder.AddContent(0, words);

    private static void Add<TPart>(RenderTreeBuilder builder, params (string Name, object Value)[] parameters)
        where TPart : notnull, IComponent
    {
        builder.OpenComponent<TPart>(0);
        foreach (var (name, value) in parameters)
            builder.AddComponentParameter(1, name, value);
        builder.CloseComponent();
    }
}
