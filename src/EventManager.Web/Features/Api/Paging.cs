using System.Buffers.Text;
using System.Globalization;
using System.Text;
using EventManager.Domain.Common;

namespace EventManager.Web.Features.Api;

/// <summary>Lists are read in pages by a cursor, not by a number: a row that is added meanwhile moves nothing.</summary>
internal static class Paging
{
    public const int MaxLimit = 200;

    private const int DefaultLimit = 50;

    /// <summary>How many rows are asked for, and behind which one.</summary>
    public static Result<(int Size, (DateTimeOffset At, string Key)? After)> Ask(int? limit, string? cursor)
    {
        var size = limit ?? DefaultLimit;
        if (size is < 1 or > MaxLimit)
            return ApiRefusals.LimitInvalid;
        var after = cursor is null ? null : Read(cursor);
        if (cursor is not null && after is null)
            return ApiRefusals.CursorInvalid;
        return (size, after);
    }

    /// <param name="at">The last row's instant.</param>
    /// <param name="key">What tells rows of the same instant apart.</param>
    public static string Cursor(DateTimeOffset at, string key) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(at.UtcTicks.ToString(CultureInfo.InvariantCulture) + ":" + key));

    /// <summary>Null where the text is no cursor of ours.</summary>
    private static (DateTimeOffset At, string Key)? Read(string cursor)
    {
        if (cursor.Length > 400 || !Base64Url.IsValid(cursor))
            return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(':', 2);
        return
            parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTimeOffset.MaxValue.UtcTicks
            ? (new DateTimeOffset(ticks, TimeSpan.Zero), parts[1])
            : null;
    }

    /// <summary>Names the next page in <c>Link</c>.</summary>
    public static void LinkNext(HttpContext http, int limit, string cursor) =>
        http.Response.Headers.Link =
            $"<{http.Request.Scheme}://{http.Request.Host}{http.Request.Path}?limit={limit}&cursor={cursor}>; rel=\"next\"";
}
