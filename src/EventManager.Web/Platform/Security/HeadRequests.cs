namespace EventManager.Web.Platform.Security;

/// <summary>
/// HEAD is answered as GET, without the body. Blazor's pages and our calls know GET alone, and link checkers, previews and monitors were
/// told 405.
/// </summary>
internal static class HeadRequests
{
    /// <summary>Before routing.</summary>
    public static void UseHeadRequests(this IApplicationBuilder app) =>
        app.Use(
            async (http, next) =>
            {
                if (!HttpMethods.IsHead(http.Request.Method) || http.Request.Path.StartsWithSegments("/_blazor"))
                {
                    await next(http);
                    return;
                }
                var body = http.Response.Body;
                http.Request.Method = HttpMethods.Get;
                http.Response.Body = Stream.Null;
                // The server must know again by then: an answer to GET would need as many bytes as its head promises.
                http.Response.OnStarting(() =>
                {
                    http.Request.Method = HttpMethods.Head;
                    return Task.CompletedTask;
                });
                try
                {
                    await next(http);
                }
                finally
                {
                    http.Request.Method = HttpMethods.Head;
                    http.Response.Body = body;
                }
            }
        );
}
