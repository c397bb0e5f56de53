using System.Reflection;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace EventManager.Testing;

/// <summary>
/// The framework's rate limiter beats ten times a second and is ended by nobody (its middleware is no service): each program that a test
/// started went on doing so, and kept all of itself, 4.5 MB, for the rest of the run. With a thousand of them the suite took twice its time.
/// </summary>
internal sealed class LeftTimers : IStartupFilter, IDisposable
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    private RequestDelegate? pipeline;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(all => pipeline = all);
            next(app);
        };

    /// <summary>Through what each part of the pipeline calls next, to the middleware's limiters.</summary>
    public void Dispose()
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Queue<object>();
        if (pipeline is not null)
            open.Enqueue(pipeline);
        while (open.TryDequeue(out var one))
        {
            if (one is PartitionedRateLimiter<HttpContext> limiter)
                limiter.Dispose();
            else if (seen.Add(one))
                foreach (var next in NextOf(one))
                    open.Enqueue(next);
        }
        pipeline = null;
    }

    private static IEnumerable<object> NextOf(object one) =>
        one is Delegate call
            ? call.Target is { } target
                ? [target]
                : []
            : FieldsOf(one.GetType())
                .Where(field =>
                    typeof(Delegate).IsAssignableFrom(field.FieldType)
                    || field.FieldType == typeof(object)
                    || typeof(PartitionedRateLimiter<HttpContext>).IsAssignableFrom(field.FieldType)
                    || field.FieldType.Name.Contains("DisplayClass", StringComparison.Ordinal)
                    || field.FieldType.Name.Contains("Middleware", StringComparison.Ordinal)
                )
                .Select(field => field.GetValue(one))
                .OfType<object>();

    /// <summary>Also what a base class keeps to itself, as that of the framework's authorization does with the next part.</summary>
    private static IEnumerable<FieldInfo> FieldsOf(Type? type) =>
        type is null ? [] : type.GetFields(Fields | BindingFlags.DeclaredOnly).Concat(FieldsOf(type.BaseType));
}
