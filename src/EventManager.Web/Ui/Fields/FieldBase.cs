using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Ui.Fields;

/// <summary>A field of a form: label, help, value, and what was refused about it.</summary>
public abstract class FieldBase<T> : ComponentBase
{
    /// <summary>The refusals' path, for example <c>startsAt</c>; also the element's id.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    public string? Help { get; set; }

    [Parameter]
    public T? Value { get; set; }

    [Parameter]
    public EventCallback<T?> ValueChanged { get; set; }

    [Parameter]
    public bool Disabled { get; set; }

    [CascadingParameter]
    internal FormProblems? Problems { get; set; }

    protected T? Current
    {
        get => Value;
        set => _ = ValueChanged.InvokeAsync(value);
    }

    protected string Id => "field-" + Name.Replace('.', '-');

    protected virtual string? Error => Problems?.For(Name);

    protected string? DescribedBy =>
        (Help, Error) switch
        {
            (null, null) => null,
            (_, null) => Id + "-help",
            (null, _) => Id + "-error",
            _ => $"{Id}-help {Id}-error",
        };

    protected string? Invalid => Error is null ? null : "true";
}
