namespace EventManager.Web.Features.CheckIn.Scanner;

/// <summary>The scanner's service worker. It holds the page and its files, never data; the API passes it by.</summary>
internal static class WorkerEndpoint
{
    public const string Path = ScannerShell.Page + "/worker.js";

    public static IResult Read(HttpContext http, ScannerShell shell)
    {
        // A worker reaches its own folder; the page lies beside that folder.
        http.Response.Headers["Service-Worker-Allowed"] = ScannerShell.Page;
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Text(shell.Worker(), "text/javascript", System.Text.Encoding.UTF8);
    }
}
