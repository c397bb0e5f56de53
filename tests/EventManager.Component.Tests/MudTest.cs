using Bunit;
using EventManager.Web.Ui.Mud;
using MudBlazor;

namespace EventManager.Component.Tests;

/// <summary>A component that stands on MudBlazor.</summary>
public abstract class MudTest : PageTest
{
    protected MudTest()
    {
        Services.AddMud();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Render<MudPopoverProvider>();
    }
}
