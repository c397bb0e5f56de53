using System.Globalization;
using EventManager.Domain.Common;
using EventManager.Web.Ui.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Ui.Fields;

/// <summary>A field in which something is typed that has to be understood; until then what was typed stays, and the form is not saved.</summary>
public abstract class TypedFieldBase<T> : FieldBase<T?>, IDisposable
    where T : struct
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    private string? unread;
    private T? before;
    private T? stood;
    private bool isTaken;

    [CascadingParameter]
    public UnreadFields? Unread { get; set; }

    [Inject]
    internal IStringLocalizer<FieldText> Words { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    /// <summary>In a table: no frame, and the heading stands for the label.</summary>
    [Parameter]
    public bool IsCell { get; set; }

    /// <summary>Nothing is not understood either: a value that must be there would else stand in for it.</summary>
    [Parameter]
    public bool IsRequired { get; set; }

    protected override string? Error => unread is null ? base.Error : Words["NotUnderstood." + typeof(T).Name, Label].Value;

    protected string Shown => unread ?? (Value is { } value ? Write(value, German) : "");

    protected string? Meant => unread is null && Value is { } value ? Say(value) : null;

    protected DateOnly Today => DateOnly.FromDateTime(Zone.ToLocal(Clock.GetUtcNow(), Zone.Default).DateTime);

    protected abstract T? Read(string typed);

    protected abstract string Write(T value, CultureInfo german);

    /// <summary>What was understood, where that is more than what stands there.</summary>
    protected abstract string? Say(T value);

    protected override void OnParametersSet()
    {
        if (unread is null)
            return;
        // Another value from outside is right: what could not be read was about the one before. Not so the one that stood here when it
        // was typed: whoever draws this field anew before the form has taken the new one brings it along once more.
        if (Nullable.Equals(Value, before))
            isTaken = true;
        else if (isTaken || !Nullable.Equals(Value, stood))
            Judge(null);
    }

    protected async Task TakeAsync(string typed)
    {
        var text = typed.Trim();
        var read = text.Length == 0 ? null : Read(text);
        (before, stood, isTaken) = (read, Value, false);
        Judge(read is null && (IsRequired || text.Length > 0) ? text : null);
        await ValueChanged.InvokeAsync(read);
    }

    private void Judge(string? notUnderstood)
    {
        unread = notUnderstood;
        Unread?.Say(Id, unread is null ? null : Error);
    }

    public void Dispose()
    {
        Unread?.Say(Id, null);
        GC.SuppressFinalize(this);
    }
}
