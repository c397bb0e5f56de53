using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace EventManager.Testing;

/// <summary>Sends the forms of static pages as a browser without JavaScript does.</summary>
public static partial class PostedForms
{
    /// <param name="client">Keeps the form's cookie.</param>
    /// <param name="path">The page that shows the form.</param>
    /// <param name="form">Its name.</param>
    /// <param name="fields">Fields; one name may come several times.</param>
    /// <param name="files">Files by field: name and content.</param>
    public static async Task<HttpResponseMessage> PostFormAsync(
        this HttpClient client,
        string path,
        string form,
        IEnumerable<(string Name, string Value)> fields,
        params (string Field, string Name, byte[] Content)[] files
    )
    {
        var page = await client.GetStringAsync(path);
        var token = WebUtility.HtmlDecode(FormToken().Match(page).Groups[1].Value);
        using var body = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Append(("_handler", form)).Append(("__RequestVerificationToken", token)))
            body.Add(new StringContent(value), name);
        foreach (var (field, name, content) in files)
        {
            var part = new ByteArrayContent(content);
            // What a browser says about the kind of a file is not to be believed.
            part.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
            body.Add(part, field, name);
        }
        return await client.PostAsync(path, body);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
