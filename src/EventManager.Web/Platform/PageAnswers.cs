namespace EventManager.Web.Platform;

internal static class PageAnswers
{
    /// <summary>
    /// Answers 404 with the page's own words. Blazor drops what a page wrote as soon as it sees that status, so that the common
    /// page for unknown addresses takes its place; said in the last moment, before the first byte goes out, the words stay.
    /// </summary>
    public static void IsNotFoundInItsOwnWords(this HttpResponse response) =>
        response.OnStarting(() =>
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
}
