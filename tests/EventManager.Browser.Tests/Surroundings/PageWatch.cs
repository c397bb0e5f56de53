using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace EventManager.Browser.Tests.Surroundings;

/// <summary>
/// Notes requests that leave the server's own address, errors in the console (a violated content security policy is one) and errors
/// that nobody caught.
/// </summary>
public sealed class PageWatch
{
    private static readonly string[] OwnSchemes = ["data", "blob", "about"];

    private readonly ConcurrentQueue<string> notes = new();
    private readonly Uri server;

    public PageWatch(IBrowserContext context, Uri server)
    {
        this.server = server;
        context.Request += (_, request) => NoteIfForeign(request.Url);
        context.Console += (_, message) => NoteIfError(message);
        context.WebError += (_, error) => notes.Enqueue("error: " + error.Error);
        context.Page += (_, page) => page.WebSocket += (_, socket) => NoteIfForeign(socket.Url);
    }

    /// <summary>Set while a page is asked for that is not there: the browser calls that an error of its own.</summary>
    public bool ExpectsNotFound { get; set; }

    /// <summary>What was noted since the last time.</summary>
    public IReadOnlyList<string> Take()
    {
        var taken = new List<string>();
        while (notes.TryDequeue(out var note))
            taken.Add(note);
        return taken;
    }

    private void NoteIfForeign(string address)
    {
        var uri = new Uri(address);
        if (uri.Authority != server.Authority && !OwnSchemes.Contains(uri.Scheme))
            notes.Enqueue("foreign request: " + address);
    }

    private void NoteIfError(IConsoleMessage message)
    {
        var isExpected = ExpectsNotFound && message.Text.Contains("status of 404", StringComparison.Ordinal);
        if (message.Type is "error" && !isExpected)
            notes.Enqueue("console: " + message.Text);
    }
}
