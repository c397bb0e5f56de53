using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Shell.Organising;

/// <summary>What an address asks its page to begin with: <c>?do=new</c> opens the form.</summary>
internal static class AskedDo
{
    private const string Name = "do";

    /// <summary>
    /// Once it is done the address says so no more: a page that is drawn anew, a reload and Back do not begin again, and who asks once more
    /// gets it once more.
    /// </summary>
    public static void ForgetDo(this NavigationManager navigation)
    {
        var clean = navigation.GetUriWithQueryParameter(Name, (string?)null);
        if (clean != navigation.Uri)
            navigation.NavigateTo(clean, replace: true);
    }
}
