using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace EventManager.Web.Shell;

/// <summary>
/// How the organiser's pages run: over a circuit, without prerendering, since nobody finds them by a search engine and every query
/// would run twice. A page says <c>@rendermode OrganiserMode.Interactive</c>.
/// </summary>
internal static class OrganiserMode
{
    public static readonly IComponentRenderMode Interactive = new InteractiveServerRenderMode(prerender: false);
}
