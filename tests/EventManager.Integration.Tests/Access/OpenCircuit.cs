// What a page drew is read to its end: a test that the framework breaks is a test to write anew.
#pragma warning disable BL0006
using System.Security.Claims;
using EventManager.Testing;
using EventManager.Web.Platform.Security;
using EventManager.Web.Shell;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.HtmlRendering.Infrastructure;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EventManager.Integration.Tests.Access;

/// <summary>
/// A page as a circuit holds it: with the services, the identity and the guard of its own scope, drawn without a browser. What a browser
/// asks is what passes the guard.
/// </summary>
internal sealed class OpenCircuit : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly AsyncServiceScope scope;
    private readonly Drawing drawing;

    private OpenCircuit(TestApp app)
    {
        scope = app.Services.CreateAsyncScope();
        drawing = new Drawing(scope.ServiceProvider);
        Guard = scope.ServiceProvider.GetRequiredService<CircuitGuard>();
    }

    public CircuitGuard Guard { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="app">The program.</param>
    /// <param name="client">Whose cookie says who it is.</param>
    /// <param name="page">The component.</param>
    /// <param name="address">Where it stands, with its route's values.</param>
    /// <param name="values">Of the route, by name.</param>
    public static async Task<OpenCircuit> OpenAsync(
        TestApp app,
        HttpClient client,
        Type page,
        string address,
        Dictionary<string, object?> values
    )
    {
        var circuit = new OpenCircuit(app);
        var services = circuit.scope.ServiceProvider;
        var who = Task.FromResult(new AuthenticationState(WhoIs(services, client)));
        ((IHostEnvironmentAuthenticationStateProvider)services.GetRequiredService<AuthenticationStateProvider>()).SetAuthenticationState(
            who
        );
        var root = app.Address.ToString();
        ((IHostEnvironmentNavigationManager)services.GetRequiredService<NavigationManager>()).Initialize(
            root,
            root + address.TrimStart('/')
        );
        await circuit.Guard.OnCircuitOpenedAsync(null!, Stop);
        await circuit.drawing.DrawAsync(page, values).WaitAsync(Patience, Stop);
        return circuit;
    }

    /// <summary>Whether the next click, or whatever else the browser sends, reaches the page.</summary>
    public async Task<bool> TakesAnActionAsync()
    {
        var went = false;
        await Guard.CreateInboundActivityHandler(_ =>
        {
            went = true;
            return Task.CompletedTask;
        })(null!);
        return went;
    }

    /// <summary>Every element that hears of this, as a browser finds it now.</summary>
    public Task<List<Listening>> ListeningAsync(params string[] events) =>
        drawing.Dispatcher.InvokeAsync(() => drawing.Listening().Where(element => events.Contains(element.Event)).ToList());

    /// <summary>What a browser tells of an element; what went meanwhile hears nothing.</summary>
    public Task SendAsync(Listening element, EventArgs said) =>
        drawing.Dispatcher.InvokeAsync(() => drawing.SendAsync(element, said)).WaitAsync(Patience, Stop);

    public async ValueTask DisposeAsync()
    {
        await Guard.OnCircuitClosedAsync(null!, Stop);
        await drawing.DisposeAsync();
        await scope.DisposeAsync();
    }

    /// <summary>As its cookie says.</summary>
    public static ClaimsPrincipal WhoIs(IServiceProvider services, HttpClient client)
    {
        var cookie = client.DefaultRequestHeaders.GetValues("Cookie").Single().Split('=', 2)[1];
        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        return options.TicketDataFormat.Unprotect(cookie)!.Principal;
    }

    /// <summary>Draws what says that it runs over a circuit, which a renderer of static pages refuses.</summary>
    private sealed class Drawing(IServiceProvider services) : StaticHtmlRenderer(services, services.GetRequiredService<ILoggerFactory>())
    {
        public Task DrawAsync(Type page, Dictionary<string, object?> values) =>
            Dispatcher.InvokeAsync(() =>
            {
                RenderFragment content = builder =>
                {
                    builder.OpenComponent<OrganiserParts>(0);
                    builder.CloseComponent();
                    builder.OpenComponent(1, page);
                    foreach (var (name, value) in values)
                        builder.AddComponentParameter(2, name, value);
                    builder.CloseComponent();
                };
                var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["ChildContent"] = content });
                return BeginRenderingComponent(typeof(CascadingAuthenticationState), parameters).QuiescenceTask;
            });

        public IEnumerable<Listening> Listening(int componentId = 0)
        {
            var frames = GetCurrentRenderTreeFrames(componentId);
            var (tag, type) = ("", "");
            foreach (var frame in frames.Array.Take(frames.Count).ToArray())
            {
                if (frame.FrameType is RenderTreeFrameType.Element)
                    (tag, type) = (frame.ElementName, "");
                else if (frame.FrameType is RenderTreeFrameType.Attribute && frame.AttributeName == "type")
                    type = frame.AttributeValue as string ?? "";
                else if (frame.FrameType is RenderTreeFrameType.Attribute && frame.AttributeEventHandlerId > 0)
                    yield return new(frame.AttributeEventHandlerId, frame.AttributeName, tag, type);
                // 0 is the root alone, or one that an exception kept from being made.
                else if (frame.FrameType is RenderTreeFrameType.Component && frame.ComponentId > 0)
                {
                    foreach (var inner in Listening(frame.ComponentId))
                        yield return inner;
                }
            }
        }

        public async Task SendAsync(Listening element, EventArgs said)
        {
            if (Listening().Any(one => one.Handler == element.Handler))
                await DispatchEventAsync(element.Handler, null, said);
        }

        protected override IComponent ResolveComponentForRenderMode(
            Type componentType,
            int? parentComponentId,
            IComponentActivator componentActivator,
            IComponentRenderMode renderMode
        ) => componentActivator.CreateInstance(componentType);
    }
}

/// <summary>An element of an open page that hears of an event.</summary>
/// <param name="Handler">Number of what hears.</param>
/// <param name="Event"><c>onchange</c> and the like.</param>
/// <param name="Tag">Of the element.</param>
/// <param name="Type">Of an input or a button; may be empty.</param>
internal sealed record Listening(ulong Handler, string Event, string Tag, string Type);
