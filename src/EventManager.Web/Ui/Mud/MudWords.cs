using Microsoft.Extensions.Localization;
using MudBlazor;

namespace EventManager.Web.Ui.Mud;

/// <summary>Says MudBlazor's words in the page's language. What is missing it says in its own English.</summary>
internal sealed class MudWords(IStringLocalizer<MudText> text) : MudLocalizer
{
    public override LocalizedString this[string key] => text[key];

    // Some formats are fetched as they are and filled in by the component: without arguments nothing may be filled in here.
    public override LocalizedString this[string key, params object[] arguments] => arguments.Length == 0 ? text[key] : text[key, arguments];
}
