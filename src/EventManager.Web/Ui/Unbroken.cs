using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace EventManager.Web.Ui;

/// <summary>A sentence in which no line ends at the hyphen of "E-Mail": browsers break there, and no style tells one hyphen from another.</summary>
public sealed class Unbroken : ComponentBase
{
    private const string Whole = "E-Mail";

    [Parameter, EditorRequired]
    public required string Words { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var (number, part) in Words.Split(Whole).Index())
        {
            if (number > 0)
            {
                builder.OpenElement(0, "span");
                builder.AddAttribute(1, "class", "unbroken");
                builder.AddContent(2, Whole);
                builder.CloseElement();
            }
            builder.AddContent(3, part);
        }
    }
}
