using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Shell;

/// <summary>
/// Blazor writes what a circuit would need to take a page over, encrypted, below every page: a kilobyte that nobody reads below a page that
/// never becomes one, and a tenth of what such a page costs.
/// </summary>
internal static class StatelessPages
{
    /// <summary>How the framework says which render modes a page may have; the type is its own.</summary>
    private const string RenderModes = "Microsoft.AspNetCore.Components.Endpoints.ConfiguredRenderModesMetadata";

    public static void AddStatelessPages(this RazorComponentsEndpointConventionBuilder pages) =>
        pages.Finally(page =>
        {
            if (page.Metadata.OfType<RenderModeAttribute>().Any())
                return;
            for (var at = 0; at < page.Metadata.Count; at++)
            {
                if (page.Metadata[at].GetType() is { FullName: RenderModes } type)
                    page.Metadata[at] = Activator.CreateInstance(type, [Array.Empty<IComponentRenderMode>()])!;
            }
        });
}
