using EventManager.Web.Shell;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace EventManager.Web.Platform.Security;

/// <summary>
/// What somebody typed, or pasted from a broken file, and no text can hold: no component hears of it, and the field says so in words
/// (unreadable.ts). In one place, so that no page needs to know of it.
/// </summary>
internal sealed class UnreadableInput(IJSRuntime browser, IStringLocalizer<ShellText> text) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next
    ) =>
        context =>
        {
            if (!CircuitInput.IsUnreadable)
                return next(context);
            _ = SayAsync();
            return Task.CompletedTask;
        };

    private async Task SayAsync()
    {
        try
        {
            await browser.InvokeVoidAsync("organisers.refuseText", text["Unreadable"].Value);
        }
        catch (Exception error)
            when (error is JSException or JSDisconnectedException or OperationCanceledException or InvalidOperationException)
        {
            // The browser is gone, or its page's script is not there yet: what was typed is not taken all the same.
        }
    }
}
