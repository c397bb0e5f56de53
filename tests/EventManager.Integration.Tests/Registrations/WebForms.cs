using System.Text.RegularExpressions;
using EventManager.Testing;
using EventManager.Web.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>Sends the public forms as a browser without JavaScript does.</summary>
internal static partial class WebForms
{
    public static async Task<HttpResponseMessage> PostFormAsync(
        this TestApp app,
        string path,
        string form,
        Dictionary<string, string> fields
    )
    {
        var page = await app.Client.GetStringAsync(path);
        var token = AntiforgeryToken().Match(page).Groups[1].Value;
        return await app.Client.PostAsync(
            path,
            new FormUrlEncodedContent(
                new Dictionary<string, string>(fields) { ["_handler"] = form, ["__RequestVerificationToken"] = token }
            )
        );
    }

    public static string Token(this TestApp app, LinkPurpose purpose, Guid id) =>
        app.Services.GetRequiredService<PersonalLinks>().Token(purpose, id);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex AntiforgeryToken();
}
