using System.Text.RegularExpressions;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Databases;

namespace EventManager.Web.Platform.Jobs;

/// <summary>An error's type and message, without what may be somebody's data: databases like to quote values.</summary>
internal static partial class ErrorText
{
    private const int Longest = 500;

    public static string Of(Exception error)
    {
        // Says why, and never quotes a row: "its disk is full" must not become three dots.
        if (Outages.Of(error) is { } outage)
            return Outages.Why(outage);
        while (error.InnerException is { } inner)
            error = inner;
        return CleanText.Cut(error.GetType().Name + ": " + Values().Replace(error.Message, "…").ReplaceLineEndings(" "), Longest);
    }

    /// <summary>What stands in quotes or brackets, and whatever looks like an address.</summary>
    [GeneratedRegex("""\([^)]*\)|'[^']*'|"[^"]*"|„[^“]*“|\S+@\S+""")]
    private static partial Regex Values();
}
