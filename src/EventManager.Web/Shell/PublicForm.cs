using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Shell;

/// <summary>
/// A page, or a part of one, with forms that anybody can send. Where one address sends too many, the form is not acted upon: it is shown
/// again with what was typed, and the layout says how long to wait.
/// </summary>
[LimitedForms]
public abstract class PublicForm : ComponentBase, IHandleEvent
{
    [CascadingParameter]
    protected HttpContext Http { get; set; } = null!;

    protected CancellationToken Stop => Http.RequestAborted;

    /// <summary>Name of the form that was sent.</summary>
    protected string? Sent => Http.Request.HasFormContentType ? Http.Request.Form["_handler"].ToString() : null;

    /// <summary>Takes up what was typed where the form's own parameters do not hold it.</summary>
    protected virtual Task KeepTypedAsync() => Task.CompletedTask;

    /// <summary>Every submit passes here, so that no handler can forget the limit.</summary>
    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg)
    {
        await (Http.Features.Get<TooManyForms>() is null ? item.InvokeAsync(arg) : KeepTypedAsync());
        StateHasChanged();
    }
}
