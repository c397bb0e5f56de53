using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using EventManager.Mail;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace EventManager.Web.Platform.Mails.Attaching;

/// <summary>
/// A component as a file that any browser opens, reads aloud and prints: HTML without script, with its own sheet and nothing from elsewhere.
/// In the current language.
/// </summary>
internal sealed class FileDocument(IServiceScopeFactory scopes, ILoggerFactory logs)
{
    public const string MediaType = "text/html; charset=utf-8";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="name">Of the file, without what says its format.</param>
    /// <param name="title">Of the document.</param>
    /// <param name="parameters">Of the component.</param>
    public async Task<MailAttachment> WriteAsync<T>(string name, string title, Dictionary<string, object?> parameters)
        where T : IComponent
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        var body = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString()
        );
        var language = Languages.Spoken;
        var html = new StringBuilder(body.Length + 4_096)
            .Append($"<!DOCTYPE html>\n<html lang=\"{language.Code}\" dir=\"{language.Dir}\"><head><meta charset=\"utf-8\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Append($"<title>{Encoder.Encode(title)}</title><style>{MailLook.File}</style></head>\n<body><main>\n")
            .Append(body)
            .Append("\n</main></body></html>\n");
        return new MailAttachment(name + ".html", MediaType, Encoding.UTF8.GetBytes(html.ToString()));
    }
}
