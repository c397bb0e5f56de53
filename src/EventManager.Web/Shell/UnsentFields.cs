namespace EventManager.Web.Shell;

/// <summary>What came with a form that could not be taken.</summary>
/// <param name="IsForm">A form was sent at all.</param>
/// <param name="Fields">Its fields in their order, to be sent once more; empty where that is not possible.</param>
public sealed record UnsentFields(bool IsForm, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    private static readonly UnsentFields Nothing = new(false, []);

    /// <summary>A page cannot hold files for the browser, and no page shows a password, not even hidden.</summary>
    public static async Task<UnsentFields> OfAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType)
            return Nothing;
        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            return form.Files.Any(file => file.Length > 0) || form.Keys.Any(IsSecret)
                ? new(true, [])
                : new(true, [.. form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")))]);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or BadHttpRequestException or InvalidOperationException)
        {
            // Too large, broken, or there was no disk to put it on.
            return new(true, []);
        }
    }

    private static bool IsSecret(string name) =>
        name.Contains("password", StringComparison.OrdinalIgnoreCase) || name.Contains("passkey", StringComparison.OrdinalIgnoreCase);
}
