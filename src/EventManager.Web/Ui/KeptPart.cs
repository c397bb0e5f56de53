using System.Collections.Concurrent;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;

namespace EventManager.Web.Ui;

/// <summary>Parts of a page as HTML, kept beside what they say and gone with it.</summary>
public sealed class KeptParts
{
    private readonly ConcurrentDictionary<(string Name, string Language), string> parts = new();

    public string? Find(string name) => parts.GetValueOrDefault((name, Languages.Current));

    public string Keep(string name, string html) => parts.GetOrAdd((name, Languages.Current), html);

    public string GetOrAdd(string name, Func<string> make) => Find(name) ?? Keep(name, make());
}

/// <summary>
/// A part of a static page that says nothing but what its <see cref="KeptParts"/> stand beside: rendered once for each language, since a
/// component costs more than its words. What changes by itself (seats, the time) never stands in one.
/// </summary>
public sealed class KeptPart : ComponentBase
{
    private string? html;

    /// <summary>Null renders it each time.</summary>
    [Parameter, EditorRequired]
    public required KeptParts? In { get; set; }

    /// <summary>With everything that it says beside that.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    [Inject]
    private IServiceProvider Services { get; set; } = null!;

    [Inject]
    private ILoggerFactory Logs { get; set; } = null!;

    protected override Task OnParametersSetAsync()
    {
        html = In?.Find(Name);
        return html is null && In is not null ? RenderAsync(In) : Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (html is not null)
            builder.AddMarkupContent(0, html);
        else if (In is null)
            builder.AddContent(1, ChildContent);
    }

    private async Task RenderAsync(KeptParts parts)
    {
        await using var renderer = new HtmlRenderer(Services, Logs);
        var part = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Alone.Content)] = ChildContent });
        html = await renderer.Dispatcher.InvokeAsync(async () =>
            parts.Keep(Name, (await renderer.RenderComponentAsync<Alone>(part)).ToHtmlString())
        );
    }

    private sealed class Alone : ComponentBase
    {
        [Parameter]
        public RenderFragment? Content { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Content);
    }
}
