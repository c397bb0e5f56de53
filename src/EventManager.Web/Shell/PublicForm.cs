using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Shell;

/// <summary>
/// A page, or a part of one, with forms that anybody can send. Where one address sends too many, the form is not acted upon: it is shown
/// again with what was typed, and the layout says how long to wait. The same holds for one without a valid token (<see cref="UnsentForm"/>).
/// </summary>
[LimitedForms]
public abstract class PublicForm : ComponentBase, IHandleEvent
{
    [CascadingParameter]
    protected HttpContext Http { get; set; } = null!;

    protected CancellationToken Stop => Http.RequestAborted;

    /// <summary>Name of the form that was sent; null where the page is shown anew because it does not have that form any more.</summary>
    protected string? Sent =>
        HttpMethods.IsPost(Http.Request.Method) && Http.Request.HasFormContentType ? Http.Request.Form["_handler"].ToString() : null;

    /// <summary>Takes up what was typed where the form's own parameters do not hold it.</summary>
    protected virtual Task KeepTypedAsync() => Task.CompletedTask;

    /// <summary>Every submit passes here, so that no handler can forget the limit or the token.</summary>
    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg)
    {
        await (
            Http.Features.Get<TooManyForms>() is null && Http.Features.Get<UnsentForm>() is null ? item.InvokeAsync(arg) : KeepTypedAsync()
        );
        StateHasChanged();
    }
}
