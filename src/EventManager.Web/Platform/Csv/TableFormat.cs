using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Security;

namespace EventManager.Web.Platform.Csv;

/// <summary>A format in which lists are saved.</summary>
/// <param name="Extension">Of its files and of the routes that answer with one: <c>.xlsx</c>.</param>
internal sealed record TableFormat(string Extension, string ContentType, Func<Stream, TableContent, CancellationToken, Task> WriteAsync)
{
    /// <summary>For people with Excel: numbers are numbers, dates dates, and a text shows as it was typed.</summary>
    public static readonly TableFormat Workbook = new(
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        XlsxFile.WriteAsync
    );

    /// <summary>For other programs, and to read in again.</summary>
    public static readonly TableFormat Csv = new(".csv", CsvFile.ContentType, CsvFile.WriteAsync);

    public static readonly IReadOnlyList<TableFormat> All = [Workbook, Csv];

    /// <summary>That of a file, or of an extension alone; CSV where none is named.</summary>
    public static TableFormat Of(string fileName) =>
        All.FirstOrDefault(format => fileName.EndsWith(format.Extension, StringComparison.OrdinalIgnoreCase)) ?? Csv;

    /// <summary>An answer that the browser saves, and that is written down: who took which list.</summary>
    /// <param name="content">What is saved.</param>
    /// <param name="eventId">Whose list it is; null for one of the house.</param>
    public IResult Download(TableContent content, Guid? eventId = null) =>
        new Saved(
            content.Name + Extension,
            eventId,
            Results.Stream(target => WriteAsync(target, content, CancellationToken.None), ContentType, content.Name + Extension)
        );

    private sealed class Saved(string fileName, Guid? eventId, IResult file) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var trail = httpContext.RequestServices.GetRequiredService<AuditTrail>();
            await trail.WriteAsync("table.exported", EventAccess.UserId(httpContext.User), eventId, fileName);
            await file.ExecuteAsync(httpContext);
        }
    }
}
