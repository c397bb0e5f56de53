namespace EventManager.Web.Ui.Mud;

/// <summary>MudBlazor's own words; the keys are its.</summary>
internal sealed class MudText;
